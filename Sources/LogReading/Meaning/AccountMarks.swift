/// Where the words that stand before an account's parts first stand in a message.
///
/// All of them have a single quote, of which a message has few: one pass over its quotes finds what
/// would take a search for each.
struct AccountMarks {
  /// Behind `user: '`.
  private(set) var user: Int?
  /// Behind `host: '`.
  private(set) var host: Int?
  /// Behind `IP address '`.
  private(set) var address: Int?
  /// At the first quote of `'@'`.
  private(set) var middle: Int?

  init(_ text: ByteView) {
    var next = 0
    while let quote = text.firstIndex(of: 0x27, from: next) {
      next = quote + 1
      // All the words end with a space.
      if text[quote - 1] == 0x20 {
        if user == nil, Self.stands("user: ", before: quote, in: text) { user = next }
        if host == nil, Self.stands("host: ", before: quote, in: text) { host = next }
        if address == nil, Self.stands("IP address ", before: quote, in: text) { address = next }
      }
      if middle == nil, text[next] == 0x40, text[next + 1] == 0x27 { middle = quote }
    }
  }

  private static func stands(_ words: StaticString, before index: Int, in text: ByteView) -> Bool {
    text.has(words, at: index - words.utf8CodeUnitCount)
  }
}
