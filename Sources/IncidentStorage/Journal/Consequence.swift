import GRDB
import IncidentModel

/// What an entry brings about by itself, recorded in its transaction, wherever the entry comes from:
/// a command, an import, the spool.
///
/// A follow-up that recurs comes again when it is done; when that turns out not to be so, because it
/// is reopened or the entry is retracted, the next occurrence goes too, unless somebody has touched
/// it. Each has the id that `EntryID.following` gives it, so that the two are known as one act.
struct Consequence {
  let database: Database

  /// The draft of what an entry that has just been projected brings about; nil for nearly all.
  func draft(of row: JournalRow) throws -> EntryDraft? {
    let entry = row.entry
    let body: EntryBody? =
      switch entry.body {
      case .followUpDone(let target, _): try nextOccurrence(of: target, row)
      case .followUpReopened(let target, _): try withdrawal(reopening: target, of: entry.incident)
      case .entryRetracted(let target, let why):
        try untouched(EntryID.following(target)).map { .entryRetracted(of: $0.entry.id, why: why) }
      default: nil
      }
    return body.map { body in
      EntryDraft(
        id: EntryID.following(entry.id),
        incident: entry.incident == JournalEntry.outside ? nil : entry.incident,
        recordedAt: entry.recordedAt,
        author: entry.author,
        host: entry.host,
        body: body
      )
    }
  }

  /// The follow-up again, for its next day; nil where it comes once, or has come again already.
  private func nextOccurrence(of target: String, _ row: JournalRow) throws -> EntryBody? {
    guard let done = try followUp(begunBy: target), done.every != nil else { return nil }
    let isThere = try Bool.fetchOne(
      database,
      sql: """
        SELECT 1 FROM follow_up WHERE series = ? AND number > ? AND is_retracted = 0
          AND state IN ('open', 'in-progress')
        """,
      arguments: [done.series ?? done.number, done.number]
    )
    guard isThere == nil else { return nil }
    let zone = try DraftResolver(database: database).zone(of: row.entry.incident)
    let day = Day(row.entry.occurred.from ?? row.entry.recordedAt, in: zone)
    return done.nextOccurrence(doneOn: day).map { .followUpAdded($0) }
  }

  /// The retraction of the occurrence that came when a follow-up, now reopened, was last done.
  private func withdrawal(reopening target: String, of incident: String) throws -> EntryBody? {
    let last = try String.fetchOne(
      database,
      sql: """
        SELECT id FROM journal_entry JOIN timeline_event USING (number)
        WHERE journal_entry.incident_id = ? AND journal_entry.kind = 'follow-up.done' AND json_extract(body, '$.of') = ?
          AND retracted_because IS NULL ORDER BY number DESC LIMIT 1
        """,
      arguments: [incident, target]
    )
    return try last.flatMap { try untouched(EntryID.following($0)) }.map {
      .entryRetracted(of: $0.entry.id, why: "the one before it is open again")
    }
  }

  /// The entry of this id, if it stands and nobody has gone on from it.
  private func untouched(_ id: String) throws -> JournalRow? {
    guard let row = try JournalRow.find(database, id: id) else { return nil }
    let stands = try Bool.fetchOne(
      database,
      sql: "SELECT retracted_because IS NULL FROM timeline_event WHERE number = ?",
      arguments: [row.number]
    )
    guard stands == true else { return nil }
    guard case .followUpAdded = row.entry.body else { return row }
    return try followUp(begunBy: id)?.state == .open ? row : nil
  }

  private func followUp(begunBy id: String) throws -> FollowUp? {
    guard let row = try JournalRow.find(database, id: id) else { return nil }
    return try IncidentStore.followUps(database, incident: row.entry.incident)
      .first { $0.number == row.subject }
  }
}
