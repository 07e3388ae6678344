import Glibc

/// Search in text by bytes: log lines are matched by the thousand, and only ASCII case matters.
enum TextSearch {
  /// Whether the text contains the fragment, letter for letter.
  static func contains(_ text: String, _ fragment: String) -> Bool {
    offset(of: fragment, in: text) != nil
  }

  /// The UTF-8 offset at which the fragment first stands in the text; nil where it does not.
  static func offset(of fragment: String, in text: String) -> Int? {
    bytes(of: text) { haystack in
      bytes(of: fragment) { needle in find(needle, in: haystack, from: 0) }
    }
  }

  /// Whether the text contains the word as a word of its own, in any ASCII case; `PhraseTable` is for
  /// the phrases of tables.
  static func containsWord(_ word: String, in text: String) -> Bool {
    bytes(of: text) { haystack in
      bytes(of: word) { needle in
        guard !needle.isEmpty, needle.count <= haystack.count else { return false }
        return (0...(haystack.count - needle.count)).contains { start in
          let end = start + needle.count
          let isWhole =
            (start == 0 || !isWord(haystack[start - 1]))
            && (end == haystack.count || !isWord(haystack[end]))
          return isWhole
            && needle.indices.allSatisfy { folded(haystack[start + $0]) == folded(needle[$0]) }
        }
      }
    }
  }

  /// The decimal number that begins at the offset, of at most 18 digits; nil where none does.
  static func number(in text: String, at offset: Int) -> Int? {
    bytes(of: text) { bytes in
      var value = 0
      var index = offset
      while index >= 0, index < bytes.count, index < offset + 18,
        (0x30...0x39).contains(bytes[index])
      {
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      return index > offset ? value : nil
    }
  }

  /// The number that follows the fragment in the text.
  static func number(after fragment: String, in text: String) -> Int? {
    offset(of: fragment, in: text).flatMap { number(in: text, at: $0 + fragment.utf8.count) }
  }

  /// What stands in the text between the two fragments; nil where they do not stand there in order.
  static func text(in text: String, between open: String, and close: String) -> String? {
    bytes(of: text) { haystack in
      let start = bytes(of: open) { find($0, in: haystack, from: 0).map { $0 + open.utf8.count } }
      guard let start, let end = bytes(of: close, { find($0, in: haystack, from: start) }) else {
        return nil
      }
      return String(decoding: haystack[start..<end], as: UTF8.self)
    }
  }

  private static func find(
    _ needle: UnsafeBufferPointer<UInt8>,
    in haystack: UnsafeBufferPointer<UInt8>,
    from: Int
  ) -> Int? {
    guard let first = needle.baseAddress, let base = haystack.baseAddress else { return nil }
    var start = from
    let last = haystack.count - needle.count
    while start <= last,
      let found = memchr(base + start, Int32(first.pointee), last - start + 1)
    {
      let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + place, first, needle.count) == 0 { return place }
      start = place + 1
    }
    return nil
  }

  static func bytes<Result>(
    of text: String,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }

  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Whether the byte belongs to a word: a letter, a digit, `_`, `-`, or a part of a sign beyond ASCII.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte == 0x2D || byte >= 0x80
  }
}
