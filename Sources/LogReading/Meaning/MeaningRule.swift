/// Words by which a message is told apart, and what a message with them is about.
package struct MeaningRule: Sendable {
  /// The words, upper and lower case being the same; or bytes, two hexadecimal digits each.
  package let phrase: String
  private let isHexadecimal: Bool
  /// Where they must stand.
  let place: Place
  /// Other words that must stand somewhere too.
  package let also: String?
  package let category: LogCategory
  /// The block that such a line opens.
  let block: BlockKind
  /// Whether nothing else in the message can change the meaning, so that the search may stop.
  let isFinal: Bool

  enum Place: Sendable {
    case anywhere
    /// At the beginning of the message, past `InnoDB: ` or the program's name.
    case start
  }

  init(
    _ category: LogCategory,
    _ phrase: String,
    _ place: Place = .anywhere,
    also: String? = nil,
    block: BlockKind = .none,
    isFinal: Bool = false
  ) {
    self.phrase = phrase
    isHexadecimal = false
    self.place = place
    self.also = also
    self.category = category
    self.block = block
    self.isFinal = isFinal
  }

  /// Words in another character set than UTF-8, as the bytes that they are, ASCII letters small.
  init(_ category: LogCategory, hexadecimal digits: String) {
    phrase = digits
    isHexadecimal = true
    place = .anywhere
    also = nil
    self.category = category
    block = .none
    isFinal = false
  }

  /// What is looked for: at least seven bytes, ASCII letters small.
  package var bytes: [UInt8] {
    guard isHexadecimal else { return phrase.utf8.map(lowered) }
    let values = phrase.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return (0..<values.count / 2).map { values[2 * $0] << 4 | values[2 * $0 + 1] }
  }
}
