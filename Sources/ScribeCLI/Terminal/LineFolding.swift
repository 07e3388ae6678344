/// Folds the lines of a listing to a terminal's width, so that no word is torn.
///
/// Whole lines are for programs and for `grep`: only a terminal gets them folded.
struct LineFolding {
  var width: Int
  /// How far the lines that go on are indented; less on a narrow terminal.
  var indent: Int

  /// The folding for the terminal that results go to; nil where they go elsewhere.
  static func ofTerminal(indent: Int) -> LineFolding? {
    Output.isOnTerminal ? LineFolding(width: Output.columns, indent: indent) : nil
  }

  /// The line broken at spaces, what goes on indented; a word too long for one line stands alone.
  func folded(_ line: String) -> String {
    var words: [(gap: Int, word: Substring)] = []
    var rest = line[...]
    while !rest.isEmpty {
      let spaces = rest.prefix { $0 == " " }
      let word = rest[spaces.endIndex...].prefix { $0 != " " }
      words.append((spaces.count, word))
      rest = rest[word.endIndex...]
    }
    return TextWrapping.fill(
      words,
      width: width,
      indent: max(min(indent, width / 4), words.first?.gap ?? 0),
      columns: Self.columns
    ).joined(separator: "\n")
  }

  /// How many columns a word takes: none where it switches colours.
  private static func columns(of word: Substring) -> Int {
    var count = 0
    var isSwitch = false
    for character in word {
      if character == "\u{1B}" { isSwitch = true }
      if !isSwitch { count += character.isWide ? 2 : 1 }
      if isSwitch, character == "m" { isSwitch = false }
    }
    return count
  }
}

extension Character {
  /// Whether terminals give it two columns: scripts of East Asia, and emoji (UAX #11).
  fileprivate var isWide: Bool {
    guard let scalar = unicodeScalars.first, scalar.value >= 0x1100 else { return false }
    return switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
