/// Search in text by bytes: log lines are matched by the thousand, and only ASCII case matters.
enum TextSearch {
  /// Whether the text contains the fragment, letter for letter.
  static func contains(_ text: String, _ fragment: String) -> Bool {
    offset(of: fragment, in: text) != nil
  }

  /// The UTF-8 offset at which the fragment first stands in the text; nil where it does not.
  static func offset(of fragment: String, in text: String) -> Int? {
    bytes(of: text) { haystack in
      bytes(of: fragment) { needle in find(needle, in: haystack, from: 0, foldingCase: false) }
    }
  }

  /// Whether the text contains the words as words of their own, in any ASCII case.
  ///
  /// A word's edge is anything but a letter, a digit, `_` or `-`; the words' last letter may be followed
  /// by more letters where `words` ends in `*` (`restart*` finds `restarted`).
  static func containsWords(_ words: String, in text: String) -> Bool {
    let isStem = words.hasSuffix("*")
    let sought = isStem ? String(words.dropLast()) : words
    return bytes(of: text) { haystack in
      bytes(of: sought) { needle in
        var from = 0
        while let start = find(needle, in: haystack, from: from, foldingCase: true) {
          let end = start + needle.count
          let opens = start == 0 || !isWord(haystack[start - 1]) || !isWord(haystack[start])
          let closes =
            isStem || end == haystack.count || !isWord(haystack[end]) || !isWord(haystack[end - 1])
          if opens, closes { return true }
          from = start + 1
        }
        return false
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
    guard let start = offset(of: open, in: text) else { return nil }
    let rest = String(decoding: text.utf8.dropFirst(start + open.utf8.count), as: UTF8.self)
    guard let end = offset(of: close, in: rest) else { return nil }
    return String(decoding: rest.utf8.prefix(end), as: UTF8.self)
  }

  private static func find(
    _ needle: UnsafeBufferPointer<UInt8>,
    in haystack: UnsafeBufferPointer<UInt8>,
    from: Int,
    foldingCase: Bool
  ) -> Int? {
    guard let first = needle.first, needle.count <= haystack.count else { return nil }
    let firstFolded = foldingCase ? folded(first) : first
    var start = from
    let last = haystack.count - needle.count
    while start <= last {
      let byte = foldingCase ? folded(haystack[start]) : haystack[start]
      if byte == firstFolded {
        var index = 1
        while index < needle.count {
          let one = haystack[start + index]
          let other = needle[index]
          if one != other, !foldingCase || folded(one) != folded(other) { break }
          index += 1
        }
        if index == needle.count { return start }
      }
      start += 1
    }
    return nil
  }

  private static func bytes<Result>(
    of text: String,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(folded(byte)) || byte == 0x5F
      || byte == 0x2D || byte >= 0x80
  }
}
