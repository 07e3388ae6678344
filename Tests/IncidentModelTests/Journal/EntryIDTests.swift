import IncidentModel
import TestSupport
import Testing

@Suite("Ids of entries")
struct EntryIDTests {
  /// RFC 9562, appendix A.6: the example of a UUIDv7 is of this moment.
  private let example = Instant(microseconds: 1_645_557_742_000_000)

  @Test("An id has the form of a UUID of version 7")
  func shape() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let id = EntryID.make(at: example, using: &generator)
      let parts = id.split(separator: "-", omittingEmptySubsequences: false)
      #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
      #expect(id.utf8.allSatisfy { "0123456789abcdef-".utf8.contains($0) })
      #expect(id.hasPrefix("017f22e2-79b0-7"))
      #expect(parts[3].first.map { "89ab".contains($0) } == true)
    }
  }

  @Test("Ids sort by their millisecond")
  func order() {
    var generator = SeededGenerator(seed: 2)
    let ids = (0..<200 as Range<Int64>).map {
      EntryID.make(at: example + TimeSpan(microseconds: $0 * 1000), using: &generator)
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test("A clock before 1970 or far ahead makes an id all the same")
  func extremes() {
    var generator = SeededGenerator(seed: 3)
    for microseconds in [Int64.min, -1, 0, .max] {
      let id = EntryID.make(at: Instant(microseconds: microseconds), using: &generator)
      #expect(id.count == 36)
    }
  }
}
