import GRDB
import IncidentModel
import TestSupport

@testable import IncidentStorage

/// A database in a folder of its own, with a clock that moves a minute an entry.
final class TestJournal {
  let folder: TemporaryFolder
  let store: IncidentStore
  private var generator: SeededGenerator
  private var clock = Instant(seconds: 1_698_637_200)

  /// An empty database; `seed` decides the ids.
  init(seed: UInt64 = 1) throws {
    generator = SeededGenerator(seed: seed)
    folder = try TemporaryFolder()
    store = try IncidentStore(path: folder.file("scribe.sqlite"))
  }

  // A store stays open until its process ends, which for hundreds of tests is late.
  deinit { try? store.database.close() }

  /// A database with an incident, INC-1, opened by E1.
  static func withIncident() throws -> TestJournal {
    let journal = try TestJournal()
    try journal.record(.incidentOpened(.init(title: "Inventory down", zone: "Africa/Nairobi")))
    return journal
  }

  /// A draft of what is typed a minute after the one before it.
  func draft(
    _ body: EntryBody,
    at time: String? = nil,
    incident: String? = nil,
    author: String = "developer",
    redactions: Int = 0
  ) -> EntryDraft {
    clock = clock + .minutes(1)
    return EntryDraft(
      id: EntryID.make(at: clock, using: &generator),
      incident: incident,
      recordedAt: clock,
      at: time,
      author: author,
      host: "stock-db",
      redactions: redactions,
      body: body
    )
  }

  /// Records one entry.
  @discardableResult
  func record(
    _ body: EntryBody,
    at time: String? = nil,
    incident: String? = nil,
    author: String = "developer"
  ) throws -> RecordedEntry {
    let recorded = try store.record([
      draft(body, at: time, incident: incident, author: author)
    ])
    guard let entry = recorded.first else { throw StoreError.refused("nothing was recorded") }
    return entry
  }

  /// Records an observation.
  @discardableResult
  func log(_ text: String, at time: String? = nil) throws -> RecordedEntry {
    try record(.event(.observation, text: text, insteadOf: [], command: nil), at: time)
  }

  /// Another program's connection to the database.
  func connection() throws -> DatabaseQueue { try DatabaseQueue(path: store.path) }

  /// Changes the database behind Scribe's back.
  func tamper(_ sql: String) throws {
    try connection().writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// Every row of every table that the journal adds up to, as text.
  func projection() throws -> String {
    try connection().read { database in
      let tables = [
        "incident", "incident_role", "milestone", "timeline_event", "hypothesis",
        "hypothesis_entry", "follow_up", "attachment", "section", "finding_verdict",
      ]
      return try tables.map { table in
        let columns = try database.columns(in: table).map(\.name).joined(separator: ", ")
        let rows = try Row.fetchAll(
          database,
          sql: "SELECT \(columns) FROM \(table) ORDER BY \(columns)"
        )
        return "\(table) (\(columns))\n" + rows.map { "  \($0)" }.joined(separator: "\n")
      }.joined(separator: "\n")
    }
  }

  /// The checks that fail, with what is wrong.
  func problems() throws -> [String] {
    try IncidentStore(reading: store.path).check().checks
      .flatMap { check in check.problems.map { "\(check.name): \($0)" } }
  }
}
