/// UTF-16 text as UTF-8: what `mysqld … > log` leaves when PowerShell does the redirecting.
struct UTF16Input: ByteInput {
  private var input: any ByteInput
  private let bigEndian: Bool
  private var pending: [UInt8] = []
  private var highSurrogate: UInt16?

  var consumed: Int { input.consumed }

  init(_ input: any ByteInput, bigEndian: Bool) {
    self.input = input
    self.bigEndian = bigEndian
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    // Each 16-bit unit becomes three bytes at most, and a pair four.
    let room = buffer.count / 4 * 2
    guard room >= 2 else { return 0 }
    var units = [UInt8](repeating: 0, count: room)
    let start = pending.count
    units.replaceSubrange(0..<start, with: pending)
    let count = try units.withUnsafeMutableBytes {
      try input.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
    }
    let total = start + count
    pending = total % 2 == 1 && count > 0 ? [units[total - 1]] : []
    var written = 0
    for index in stride(from: 0, to: total - 1, by: 2) {
      let low = UInt16(units[index + (bigEndian ? 1 : 0)])
      let high = UInt16(units[index + (bigEndian ? 0 : 1)])
      guard let scalar = scalar(of: high << 8 | low) else { continue }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        buffer[written] = byte
        written += 1
      }
    }
    if written == 0, count > 0 { return try read(into: buffer) }
    return written
  }

  /// The character that a unit completes; nil where it is the first half of a pair.
  private mutating func scalar(of unit: UInt16) -> Unicode.Scalar? {
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        return Unicode.Scalar(
          0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        )
      }
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
      return nil
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }
}
