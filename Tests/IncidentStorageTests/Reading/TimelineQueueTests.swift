import IncidentModel
import Testing

@testable import IncidentStorage

@Suite("Entries on their way from the index to a timeline")
struct TimelineQueueTests {
  /// An entry that happened at a second, recorded at another; nil means that nobody knows when.
  private func entry(_ number: Int, at second: Int?, recorded: Int) -> TimelineEntry {
    TimelineEntry(
      number: number,
      kind: .event,
      occurred: EventTime(from: second.map(Instant.init(seconds:)), zone: "UTC"),
      recordedAt: Instant(seconds: recorded),
      author: "ann",
      host: "db1",
      text: "seen"
    )
  }

  private func ordered(_ entries: [TimelineEntry]) -> [Int] {
    var queue = TimelineQueue()
    var numbers: [Int] = []
    // As the index has them: the unknown times first, ties by number.
    let byIndex = entries.sorted {
      ($0.occurred.from?.microseconds ?? .min, $0.number)
        < ($1.occurred.from?.microseconds ?? .min, $1.number)
    }
    for entry in byIndex { queue.add(entry) { numbers.append($0.number) } }
    queue.finish { numbers.append($0.number) }
    return numbers
  }

  @Test("An entry without a time stands where it was recorded, one of a moment by its clock")
  func order() {
    let entries = [
      entry(1, at: 10, recorded: 30), entry(2, at: 10, recorded: 20),
      entry(3, at: nil, recorded: 15), entry(4, at: nil, recorded: 5),
      entry(5, at: 20, recorded: 50), entry(6, at: nil, recorded: 90),
    ]
    #expect(ordered(entries) == [4, 2, 1, 3, 5, 6])
    #expect(ordered([]) == [])
    #expect(ordered([entry(1, at: nil, recorded: 2), entry(2, at: nil, recorded: 1)]) == [2, 1])
  }

  @Test("The order is that of sorting, whatever the times are")
  func likeSorting() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let entries = (1...Int.random(in: 1...30, using: &random)).map { number in
        entry(
          number,
          at: Bool.random(using: &random) ? Int.random(in: 0..<6, using: &random) : nil,
          recorded: Int.random(in: 0..<8, using: &random)
        )
      }
      #expect(ordered(entries) == entries.sorted(by: TimelineEntry.isInOrder).map(\.number))
    }
  }
}
