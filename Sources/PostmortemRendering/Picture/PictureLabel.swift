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

/// Puts the labels of marks on a line into rows under it, so that no label covers another and no
/// leader runs through a label.
struct LabelRows {
  /// A mark that wants a label.
  struct Candidate {
    var x: Double
    var width: Double
    /// Higher goes first where there is no room for all.
    var priority: Int
  }

  /// The row of each candidate, 0 next to the line; nil for those that get none.
  ///
  /// A label hangs to the right of its mark, or to the left where it would leave the picture. A
  /// label must lie lower than all whose marks stand within its extent, since their leaders come
  /// down there.
  static func place(_ candidates: [Candidate], rows: Int, right: Double) -> [Int?] {
    let order = candidates.indices.sorted {
      (candidates[$1].priority, $0) < (candidates[$0].priority, $1)
    }
    var chosen: [Int] = []
    for index in order.prefix(80) {
      let trial = (chosen + [index]).sorted { candidates[$0].x < candidates[$1].x }
      if assign(trial.map { candidates[$0] }, rows: rows, right: right) != nil { chosen = trial }
    }
    var result: [Int?] = Array(repeating: nil, count: candidates.count)
    if let rows = assign(chosen.map { candidates[$0] }, rows: rows, right: right) {
      for (index, row) in zip(chosen, rows) { result[index] = row }
    }
    return result
  }

  /// The extent of a label: to the right of its mark, or to the left at the picture's edge.
  static func extent(x: Double, width: Double, right: Double) -> ClosedRange<Double> {
    x + width + 6 <= right ? (x...(x + width + 10)) : ((x - width - 10)...x)
  }

  private static func assign(_ labels: [Candidate], rows: Int, right: Double) -> [Int]? {
    var result = Array(repeating: 0, count: labels.count)
    let extents = labels.map { extent(x: $0.x, width: $0.width, right: right) }
    for index in labels.indices.reversed() {
      var row = 0
      for other in labels.indices where other > index {
        let covers = extents[index].contains(labels[other].x)
        if covers || extents[index].overlaps(extents[other]) { row = max(row, result[other] + 1) }
      }
      guard row < rows else { return nil }
      result[index] = row
    }
    // Labels that hang to the left meet the leaders of marks before them.
    for index in labels.indices where extents[index].upperBound <= labels[index].x {
      for other in labels.indices where other < index {
        if extents[index].contains(labels[other].x), result[other] >= result[index] { return nil }
      }
    }
    return result
  }
}
