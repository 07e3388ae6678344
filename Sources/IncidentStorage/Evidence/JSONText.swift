/// A JSON array of arrays, written without intermediate values (RFC 8259).
struct JSONText: Sendable {
  /// What has been written, and room for what comes: appending byte by byte to an array would check
  /// each time what a look at the room needed for a value checks once.
  private var bytes: [UInt8] = []
  private(set) var count = 0
  private var isFirst = true

  /// Begins the array with this number within the whole.
  mutating func open(in number: Int) {
    makeRoom(2)
    put(number == 0 ? 0x5B : 0x2C)
    put(0x5B)
    isFirst = true
  }

  mutating func close() {
    makeRoom(1)
    put(0x5D)
  }

  /// The whole text; the writer is empty then.
  mutating func finished() -> String {
    close()
    defer { count = 0 }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  mutating func number(_ value: Int64?) {
    makeRoom(24)
    separate()
    guard let value else { return null() }
    if value < 0 { put(0x2D) }
    put(decimal: value.magnitude)
  }

  mutating func number(_ value: Int) { number(Int64(value)) }

  mutating func string(_ value: String?) {
    guard var value else {
      makeRoom(5)
      separate()
      return null()
    }
    value.withUTF8 { text in
      // The longest escape has six bytes.
      makeRoom(text.count * 6 + 3)
      separate()
      put(0x22)
      put(escaped: text)
      put(0x22)
    }
  }

  /// An array of pairs, left out where there are none.
  mutating func ranges(_ ranges: [ClosedRange<Int>]) {
    guard !ranges.isEmpty else { return }
    let pairs = ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
    let text = Array("[\(pairs.joined(separator: ","))]".utf8)
    makeRoom(text.count + 1)
    separate()
    for byte in text { put(byte) }
  }

  private mutating func makeRoom(_ more: Int) {
    guard count + more > bytes.count else { return }
    bytes += [UInt8](repeating: 0, count: max(more, bytes.count, 4096))
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count &+= 1
  }

  private mutating func separate() {
    if !isFirst { put(0x2C) }
    isFirst = false
  }

  private mutating func null() { for byte: UInt8 in [0x6E, 0x75, 0x6C, 0x6C] { put(byte) } }

  private mutating func put(decimal value: UInt64) {
    var digits = 1
    var limit: UInt64 = 10
    while digits < 19, value >= limit {
      digits += 1
      limit &*= 10
    }
    if digits == 19, value >= limit { digits = 20 }
    var rest = value
    for place in (count..<count + digits).reversed() {
      bytes[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  /// Runs of plain bytes are copied whole.
  private mutating func put(escaped text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      put(run: text, start..<index)
      start = index + 1
      put(escape: byte)
    }
    put(run: text, start..<text.count)
  }

  private mutating func put(run text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bytes.withUnsafeMutableBytes { target in
      UnsafeMutableRawBufferPointer(rebasing: target[count...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[range]))
    }
    count += range.count
  }

  private mutating func put(escape byte: UInt8) {
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
