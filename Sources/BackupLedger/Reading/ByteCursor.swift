/// A place in a line, moving forward as things are read off it.
struct ByteCursor {
  private let bytes: ArraySlice<UInt8>
  /// The index of the next byte, in the line's own indices.
  private(set) var index: Int

  init(_ bytes: ArraySlice<UInt8>, at index: Int? = nil) {
    self.bytes = bytes
    self.index = index ?? bytes.startIndex
  }

  var isAtEnd: Bool { index >= bytes.endIndex }

  /// The next byte; 0 at the end.
  var next: UInt8 { peek(0) }

  /// The byte this many places ahead; 0 past the end.
  func peek(_ distance: Int) -> UInt8 {
    index + distance < bytes.endIndex ? bytes[index + distance] : 0
  }

  mutating func advance(_ count: Int = 1) { index = min(index + count, bytes.endIndex) }

  /// Moves to an index taken from another cursor on the same line.
  mutating func move(to other: ByteCursor) { index = other.index }

  /// Steps over the byte if it is this one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard !isAtEnd, next == byte else { return false }
    index += 1
    return true
  }

  /// Steps over the text if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.endIndex else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    index += count
    return true
  }

  mutating func skipSpaces() {
    while !isAtEnd, next == 0x20 || next == 0x09 { index += 1 }
  }

  /// Reads a number of `least`…`most` digits that no further digit follows.
  mutating func number(_ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while count <= most, peek(count).isDigit {
      value = value * 10 + Int(peek(count) - 0x30)
      count += 1
    }
    guard count >= least, count <= most else { return nil }
    index += count
    return value
  }

  /// Reads exactly this many digits, whatever follows.
  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for offset in 0..<count {
      guard peek(offset).isDigit else { return nil }
      value = value * 10 + Int(peek(offset) - 0x30)
    }
    index += count
    return value
  }

  /// Reads letters of any alphabet (every byte above ASCII counts as one), lower-cased ASCII.
  mutating func letters() -> [UInt8] {
    var word: [UInt8] = []
    while !isAtEnd, next.isLetter || next >= 0x80, word.count < 24 {
      word.append(next.lowered)
      index += 1
    }
    return word
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isSpace: Bool { self == 0x20 || self == 0x09 }
  /// ASCII capitals as small letters, all else as it is.
  var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
