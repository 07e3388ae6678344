import Foundation
import GRDB
import IncidentModel
import IncidentStorage
import LogReading
import TestSupport
import Testing

/// Databases that earlier versions wrote; each fixture is what `sqlite3 .dump` says of a genuine one.
@Suite("Databases of earlier versions")
struct MigrationTests {
  /// A database of schema 1: an incident with logs, corrections, hypotheses, follow-ups, a finding.
  private func database(ofSchema version: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/schema-000\(version).sql")
    let dump = try String(contentsOf: fixture, encoding: .utf8)
    let queue = try DatabaseQueue(path: folder.file("scribe.sqlite"))
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: dump)
      try database.execute(
        sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(0x5343_5242)"
      )
    }
    try queue.close()
    return folder
  }

  @Test("A database in use is brought up to date, and says what it said before")
  func migrated() throws {
    let folder = try database(ofSchema: 1)
    let path = folder.file("scribe.sqlite")
    let store = try IncidentStore(path: path)
    #expect(try store.check().isHealthy)
    let snapshot = try store.snapshot()
    #expect(snapshot.incident.title == "Inventory system shows no stock")
    #expect(snapshot.timeline.count == 24)
    #expect(snapshot.hypotheses.map(\.state) == [.ruledOut, .confirmed])
    let records = try store.records(of: snapshot.incident.id)
    #expect(records.contains { $0.object == "stockdb/items" })
    let followUps = try store.followUps()
    #expect(followUps.map(\.state) == [.done, .open])
    #expect(followUps.map(\.firstDue) == [nil, "2023-11-13"])
  }

  @Test("What was recorded before there was a search is found, what was retracted is not")
  func searched() throws {
    let folder = try database(ofSchema: 1)
    let store = try IncidentStore(path: folder.file("scribe.sqlite"))
    func found(_ words: String) throws -> Set<String> {
      let expression = try #require(SearchExpression(words))
      return Set(try store.search(expression, SearchQuery()).hits.map(\.label))
    }
    #expect(try found("interface counters") == ["E6"])
    #expect(try found("maintenance") == ["T2"])
    #expect(try found("repared") == ["E9"])
    #expect(try found("repaired").isEmpty)
    #expect(try found("three hours") == ["E20"])
    #expect(try found("items").contains { $0.hasPrefix("error.log:") })
    #expect(try store.signatures()[0].features.contains(.init(.category, "corruption")))
  }

  @Test("New kinds of entry go into it")
  func used() throws {
    let folder = try database(ofSchema: 1)
    let store = try IncidentStore(path: folder.file("scribe.sqlite"))
    let drill = RestoreDrill(backup: "a.tar.gz", result: .ok, took: .minutes(42))
    let draft = EntryDraft(
      id: "d1",
      incident: EntryDraft.noIncident,
      recordedAt: Instant(seconds: 1_800_000_000),
      author: "dba",
      host: "db1",
      body: .drillRecorded(drill)
    )
    #expect(try store.record([draft]).count == 1)
    #expect(try store.drills().map(\.drill) == [drill])
    #expect(try store.check().isHealthy)
  }
}
