/// Text in lines of a terminal's width.
enum TextWrapping {
  /// The text broken at spaces; a word longer than the line stands alone.
  static func wrap(_ text: String, width: Int) -> [String] {
    let words = text.split(separator: " ")
    return fill(
      words.indices.map { (gap: $0 == 0 ? 0 : 1, word: words[$0]) },
      width: width,
      columns: \.count
    )
  }

  /// Lines of these words, each behind its gap of spaces unless it begins a line that goes on, which is
  /// indented; a word too long for one line stands alone.
  static func fill(
    _ words: [(gap: Int, word: Substring)],
    width: Int,
    indent: Int = 0,
    columns: (Substring) -> Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var column = 0
    for (place, (gap, word)) in words.enumerated() {
      let wide = columns(word)
      var gap = gap
      if place > 0, column + gap + wide > width {
        lines.append(line)
        (line, column, gap) = ("", 0, indent)
      }
      line += String(repeating: " ", count: gap) + word
      column += gap + wide
    }
    return words.isEmpty ? [] : lines + [line]
  }

  /// The text cut to the width, with an ellipsis where something is left out.
  static func cut(_ text: String, width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }
}
