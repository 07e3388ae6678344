import GRDB
package import IncidentModel

extension IncidentStore {
  /// Lends the timeline of an incident, as typed (`INC-2`); nil means the current one.
  ///
  /// The transaction lasts as long as `use`, which must therefore wait for nobody.
  ///
  /// - Throws: `StoreError`, and what `use` throws
  package func withTimeline(
    of typed: String? = nil,
    _ use: (LentTimeline) throws -> Void
  ) throws {
    try read { database in
      try use(LentTimeline(incident: Self.incident(database, typed), database: database))
    }
  }

  /// An incident's entries in the order of timelines.
  static func timeline(_ database: Database, _ incident: String) throws -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    // Room at once for all of most incidents: an array that grows to megabytes touches each page of them
    // twice. To count them would cost more than room that stays untouched.
    let latest = try Int.fetchOne(database, sql: "SELECT max(number) FROM timeline_event") ?? 0
    entries.reserveCapacity(min(latest, 8192))
    try eachEntry(of: incident, database) { entries.append($0) }
    return entries
  }

  /// How many entries of an incident stand: corrections and what was taken back are none.
  static func standingEntries(_ database: Database, _ incident: String) throws -> Int {
    try Row.fetchAll(
      database,
      sql: """
        SELECT kind, count(*) FROM timeline_event
        WHERE incident_id = ? AND retracted_because IS NULL GROUP BY kind
        """,
      arguments: [incident]
    ).reduce(0) { sum, row in
      let name: String = row[0]
      let kind = EntryKind(rawValue: name) ?? .event
      let counts = kind.timelineKind != "correction" && kind != .sectionWritten
      let count: Int = row[1]
      return counts ? sum + count : sum
    }
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
          guard var entry = shown[row.number] ?? TimelineEntry(outside: row) else { return nil }
          entry.text = row.entry.body.text
          entry.occurred = row.entry.occurred
          if case .entryAmended(_, _, let time?) = row.entry.body { entry.occurred = time }
          return entry
        }
    }
  }

  /// The versions of a section of the postmortem, each with its text, the first one first.
  ///
  /// - Parameters:
  ///   - section: the section
  ///   - typed: the incident as typed; nil means the current one
  /// - Returns: the entries that wrote it, each with its text as written
  /// - Throws: `StoreError`
  package func history(of section: Section, in typed: String?) throws -> [TimelineEntry] {
    try read { database in
      let resolver = DraftResolver(database: database)
      let incident = try typed.map(resolver.incident) ?? resolver.currentIncident()
      let shown = Dictionary(
        try Self.timeline(database, incident).map { ($0.number, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      return try JournalRow.all(database, of: incident).compactMap { row in
        guard case .sectionWritten(section, let text) = row.entry.body,
          var entry = shown[row.number]
        else { return nil }
        entry.text = text
        return entry
      }
    }
  }

  /// The last entry of an incident that stands: what `undo` takes back.
  ///
  /// A retraction is one too, so that undoing it brings the entry back; what `undo` itself recorded is
  /// passed over, so that undoing twice takes two entries back. What an entry brought about by itself
  /// goes with that entry. A drill in quiet times belongs to no incident, and is looked at as well.
  ///
  /// - Parameters:
  ///   - author: whose entry it must be
  ///   - typed: the incident as typed; nil means the current one
  /// - Returns: the entry; nil where the author has recorded nothing that can be taken back.
  /// - Throws: `StoreError`
  package func lastEntry(by author: String, in typed: String?) throws -> TimelineEntry? {
    try read { database in
      let resolver = DraftResolver(database: database)
      let id = try typed.map(resolver.incident) ?? CurrentIncident.id(database)
      let drill = try Int.fetchOne(
        database,
        sql: """
          SELECT entry FROM drill JOIN journal_entry ON number = entry
          WHERE drill.incident_id IS NULL AND author = ? ORDER BY entry DESC LIMIT 1
          """,
        arguments: [author]
      )
      var last: TimelineEntry?
      try TimelineEntry.each(
        database,
        """
        WHERE incident_id = ? AND author = ? AND retracted_because IS NULL
          AND kind <> 'incident.opened' AND NOT (kind = 'entry.retracted' AND text = 'undone')
        ORDER BY number DESC
        """,
        [id, author]
      ) { entry in
        if let drill, drill > entry.number { return false }
        guard try !Self.isConsequence(entry.number, database) else { return true }
        last = entry
        return false
      }
      if let last { return last }
      guard typed == nil, let drill else { return nil }
      return try Row.fetchOne(
        database,
        sql: "SELECT * FROM journal_entry WHERE number = ?",
        arguments: [drill]
      ).flatMap { try TimelineEntry(outside: JournalRow($0)) }
    }
  }

  /// Whether the entry before it brought an entry about.
  private static func isConsequence(_ number: Int, _ database: Database) throws -> Bool {
    let ids = try String.fetchAll(
      database,
      sql: "SELECT id FROM journal_entry WHERE number IN (?, ?) ORDER BY number",
      arguments: [number - 1, number]
    )
    return ids.count == 2 && EntryID.following(ids[0]) == ids[1]
  }
}

extension TimelineEntry {
  /// An entry that stands on no timeline, since it belongs to no incident; nil for others.
  fileprivate init?(outside row: JournalRow) {
    let entry = row.entry
    guard entry.incident == JournalEntry.outside else { return nil }
    self.init(
      number: row.number,
      kind: entry.body.kind,
      occurred: entry.occurred,
      recordedAt: entry.recordedAt,
      author: entry.author,
      host: entry.host,
      text: entry.body.text
    )
  }
}
