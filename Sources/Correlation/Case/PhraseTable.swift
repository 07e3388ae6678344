/// Which rows of a table have a phrase that stands in a text: one pass over the text, however many
/// phrases there are.
///
/// Every pair of bytes of the text is looked up in a bitmap of the pairs with which phrases begin; only
/// where one does are phrases compared.
struct PhraseTable: Sendable {
  /// How phrases are compared with a text.
  enum Matching: Sendable {
    /// Letter for letter, anywhere.
    case exactly
    /// In any ASCII case, as words of their own: a word's edge is anything but a letter, a digit, `_` or
    /// `-`. A phrase that ends in `*` may be followed by more letters.
    case words
  }

  private struct Phrase: Sendable {
    var row: Int
    var start: Int
    var count: Int
    var isStem: Bool
  }

  private let matching: Matching
  private let bitmap: [UInt64]
  /// For each hash of a pair, where its phrases begin; one entry more than there are hashes.
  private let starts: [Int]
  private let phrases: [Phrase]
  private let text: [UInt8]

  private static let buckets = 256

  /// A table of at most 64 rows, whose phrases have two bytes or more.
  init(_ rows: [[String]], _ matching: Matching = .exactly) {
    var text: [UInt8] = []
    var bitmap = [UInt64](repeating: 0, count: 1024)
    var sorted = [[Phrase]](repeating: [], count: Self.buckets)
    for (row, phrases) in rows.enumerated() {
      for phrase in phrases {
        let isStem = matching == .words && phrase.hasSuffix("*")
        var bytes = Array(phrase.utf8)
        if isStem { bytes.removeLast() }
        if matching == .words { bytes = bytes.map(TextSearch.folded) }
        precondition(bytes.count >= 2 && row < 64)
        let pair = Self.pair(bytes[0], bytes[1])
        bitmap[pair >> 6] |= 1 << UInt64(pair & 63)
        sorted[Self.bucket(pair)].append(
          Phrase(row: row, start: text.count, count: bytes.count, isStem: isStem)
        )
        text += bytes
      }
    }
    self.matching = matching
    self.bitmap = bitmap
    self.text = text
    starts = sorted.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    phrases = sorted.flatMap { $0 }
  }

  /// The lowest row of which a phrase stands in the text; nil where none does.
  func lowestRow(in text: String) -> Int? {
    let rows = rows(in: text)
    return rows == 0 ? nil : rows.trailingZeroBitCount
  }

  /// Whether any phrase stands in the text.
  func matches(_ text: String) -> Bool { rows(in: text) != 0 }

  /// The rows of which a phrase stands in the text, a bit for each.
  func rows(in text: String) -> UInt64 {
    TextSearch.bytes(of: text) { bytes in
      matching == .words ? wordRows(in: bytes) : exactRows(in: bytes)
    }
  }

  private func exactRows(in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var found: UInt64 = 0
    guard bytes.count >= 2 else { return 0 }
    bitmap.withUnsafeBufferPointer { bitmap in
      var before = bytes[0]
      for index in 1..<bytes.count {
        let pair = Self.pair(before, bytes[index])
        before = bytes[index]
        if bitmap[pair >> 6] >> UInt64(pair & 63) & 1 == 1 {
          found |= compared(bytes, at: index - 1, pair, besides: found)
        }
      }
    }
    return found
  }

  private func wordRows(in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var found: UInt64 = 0
    guard bytes.count >= 2 else { return 0 }
    bitmap.withUnsafeBufferPointer { bitmap in
      for index in 0..<(bytes.count - 1) {
        let opens =
          index == 0 || !TextSearch.isWord(bytes[index - 1]) || !TextSearch.isWord(bytes[index])
        guard opens else { continue }
        let pair = Self.pair(TextSearch.folded(bytes[index]), TextSearch.folded(bytes[index + 1]))
        if bitmap[pair >> 6] >> UInt64(pair & 63) & 1 == 1 {
          found |= compared(bytes, at: index, pair, besides: found)
        }
      }
    }
    return found
  }

  /// The rows of the phrases that begin with the pair and stand at the index.
  @inline(never)
  private func compared(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int,
    _ pair: Int,
    besides found: UInt64
  ) -> UInt64 {
    var rows: UInt64 = 0
    let bucket = Self.bucket(pair)
    for phrase in phrases[starts[bucket]..<starts[bucket + 1]]
    where found >> UInt64(phrase.row) & 1 == 0 {
      let end = index + phrase.count
      guard end <= bytes.count else { continue }
      let isEqual = text.withUnsafeBufferPointer { text in
        for offset in 0..<phrase.count {
          let byte = bytes[index + offset]
          let wanted = text[phrase.start + offset]
          if byte != wanted, matching == .exactly || TextSearch.folded(byte) != wanted {
            return false
          }
        }
        return true
      }
      guard isEqual else { continue }
      let closes =
        matching == .exactly || phrase.isStem || end == bytes.count
        || !TextSearch.isWord(bytes[end]) || !TextSearch.isWord(bytes[end - 1])
      if closes { rows |= 1 << UInt64(phrase.row) }
    }
    return rows
  }

  @inline(__always)
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

  private static func bucket(_ pair: Int) -> Int { (pair &* 0x9E37 >> 4) & (buckets - 1) }
}
