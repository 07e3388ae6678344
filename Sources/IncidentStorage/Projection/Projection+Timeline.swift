import FoundationEssentials
import GRDB
import IncidentModel

extension Projection {
  /// The statement that gives an entry its place on the timeline.
  static let insertion = """
    INSERT INTO timeline_event (number, incident_id, kind, event_kind, occurred_from_us,
      occurred_to_us, occurred_precision, occurred_margin_us, occurred_typed, occurred_zone,
      recorded_at_us, author, role, host, text, about, effect, instead_of, command, milestone,
      is_starred, is_amended, retracted_because)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// One row a entry, corrections included: `timeline --by recorded` shows all that was typed.
  func insertTimelineEvent(_ fact: ProjectedFact) throws {
    var eventKind: EventKind?
    var insteadOf: [String] = []
    var command: EntryBody.CommandRun?
    var milestone: Milestone?
    switch fact.body {
    case .event(let kind, _, let rejected, let run):
      eventKind = kind
      insteadOf = rejected
      command = run
    case .accountGiven, .backupReported: eventKind = .observation
    case .milestoneReached(let reached, _): milestone = reached
    default: break
    }
    let entry = fact.entry
    let values: [(any DatabaseValueConvertible)?] =
      [fact.number, entry.incident, fact.body.kind.rawValue, eventKind?.rawValue]
      + fact.occurred.columns
      + [
        entry.recordedAt.microseconds, entry.author, entry.role, entry.host, fact.body.text,
        try about(fact), nil, json(insteadOf), try command.map(json), milestone?.rawValue,
        false, fact.isAmended, fact.retractedBecause,
      ]
    try database.cachedStatement(sql: Self.insertion)
      .execute(arguments: StatementArguments(values))
  }

  /// What a search finds of an entry that belongs to no incident; of others a trigger sees to it.
  func insertDocument(_ fact: ProjectedFact) throws {
    guard case .drillRecorded(let drill) = fact.body else { return }
    try database.execute(
      sql: """
        INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
        VALUES (?, ?, 'drill', ?, ?, ?, ?, ?)
        """,
      arguments: [
        fact.number * 4, fact.entry.incident, "E\(fact.number)", fact.number,
        (fact.occurred.from ?? fact.entry.recordedAt).microseconds, fact.retractedBecause != nil,
        drill.sentence,
      ]
    )
  }

  func note(_ effect: Effect, of target: String) throws {
    try database.execute(
      sql: "UPDATE timeline_event SET effect = ? WHERE number = ?",
      arguments: [effect.rawValue, try number(of: target)]
    )
  }

  func star(_ target: String) throws {
    try database.execute(
      sql: "UPDATE timeline_event SET is_starred = 1 WHERE number = ?",
      arguments: [try number(of: target)]
    )
  }

  /// The short id of what an entry is about, or of what it begins.
  private func about(_ fact: ProjectedFact) throws -> String? {
    guard let target = fact.body.target else {
      let itself = JournalRow(number: fact.number, subject: fact.subject, entry: fact.entry).shortID
      return itself.kind == .entry ? nil : itself.description
    }
    return try JournalRow.find(database, id: target)?.shortID.description
  }

  private func json(_ command: EntryBody.CommandRun) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(command), as: UTF8.self)
  }
}
