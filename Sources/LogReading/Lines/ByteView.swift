import Glibc

/// A run of bytes that someone else owns, with reads past its ends answered by 0 instead of a trap.
///
/// Everything on the hot path looks at log text through this: no String, no Array, no copy. It is
/// valid only as long as the buffer it was made from, which the line splitter guarantees for the
/// duration of one call.
struct ByteView {
  /// The first byte; never read where `count` is 0.
  let base: UnsafePointer<UInt8>
  /// How many bytes there are.
  let count: Int

  @inline(__always)
  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// The byte at the index, 0 outside.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : 0
  }

  var isEmpty: Bool { count == 0 }

  /// The bytes from the index on; empty where the index lies past the end.
  @inline(__always)
  func from(_ index: Int) -> ByteView {
    let start = min(max(index, 0), count)
    return ByteView(base: base + start, count: count - start)
  }

  /// The bytes of a range, clamped to what there is.
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> ByteView {
    let low = min(max(start, 0), count)
    let high = min(max(end, low), count)
    return ByteView(base: base + low, count: high - low)
  }

  /// Eight bytes as a little-endian number; the caller knows that they are there.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
  }

  /// The first eight bytes as a little-endian number, zeros for those that are not there.
  var head: UInt64 {
    if count >= 8 { return word(at: 0) }
    var head: UInt64 = 0
    for index in 0..<count { head |= UInt64(base[index]) << UInt64(8 * index) }
    return head
  }

  /// Whether the literal stands at the index.
  @inline(__always)
  func has(_ literal: StaticString, at index: Int = 0) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    return memcmp(base + index, literal.utf8Start, length) == 0
  }

  /// Where the byte first stands from the index on.
  @inline(__always)
  func firstIndex(of byte: UInt8, from index: Int = 0) -> Int? {
    guard index >= 0, index < count,
      let found = memchr(base + index, Int32(byte), count - index)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: base)
  }

  /// Where the byte last stands.
  func lastIndex(of byte: UInt8) -> Int? { bytes.lastIndex(of: byte) }

  /// Where the literal first stands from the index on.
  func firstRange(of literal: StaticString, from index: Int = 0) -> Range<Int>? {
    let length = literal.utf8CodeUnitCount
    guard index >= 0, length > 0 else { return nil }
    let first = literal.utf8Start.pointee
    var position = index
    while position + length <= count {
      guard let found = slice(position, count - length + 1).firstIndex(of: first) else {
        return nil
      }
      position += found
      if memcmp(base + position, literal.utf8Start, length) == 0 {
        return position..<position + length
      }
      position += 1
    }
    return nil
  }

  /// Whether the literal stands anywhere.
  func contains(_ literal: StaticString) -> Bool { firstRange(of: literal) != nil }

  /// The index of the first byte that is not a digit, from the index on.
  @inline(__always)
  func skipDigits(_ index: Int) -> Int {
    var position = index
    while isDigit(self[position]) { position += 1 }
    return position
  }

  /// The index of the first byte that is not a space, from the index on.
  @inline(__always)
  func skipSpaces(_ index: Int) -> Int {
    var position = index
    while self[position] == 0x20 { position += 1 }
    return position
  }

  /// The decimal number in the range; digits past the nineteenth wrap around.
  func number(_ start: Int, _ end: Int) -> UInt64 {
    var value: UInt64 = 0
    var index = start
    while index < end {
      value = value &* 10 &+ UInt64(self[index] &- 0x30)
      index += 1
    }
    return value
  }

  /// The bytes without spaces, tabs, carriage returns and NULs at either end.
  var trimmed: ByteView {
    var low = 0
    var high = count
    while low < high, isBlank(base[low]) { low += 1 }
    while high > low, isBlank(base[high - 1]) { high -= 1 }
    return slice(low, high)
  }

  /// Whether nothing but blanks stands here.
  var isBlankLine: Bool {
    var index = 0
    while index < count {
      if !isBlank(base[index]) { return false }
      index += 1
    }
    return true
  }

  /// Whether the bytes are those of the text.
  func isText(_ text: String) -> Bool {
    guard text.utf8.count == count else { return false }
    var text = text
    return text.withUTF8 { memcmp($0.baseAddress ?? base, base, count) == 0 }
  }

  /// The bytes, valid as long as this view is.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// The text, see `readableText`.
  var text: String { readableText(bytes) }

  /// Whether the bytes are valid UTF-8, so that `text` is made of these very bytes.
  var isValidText: Bool {
    var index = 0
    var all: UInt64 = 0
    while index + 8 <= count {
      all |= word(at: index)
      index += 8
    }
    while index < count {
      all |= UInt64(base[index])
      index += 1
    }
    return all & 0x8080_8080_8080_8080 == 0 || String(validating: bytes, as: UTF8.self) != nil
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0 }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

@inline(__always)
func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

/// Bytes of a log as text, whatever they are.
///
/// Valid UTF-8 stays as it is. A byte that is no part of a valid sequence is read as Latin-1, the
/// character set that servers before 5.7 most often wrote (`Arr\xEAt normal` is `Arrêt normal`);
/// where Latin-1 has only a control code, it becomes U+FFFD.
func readableText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  if let valid = String(validating: bytes, as: UTF8.self) { return valid }
  var scalars = String.UnicodeScalarView()
  var index = 0
  while index < bytes.count {
    let length = validSequenceLength(bytes, index)
    if length > 0 {
      let part = UnsafeBufferPointer(rebasing: bytes[index..<index + length])
      scalars.append(contentsOf: String(decoding: part, as: UTF8.self).unicodeScalars)
      index += length
    } else {
      let byte = bytes[index]
      scalars.append(byte >= 0xA0 ? Unicode.Scalar(byte) : "\u{FFFD}")
      index += 1
    }
  }
  return String(scalars)
}

/// How many bytes the well-formed UTF-8 sequence at the index has, 0 where there is none (Unicode
/// 15, table 3-7).
private func validSequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
  let first = bytes[index]
  if first < 0x80 { return 1 }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return 0 }
  for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
  let second = bytes[index + 1]
  switch first {
  case 0xE0: return second >= 0xA0 ? 3 : 0
  case 0xED: return second < 0xA0 ? 3 : 0
  case 0xF0: return second >= 0x90 ? 4 : 0
  case 0xF4: return second < 0x90 ? 4 : 0
  default: return length
  }
}
