/// A JSON text that grows (RFC 8259), written without intermediate values.
struct JSONText: Sendable {
  /// What has been written, and room for what comes: appending byte by byte to an array would check
  /// each time what one look at the room needed for a whole record checks once.
  private var memory: [UInt8] = []
  private(set) var count = 0

  var bytes: ArraySlice<UInt8> { memory[..<count] }

  /// Writes what is JSON already.
  mutating func add(_ json: ArraySlice<UInt8>) {
    add(atMost: json.count) { for byte in json { $0.put(byte) } }
  }

  /// Lets `body` write at most so many bytes.
  @inline(__always)
  mutating func add(atMost room: Int, _ body: (inout JSONCursor) -> Void) {
    if count + room > memory.count {
      memory += [UInt8](repeating: 0, count: max(room, memory.count, 256))
    }
    memory.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var cursor = JSONCursor(next: base + count)
      body(&cursor)
      count = cursor.next - base
    }
  }

  /// The whole text; the writer is empty then.
  mutating func finished() -> String {
    defer { count = 0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A place in memory to which JSON is written.
///
/// A number takes at most 20 bytes, a string six for each of its own, two quotes, and the use of eight
/// more.
struct JSONCursor {
  fileprivate(set) var next: UnsafeMutablePointer<UInt8>

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  mutating func comma() { put(0x2C) }

  mutating func null() {
    for byte: UInt8 in [0x6E, 0x75, 0x6C, 0x6C] { put(byte) }
  }

  @inline(__always)
  mutating func number(_ value: Int) { number(Int64(value)) }

  /// Writes the number, null for none.
  mutating func number(_ value: Int64?) {
    guard let value else { return null() }
    if 0..<10 ~= value { return put(0x30 &+ UInt8(truncatingIfNeeded: value)) }
    if value < 0 { put(0x2D) }
    var rest = value.magnitude
    let digits = Self.digits(of: rest)
    var end = next + digits
    next = end
    while rest >= 100 {
      let pair = Int(rest % 100)
      rest /= 100
      end -= 2
      end[0] = 0x30 &+ UInt8(pair / 10)
      end[1] = 0x30 &+ UInt8(pair % 10)
    }
    if rest >= 10 {
      end[-2] = 0x30 &+ UInt8(rest / 10)
      end[-1] = 0x30 &+ UInt8(rest % 10)
    } else {
      end[-1] = 0x30 &+ UInt8(rest)
    }
  }

  /// How many digits the number has.
  @inline(__always)
  private static func digits(of value: UInt64) -> Int {
    // 1233 / 4096 is a bit more than the logarithm of 2: the guess is right, or too large by one.
    let guess = ((64 - (value | 1).leadingZeroBitCount) * 1233) >> 12
    return value | 1 < powers[guess] ? guess : guess + 1
  }

  private static let powers: [UInt64] = (0..<20).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0) == 0 ? 1 : powers[powers.count - 1] * 10)
  }

  /// Writes the string, null for none.
  mutating func string(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { string($0) }
  }

  /// Writes the text, which is valid UTF-8, as a string.
  @inline(__always)
  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    put(0x22)
    escaped(text)
    put(0x22)
  }

  /// Writes the digits that stand at these places of a text as an array, each as a number where that
  /// number is written the same, else as a string.
  @inline(__always)
  mutating func numbers(_ ranges: ArraySlice<Range<Int>>, in text: UnsafeBufferPointer<UInt8>) {
    put(0x5B)
    for (place, range) in ranges.enumerated() {
      if place > 0 { comma() }
      let isNumber = range.count < 16 && (text[range.lowerBound] != 0x30 || range.count == 1)
      if !isNumber { put(0x22) }
      for index in range { put(text[index]) }
      if !isNumber { put(0x22) }
    }
    put(0x5D)
  }

  /// Writes an array of pairs after a comma, nothing where there are none.
  mutating func ranges(_ ranges: [ClosedRange<Int>]) {
    for (place, range) in ranges.enumerated() {
      comma()
      if place == 0 { put(0x5B) }
      put(0x5B)
      number(range.lowerBound)
      comma()
      number(range.upperBound)
      put(0x5D)
    }
    if !ranges.isEmpty { put(0x5D) }
  }

  /// Writes the text between quotes, eight bytes at a time where none of them needs an escape.
  private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let (word, length) = text.word(at: index)
      // Past the end of the text stand zeros, which are not its own.
      let filled = length == 8 ? word : word | Self.harmless << UInt64(8 * length)
      if !Self.needsEscape(filled) {
        UnsafeMutableRawPointer(next).storeBytes(of: word, as: UInt64.self)
        next += length
        index += length
        continue
      }
      for byte in text[index..<index + length] {
        if byte < 0x20 || byte == 0x22 || byte == 0x5C { escape(byte) } else { put(byte) }
      }
      index += length
    }
  }

  /// Eight bytes that need no escape.
  private static let harmless: UInt64 = 0x2020_2020_2020_2020

  /// Whether one of eight bytes is a control character, a quote or a backslash.
  @inline(__always)
  private static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let found =
      ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote)
      | ((backslash &- ones) & ~backslash)
    return found & (ones &* 0x80) != 0
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    // SQLite ends a text at its first NUL: see `withoutNUL`.
    case 0: for byte in "␀".utf8 { put(byte) }
    case 0x0A, 0x09:
      put(0x5C)
      put(byte == 0x0A ? 0x6E : 0x74)
    case 0x22, 0x5C:
      put(0x5C)
      put(byte)
    default:
      for byte in "\\u00".utf8 { put(byte) }
      put(byte < 0x10 ? 0x30 : 0x31)
      let low = byte & 15
      put(low < 10 ? 0x30 + low : 0x57 + low)
    }
  }
}
