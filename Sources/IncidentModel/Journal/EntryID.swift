/// The ids of entries: UUIDs of version 7 (RFC 9562, section 5.7), which sort by time.
package enum EntryID {
  /// A new id: 48 bits of milliseconds since 1970, 74 random bits.
  package static func make(
    at instant: Instant,
    using generator: inout some RandomNumberGenerator
  ) -> String {
    let milliseconds = UInt64(max(0, instant.microseconds / 1000))
    let high =
      milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
    let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0..<1 << 62, using: &generator)
    let digits = hexadecimal(high) + hexadecimal(low)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }

  /// The id of what an entry brings about by itself, such as the next occurrence of a follow-up that
  /// is done: one more than its own, and so the same in every database that takes the entry in.
  package static func following(_ id: String) -> String {
    guard id.utf8.count == 36, let low = UInt64(id.suffix(12), radix: 16) else { return id + "+1" }
    return String(id.prefix(24) + hexadecimal((low &+ 1) & 0xFFFF_FFFF_FFFF).suffix(12))
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
