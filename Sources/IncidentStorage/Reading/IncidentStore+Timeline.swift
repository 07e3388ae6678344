import FoundationEssentials
import GRDB
package import IncidentModel

extension IncidentStore {
  /// An incident's entries in the order of timelines.
  static func timeline(_ database: Database, _ incident: String) throws -> [TimelineEntry] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM timeline_event WHERE incident_id = ?",
      arguments: [incident]
    ).map(TimelineEntry.init).sorted(by: TimelineEntry.isInOrder)
  }

  /// What became of an entry: the entry as first recorded, then every entry about it, as recorded.
  ///
  /// - Throws: `StoreError`
  package func history(of typed: String) throws -> [TimelineEntry] {
    try read { database in
      let id = try DraftResolver(database: database).entryID(typed)
      let incident = try String.fetchOne(
        database,
        sql: "SELECT incident_id FROM journal_entry WHERE id = ?",
        arguments: [id]
      )
      let shown = Dictionary(
        try Self.timeline(database, incident ?? "").map { ($0.number, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      return try JournalRow.all(database, of: incident)
        .filter { $0.entry.id == id || $0.entry.body.target == id }
        .compactMap { row in
          guard var entry = shown[row.number] else { return nil }
          entry.text = row.entry.body.text
          entry.occurred = row.entry.occurred
          if case .entryAmended(_, _, let time?) = row.entry.body { entry.occurred = time }
          return entry
        }
    }
  }

  /// The last entry of an incident that stands and is no retraction: what `undo` takes back.
  ///
  /// - Parameters:
  ///   - author: whose entry it must be
  ///   - typed: the incident as typed; nil means the current one
  /// - Returns: the entry; nil where the author has recorded nothing that can be taken back.
  /// - Throws: `StoreError`
  package func lastEntry(by author: String, in typed: String?) throws -> TimelineEntry? {
    try read { database in
      let resolver = DraftResolver(database: database)
      let id = try typed.map(resolver.incident) ?? resolver.currentIncident()
      return try Row.fetchOne(
        database,
        sql: """
          SELECT * FROM timeline_event
          WHERE incident_id = ? AND author = ? AND retracted_because IS NULL
            AND kind NOT IN ('entry.retracted', 'incident.opened')
          ORDER BY number DESC LIMIT 1
          """,
        arguments: [id, author]
      ).map(TimelineEntry.init)
    }
  }
}

extension TimelineEntry {
  /// Reads a row of `timeline_event`.
  init(_ row: Row) {
    let kind: String = row["kind"]
    let eventKind: String? = row["event_kind"]
    let about: String? = row["about"]
    let effect: String? = row["effect"]
    let command: String? = row["command"]
    let milestone: String? = row["milestone"]
    self.init(
      number: row["number"],
      kind: EntryKind(rawValue: kind) ?? .event,
      eventKind: eventKind.flatMap(EventKind.init(rawValue:)),
      occurred: EventTime(row),
      recordedAt: Instant(microseconds: row["recorded_at_us"]),
      author: row["author"],
      role: row["role"],
      host: row["host"],
      text: row["text"],
      about: about.flatMap { ShortID(parsing: $0) },
      effect: effect.flatMap(Effect.init(rawValue:)),
      insteadOf: IncidentStore.texts(row["instead_of"]),
      command: command.flatMap {
        try? JSONDecoder().decode(EntryBody.CommandRun.self, from: Data($0.utf8))
      },
      milestone: milestone.flatMap(Milestone.init(rawValue:)),
      isStarred: row["is_starred"],
      isAmended: row["is_amended"],
      retractedBecause: row["retracted_because"]
    )
  }
}
