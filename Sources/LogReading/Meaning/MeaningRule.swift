/// Words by which a message is told apart, and what a message with them is about.
package struct MeaningRule: Sendable {
  /// The words, at least seven bytes of UTF-8; upper and lower case are the same.
  package let phrase: String
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
    self.place = place
    self.also = also
    self.category = category
    self.block = block
    self.isFinal = isFinal
  }
}
