/// Counts the rows of INSERT statements, piece by piece.
///
/// Strings are stepped over by SQL's and mysqldump's rules: quotes end them, backslashes escape, a
/// doubled quote is one quote (which reads as two strings, and comes to the same). Strings are read eight
/// bytes at a time, so that a dump is counted faster than it is decompressed.
struct ValueCounter {
  /// Rows seen in the statement at hand.
  private(set) var rows = 0
  private var depth = 0
  private var quote: UInt8 = 0
  private var isEscaped = false
  private var isInValues = false
  /// How much of the word VALUES has been read.
  private var matched = 0

  private static let word: [UInt8] = Array("VALUES".utf8)
  /// The bytes under 64 that matter outside strings, `"'();`, a bit each.
  private static let marks: UInt64 = 1 << 0x22 | 1 << 0x27 | 1 << 0x28 | 1 << 0x29 | 1 << 0x3B

  init() {}

  /// Reads on from the index; returns the index behind the statement's semicolon, nil where the piece
  /// ends before it.
  mutating func read(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let count = piece.count
    while index < count {
      if quote != 0 {
        index = endOfString(piece, from: index)
        continue
      }
      if isInValues {
        index = Self.nextMark(piece, from: index)
        guard index < count else { return nil }
      }
      let byte = piece[index]
      index += 1
      switch byte {
      case 0x27, 0x22, 0x60: quote = byte
      case 0x28:
        if depth == 0, isInValues { rows &+= 1 }
        depth &+= 1
      case 0x29: depth -= depth > 0 ? 1 : 0
      case 0x3B where depth == 0: return index
      default:
        guard !isInValues, depth == 0 else { continue }
        matched = byte & 0xDF == Self.word[matched] ? matched + 1 : byte & 0xDF == 0x56 ? 1 : 0
        if matched == Self.word.count { isInValues = true }
      }
    }
    return nil
  }

  /// The index of the next byte outside strings that matters; the piece's end where there is none.
  private static func nextMark(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let count = piece.count
    let marks = Self.marks
    while index < count {
      let byte = piece[index]
      if byte < 64 ? marks >> UInt64(byte) & 1 == 1 : byte == 0x60 { break }
      index &+= 1
    }
    return index
  }

  /// The index behind the quote that ends the string; the piece's end where none does.
  private mutating func endOfString(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let count = piece.count
    if isEscaped {
      isEscaped = false
      index += 1
    }
    let escape: UInt8 = quote == 0x60 ? 0x60 : 0x5C
    while index < count {
      index = Self.next(quote, or: escape, piece, from: index)
      guard index < count else { break }
      index += 1
      if piece[index - 1] == quote {
        quote = 0
        return index
      }
      // The byte behind a backslash may be the next piece's first.
      guard index < count else {
        isEscaped = true
        return count
      }
      index += 1
    }
    return count
  }

  /// The index of the first of two bytes; the piece's end where neither stands in it.
  private static func next(
    _ one: UInt8,
    or other: UInt8,
    _ piece: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    var index = start
    let count = piece.count
    let bytes = UnsafeRawBufferPointer(piece)
    let (ones, others) = (lows &* UInt64(one), lows &* UInt64(other))
    while index &+ 8 <= count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = zeros(word ^ ones) | zeros(word ^ others)
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count, piece[index] != one, piece[index] != other { index &+= 1 }
    return index
  }

  private static let lows: UInt64 = 0x0101_0101_0101_0101

  /// The high bit of each byte that is zero, up to the first one for certain.
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- lows) & ~word & 0x8080_8080_8080_8080
  }
}
