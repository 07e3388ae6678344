import FoundationEssentials
import GRDB
import IncidentModel

extension Projection {
  func addFollowUp(_ fields: EntryBody.FollowUpFields, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: """
        INSERT INTO follow_up (number, incident_id, entry, text, type, owner, due, every, priority,
          tags, state, added_at_us, closed_at_us, note, is_retracted, answers, verify, depends,
          series, missed, due_moves, first_due, link)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, NULL, '', ?, ?, ?, ?, ?, ?, 0, ?, ?)
        """,
      arguments: [
        fact.subject, fact.entry.incident, fact.number, fields.text ?? "", fields.type?.rawValue,
        fields.owner, fields.due, fields.every, fields.priority, json(fields.tags ?? []),
        fact.entry.recordedAt.microseconds, fact.retractedBecause != nil,
        json(try answers(fields)), fields.verify, try depends(fields) ?? "[]",
        try fields.series.flatMap(subject), fields.missed ?? 0, fields.due,
        fields.link,
      ]
    )
  }

  /// What the change does not name stays; an empty text takes away.
  func changeFollowUp(_ target: String, _ fields: EntryBody.FollowUpFields) throws {
    let answers = try answers(fields)
    try database.execute(
      sql: """
        UPDATE follow_up SET text = coalesce(?1, text), type = coalesce(?2, type),
          owner = nullif(coalesce(?3, owner), ''), due = nullif(coalesce(?4, due), ''),
          every = nullif(coalesce(?5, every), ''), priority = nullif(coalesce(?6, priority), ''),
          tags = coalesce(?7, tags), answers = coalesce(?8, answers),
          verify = nullif(coalesce(?9, verify), ''), depends = coalesce(?10, depends),
          due_moves = due_moves + (due IS NOT NULL AND ?4 IS NOT NULL AND ?4 <> due),
          first_due = coalesce(first_due, nullif(?4, '')),
          link = nullif(coalesce(?12, link), '')
        WHERE number = ?11
        """,
      arguments: [
        fields.text, fields.type?.rawValue, fields.owner, fields.due, fields.every,
        fields.priority, fields.tags.map(json), answers.isEmpty ? nil : json(answers),
        fields.verify, try depends(fields), try subject(of: target), fields.link,
      ]
    )
  }

  func moveFollowUp(
    _ target: String,
    to state: FollowUpState,
    _ note: String,
    _ fact: ProjectedFact
  ) throws {
    let closedAt =
      state.isClosed ? (fact.occurred.from ?? fact.entry.recordedAt).microseconds : nil
    try database.execute(
      sql: "UPDATE follow_up SET state = ?, note = ?, closed_at_us = ? WHERE number = ?",
      arguments: [state.rawValue, note, closedAt, try subject(of: target)]
    )
  }

  func record(_ drill: RestoreDrill, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: """
        INSERT INTO drill (entry, incident_id, backup, result, took_us, at_us, note)
        VALUES (?, nullif(?, ''), ?, ?, ?, ?, ?)
        """,
      arguments: [
        fact.number, fact.entry.incident, drill.backup, drill.result?.rawValue,
        drill.took?.microseconds, (fact.occurred.from ?? fact.entry.recordedAt).microseconds,
        drill.note,
      ]
    )
  }

  /// What a follow-up answers, in the names that people use: `E12`, `H2`, or a finding's claim.
  private func answers(_ fields: EntryBody.FollowUpFields) throws -> [String] {
    let entries = try (fields.answers ?? []).compactMap {
      try JournalRow.find(database, id: $0)?.shortID.description
    }
    return entries + (fields.finding.map { [$0.claim] } ?? [])
  }

  /// The numbers of the follow-ups that it waits for, as JSON; nil where the fields do not say.
  private func depends(_ fields: EntryBody.FollowUpFields) throws -> String? {
    guard let references = fields.dependsOn else { return nil }
    let numbers = try references.compactMap { try subject(of: $0) }
    return "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }
}
