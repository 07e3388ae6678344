/// A text in the picture, and the room that it takes.
package struct PictureLabel: Sendable, Hashable {
  package var text: String
  /// The left edge.
  package var x: Double
  /// The baseline.
  package var y: Double
  package var width: Double
  package var size: Double

  init(_ text: String, x: Double, y: Double, size: Double = 12) {
    self.text = text
    self.x = x
    self.y = y
    self.size = size
    width = Self.width(of: text, size: size)
  }

  package var top: Double { y - size * 0.8 }
  package var bottom: Double { y + size * 0.22 }

  /// Whether two labels cover a common place.
  package func overlaps(_ other: PictureLabel) -> Bool {
    x < other.x + other.width && other.x < x + width && top < other.bottom && other.top < bottom
  }

  /// A width that common sans-serif fonts do not exceed: narrow letters count half, wide scripts
  /// (https://www.unicode.org/reports/tr11/) a whole em.
  static func width(of text: String, size: Double) -> Double {
    var ems = 0.0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "[", "]", "f", "t",
        "r":
        ems += 0.38
      case "m", "w", "M", "W", "@", "%", "—", "…": ems += 0.95
      case "A"..."Z": ems += 0.70
      case "\u{1100}"..."\u{115F}", "\u{2E80}"..."\u{A4CF}", "\u{AC00}"..."\u{D7A3}",
        "\u{F900}"..."\u{FAFF}", "\u{FE30}"..."\u{FE6F}", "\u{FF00}"..."\u{FF60}",
        "\u{1F300}"..."\u{1FAFF}":
        ems += 1.05
      default: ems += 0.59
      }
    }
    return ems * size
  }

  /// The text cut to a width, with an ellipsis; empty where not even a few letters fit.
  static func cut(_ text: String, to width: Double, size: Double = 12) -> String {
    if self.width(of: text, size: size) <= width { return text }
    var shown = Array(text.prefix(200))
    while shown.count > 3 {
      shown.removeLast(max(1, shown.count / 16))
      let candidate = Words.trimmed(String(shown)) + "…"
      if self.width(of: candidate, size: size) <= width { return candidate }
    }
    return ""
  }
}
