import GRDB
import IncidentModel

extension Projection {
  func addFollowUp(_ fields: EntryBody.FollowUpFields, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: """
        INSERT INTO follow_up (number, incident_id, entry, text, type, owner, due, every, priority,
          tags, state, added_at_us, closed_at_us, note, is_retracted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, NULL, '', ?)
        """,
      arguments: [
        fact.subject, fact.entry.incident, fact.number, fields.text ?? "", fields.type?.rawValue,
        fields.owner, fields.due, fields.every, fields.priority, try json(fields.tags ?? []),
        fact.entry.recordedAt.microseconds, fact.retractedBecause != nil,
      ]
    )
  }

  /// What the change does not name stays.
  func changeFollowUp(_ target: String, _ fields: EntryBody.FollowUpFields) throws {
    try database.execute(
      sql: """
        UPDATE follow_up SET text = coalesce(?, text), type = coalesce(?, type),
          owner = coalesce(?, owner), due = coalesce(?, due), every = coalesce(?, every),
          priority = coalesce(?, priority), tags = coalesce(?, tags)
        WHERE number = ?
        """,
      arguments: [
        fields.text, fields.type?.rawValue, fields.owner, fields.due, fields.every,
        fields.priority, try fields.tags.map(json), try subject(of: target),
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
}
