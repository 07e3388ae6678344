import Foundation
import IncidentModel
import IncidentStorage
import Synchronization
import TestSupport
import Testing

@Suite("Many writers")
struct ConcurrencyTests {
  @Test("Writers with connections of their own lose no entry and break no chain")
  func writers() throws {
    let journal = try TestJournal.withIncident()
    let path = journal.store.path
    let writers = 12
    let each = 15
    let acknowledged = Mutex<[Int]>([])
    let problems = Mutex<[String]>([])
    let group = DispatchGroup()
    for writer in 0..<writers {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        do {
          let store = try IncidentStore(path: path)
          var generator = SeededGenerator(seed: UInt64(writer) + 100)
          for count in 0..<each {
            let now = Instant(seconds: 1_698_700_000 + count)
            let recorded = try store.record([
              EntryDraft(
                id: EntryID.make(at: now, using: &generator),
                recordedAt: now,
                author: "writer \(writer)",
                host: "stock-db",
                body: count.isMultiple(of: 5)
                  ? .hypothesisProposed(text: "\(writer)-\(count)")
                  : .event(.observation, text: "\(writer)-\(count)", insteadOf: [], command: nil)
              )
            ])
            acknowledged.withLock { $0 += recorded.map(\.number) }
          }
        } catch {
          problems.withLock { $0.append("writer \(writer): \(error)") }
        }
      }
    }
    group.wait()
    #expect(problems.withLock { $0 } == [])
    let numbers = acknowledged.withLock { $0 }.sorted()
    #expect(numbers == Array(2...(writers * each + 1)))
    let snapshot = try IncidentStore(reading: path).snapshot()
    let expected = (0..<writers).flatMap { writer in (0..<each).map { "\(writer)-\($0)" } }
    #expect(Set(snapshot.timeline.dropFirst().map(\.text)).isSuperset(of: expected))
    #expect(snapshot.timeline.count == writers * each + 1)
    #expect(snapshot.hypotheses.map(\.number) == Array(1...(writers * each / 5)))
    #expect(try journal.problems() == [])
  }

  @Test("The first commands of an outage, all at once, make one database")
  func firstCommands() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("new/scribe.sqlite")
    let problems = Mutex<[String]>([])
    let group = DispatchGroup()
    for writer in 0..<8 {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        do {
          var generator = SeededGenerator(seed: UInt64(writer))
          let now = Instant(seconds: 1_698_700_000)
          _ = try IncidentStore(path: path).record([
            EntryDraft(
              id: EntryID.make(at: now, using: &generator),
              recordedAt: now,
              author: "writer",
              host: "stock-db",
              body: .incidentOpened(.init(title: "outage \(writer)", zone: "UTC"))
            )
          ])
        } catch {
          problems.withLock { $0.append("\(error)") }
        }
      }
    }
    group.wait()
    #expect(problems.withLock { $0 } == [])
    let store = try IncidentStore(reading: path)
    #expect(try store.incidents().all.map(\.number) == Array((1...8).reversed()))
    #expect(try store.check().isHealthy)
  }
}
