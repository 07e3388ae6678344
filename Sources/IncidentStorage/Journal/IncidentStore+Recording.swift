import GRDB
package import IncidentModel

/// An entry as it was acknowledged: durable, with the numbers that people use.
package struct RecordedEntry: Sendable, Hashable {
  /// The number of `E12`.
  package var number: Int
  /// The short id that people go on with: `H2` for a hypothesis, `INC-1`, `T3`, else `E12`.
  package var shortID: ShortID
  package var entry: JournalEntry
  /// What the entry is about: `H2` for its ruling out.
  package var about: ShortID?
  /// The incident's zone, for showing its time.
  package var zone: Zone
}

extension IncidentStore {
  /// Records drafts in one transaction: all of them, or none.
  ///
  /// A draft that is in the journal already (by `id`) is left out, so that taking in a spool twice is
  /// taking it in once. The entries come back in the order of the drafts, each followed by what it
  /// brought about by itself.
  ///
  /// - Throws: `StoreError`
  package func record(_ drafts: [EntryDraft]) throws -> [RecordedEntry] {
    try record(drafts, contents: [:])
  }
}

/// Appends entries to the journal, inside a transaction.
struct JournalWriter {
  let database: Database

  /// Appends one entry, brings the projection up to it, and does the same with what it brings about.
  ///
  /// Returns them; nothing where the entry is there already.
  func append(_ draft: EntryDraft) throws -> [RecordedEntry] {
    let isKnown = try Int.fetchOne(
      database,
      sql: "SELECT number FROM journal_entry WHERE id = ?",
      arguments: [draft.id]
    )
    guard isKnown == nil else { return [] }
    let row = try row(for: draft)
    try row.insert(database)
    try Projection(database: database).apply(row)
    if row.entry.body.kind == .incidentOpened {
      try CurrentIncident.set(row.entry.id, database)
    }
    let recorded = RecordedEntry(
      number: row.number,
      shortID: row.shortID,
      entry: row.entry,
      about: try row.entry.body.target.flatMap { try JournalRow.find(database, id: $0)?.shortID }
        ?? IncidentStore.finding(of: row.entry.body, in: row.entry.incident, database),
      zone: try DraftResolver(database: database).zone(of: row.entry.incident)
    )
    let consequence = try Consequence(database: database).draft(of: row)
    return try [recorded] + (consequence.map(append) ?? [])
  }

  private func row(for draft: EntryDraft) throws -> JournalRow {
    let resolver = DraftResolver(database: database)
    let incident = try resolver.incident(of: draft) ?? draft.id
    let zone =
      if case .incidentOpened(let opening) = draft.body {
        Zone(named: opening.zone) ?? .utc
      } else {
        try resolver.zone(of: incident)
      }
    let body = try amended(try resolver.body(of: draft), draft: draft, zone: zone)
    try check(body)
    let last = try Row.fetchOne(
      database,
      sql: """
        SELECT setting.value AS device, (SELECT max(number) FROM journal_entry) AS number,
          sequence, hash
        FROM setting LEFT JOIN journal_entry ON device = setting.value AND sequence =
          (SELECT max(sequence) FROM journal_entry WHERE device = setting.value)
        WHERE setting.name = 'device'
        """
    )
    guard let last else { throw StoreError.refused("the database has no device id") }
    let lastNumber: Int? = last["number"]
    let lastSequence: Int? = last["sequence"]
    let lastHash: String? = last["hash"]
    var entry = JournalEntry(
      id: draft.id,
      incident: incident,
      device: last["device"],
      sequence: (lastSequence ?? 0) + 1,
      recordedAt: draft.recordedAt,
      occurred: try occurred(draft, body: body, zone: zone),
      author: draft.author,
      role: try resolver.role(of: draft.author, in: incident),
      host: draft.host,
      redactions: draft.redactions,
      body: body,
      bodyText: try JournalRow.text(of: body),
      previousHash: lastHash ?? ""
    )
    entry.hash = ContentHash.sha256(entry.canonicalBytes)
    return JournalRow(
      number: (lastNumber ?? 0) + 1,
      subject: try nextSubject(for: body.kind),
      entry: entry
    )
  }

  /// When it happened: as typed, else the clock; a correction happens when it is typed.
  private func occurred(_ draft: EntryDraft, body: EntryBody, zone: Zone) throws -> EventTime {
    guard let at = draft.at, body.kind != .entryAmended else {
      return .exactly(draft.recordedAt, zone: zone.name)
    }
    return try time(at, draft: draft, zone: zone)
  }

  /// An amendment with the time that was typed for the amended entry.
  private func amended(_ body: EntryBody, draft: EntryDraft, zone: Zone) throws -> EntryBody {
    guard case .entryAmended(let target, let text, _) = body, let at = draft.at else { return body }
    return .entryAmended(of: target, text: text, time: try time(at, draft: draft, zone: zone))
  }

  /// Who types a time half an hour ahead slips by a digit, or tells of what is planned; nobody means
  /// yesterday's.
  private static let lead = TimeSpan.hours(1)

  private func time(_ typed: String, draft: EntryDraft, zone: Zone) throws -> EventTime {
    do {
      return try TimeExpression(now: draft.recordedAt, zone: zone, lead: Self.lead).parse(typed)
    } catch {
      throw StoreError.time(error)
    }
  }

  /// Refuses what would leave an incident without its beginning, or be about what was taken back.
  private func check(_ body: EntryBody) throws {
    if case .entryAmended(let target, _, _) = body { try checkThatItStands(target) }
    guard case .entryRetracted(let target, _) = body,
      let row = try JournalRow.find(database, id: target), row.entry.body.kind == .incidentOpened
    else { return }
    throw StoreError.refused(
      "INC-\(row.subject ?? 0) cannot be retracted; "
        + "`scribe amend INC-\(row.subject ?? 0) TITLE` renames it, `scribe mark closed` ends it"
    )
  }

  private func checkThatItStands(_ target: String) throws {
    guard let row = try JournalRow.find(database, id: target) else { return }
    let why = try String.fetchOne(
      database,
      sql: "SELECT retracted_because FROM timeline_event WHERE number = ?",
      arguments: [row.number]
    )
    guard why != nil else { return }
    throw StoreError.refused(
      "\(row.shortID) was retracted; `scribe history \(row.shortID)` names the entry that did it, "
        + "and `scribe retract` of that one brings it back"
    )
  }

  /// The number of the incident, hypothesis or follow-up that an entry of the kind begins.
  private func nextSubject(for kind: EntryKind) throws -> Int? {
    let table: String
    switch kind {
    case .incidentOpened: table = "incident"
    case .hypothesisProposed: table = "hypothesis"
    case .followUpAdded: table = "follow_up"
    default: return nil
    }
    return (try Int.fetchOne(database, sql: "SELECT max(number) FROM \(table)") ?? 0) + 1
  }
}

extension JournalRow {
  /// The id that people go on with.
  var shortID: ShortID {
    switch (entry.body.kind, subject) {
    case (.incidentOpened, let subject?): ShortID(.incident, subject)
    case (.hypothesisProposed, let subject?): ShortID(.hypothesis, subject)
    case (.followUpAdded, let subject?): ShortID(.followUp, subject)
    default: ShortID(.entry, number)
    }
  }
}
