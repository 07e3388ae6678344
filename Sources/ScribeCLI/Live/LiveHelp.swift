import IncidentModel

/// What `:help` shows: the signs of the live prompt, and its keys.
package enum LiveHelp {
  /// The lines for a terminal of so many columns, broken between words; on a narrow one, what a sign
  /// does stands below it.
  package static func lines(width: Int) -> [String] {
    let keys = "Ctrl-D leaves, :quit too; Ctrl-C keeps the line for the up arrow; Tab completes"
    let column = width < 50 ? 4 : 20
    return LiveLine.signs.flatMap { sign -> [String] in
      let typed = "  " + (sign.sign + " " + sign.follows).trimmed
      let meaning = hanging(sign.meaning, at: column, width: width)
      guard column > typed.count, let first = meaning.first else { return [typed] + meaning }
      return [typed + first.dropFirst(typed.count)] + meaning.dropFirst()
    } + hanging(keys, at: 2, width: width)
  }

  /// The text in lines that all begin at a column.
  private static func hanging(_ text: String, at column: Int, width: Int) -> [String] {
    TextWrapping.wrap(text, width: max(1, width - column))
      .map { String(repeating: " ", count: column) + $0 }
  }
}
