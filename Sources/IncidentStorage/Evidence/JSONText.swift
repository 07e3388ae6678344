/// A JSON array of arrays, written without intermediate values (RFC 8259).
struct JSONText: Sendable {
  private var bytes: [UInt8] = []
  private var isFirst = true

  var count: Int { bytes.count }

  /// Begins the array with this number within the whole.
  mutating func open(in number: Int) {
    bytes.append(number == 0 ? 0x5B : 0x2C)
    bytes.append(0x5B)
    isFirst = true
  }

  mutating func close() { bytes.append(0x5D) }

  /// The whole text; the writer is empty then.
  mutating func finished() -> String {
    bytes.append(0x5D)
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func number(_ value: Int64?) {
    separate()
    guard let value else { return null() }
    if value < 0 { bytes.append(0x2D) }
    append(value.magnitude)
  }

  mutating func number(_ value: Int) { number(Int64(value)) }

  mutating func string(_ value: String?) {
    separate()
    guard var value else { return null() }
    bytes.append(0x22)
    value.withUTF8 { append(escaped: $0) }
    bytes.append(0x22)
  }

  /// An array of pairs, left out where there are none.
  mutating func ranges(_ ranges: [ClosedRange<Int>]) {
    guard !ranges.isEmpty else { return }
    separate()
    let pairs = ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
    bytes += "[\(pairs.joined(separator: ","))]".utf8
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }

  private mutating func null() { bytes += [0x6E, 0x75, 0x6C, 0x6C] }

  private mutating func append(_ value: UInt64) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Runs of plain bytes are copied whole.
  private mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      start = index + 1
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x09: bytes += [0x5C, 0x74]
      // SQLite ends a text at its first NUL: see `withoutNUL`.
      case 0: bytes += "␀".utf8
      default:
        bytes += "\\u00".utf8
        bytes += [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
