/// The few openings of messages that floods consist of, found with one look at sixteen bytes.
struct OpeningTable: Sendable {
  private static let slots = 512

  /// By hash: the first sixteen bytes of an opening, and its rule; -1 where there is none.
  private let entries: [Entry]
  /// What comes after the sixteen bytes, of all openings.
  private let rests: [UInt8]

  private struct Entry {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var rule = -1
    /// Where the rest stands among all.
    var start = 0
    var end = 0
  }

  /// A table of rules by how their messages begin; those shorter than sixteen bytes are left out.
  init(_ openings: [(rule: Int, text: String)]) {
    var entries = [Entry](repeating: Entry(), count: Self.slots)
    var rests: [UInt8] = []
    for opening in openings {
      let bytes = Array(opening.text.utf8)
      guard bytes.count >= 16 else { continue }
      let first = Self.key(bytes[0..<8])
      var slot = Self.slot(first)
      while entries[slot].rule >= 0 { slot = (slot + 1) % Self.slots }
      let rest = rests.count..<rests.count + bytes.count - 16
      rests += bytes[16...].map(lowered)
      entries[slot] = Entry(
        first: first,
        second: Self.key(bytes[8..<16]),
        rule: opening.rule,
        start: rest.lowerBound,
        end: rest.upperBound
      )
    }
    self.entries = entries
    self.rests = rests
  }

  /// The rule whose words open the message at the index; -1 where none does.
  ///
  @inline(__always)
  func rule(opening message: ByteView, at index: Int) -> Int {
    guard index + 16 <= message.count else { return -1 }
    let first = message.word(at: index) | Self.caseBits
    return entries.withUnsafeBufferPointer { entries in
      var slot = Self.slot(first)
      while entries[slot].rule >= 0 {
        let entry = entries[slot]
        if entry.first == first, entry.second == message.word(at: index + 8) | Self.caseBits,
          hasRest(of: entry, message, index + 16)
        {
          return entry.rule
        }
        slot = (slot + 1) % Self.slots
      }
      return -1
    }
  }

  @inline(__always)
  private func hasRest(of entry: Entry, _ message: ByteView, _ index: Int) -> Bool {
    var position = index
    for number in entry.start..<entry.end {
      guard lowered(message[position]) == rests[number] else { return false }
      position += 1
    }
    return true
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } | caseBits
  }

  /// Sets the bit that tells small ASCII letters from capitals, in all eight bytes.
  private static let caseBits: UInt64 = 0x2020_2020_2020_2020

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
  }
}
