import GRDB
import IncidentModel

/// The tables that people and programs read: what the journal's entries add up to.
///
/// An entry is applied in the transaction that records it. A correction may change what earlier
/// entries add up to, so it applies the incident's whole journal anew; that costs in proportion to
/// one incident, and makes `doctor`'s rebuilding and everyday work the same code.
struct Projection {
  let database: Database

  /// Brings the tables up to an entry that has just been inserted.
  func apply(_ row: JournalRow) throws {
    switch row.entry.body.kind {
    case .entryAmended, .entryRetracted: try rebuild(incident: row.entry.incident)
    default: try add(row, corrections: Corrections())
    }
  }

  /// Empties the tables and applies the whole journal.
  func rebuildAll() throws {
    let incidents = try String.fetchAll(
      database,
      sql: "SELECT id FROM journal_entry WHERE kind = 'incident.opened' ORDER BY number"
    )
    // First of all: an index that has lost something cannot give up what it has not.
    try database.execute(sql: "INSERT INTO search_index (search_index) VALUES ('rebuild')")
    try LogMemory(database: database).forgetAll()
    for incident in incidents + [JournalEntry.outside] { try rebuild(incident: incident) }
  }

  private func rebuild(incident: String) throws {
    try clear(incident)
    let rows = try JournalRow.all(database, of: incident)
    let corrections = Corrections(rows.map(\.entry))
    for row in rows { try add(row, corrections: corrections) }
    try LogMemory(database: database).settle(incident)
  }

  private func clear(_ incident: String) throws {
    try database.execute(
      sql: """
        DELETE FROM hypothesis_entry
        WHERE hypothesis IN (SELECT number FROM hypothesis WHERE incident_id = ?)
        """,
      arguments: [incident]
    )
    // What belongs to no incident has no row of a timeline, with which its document would go.
    if incident == JournalEntry.outside {
      try database.execute(
        sql: "DELETE FROM search_document WHERE incident_id = ?",
        arguments: [incident]
      )
    }
    for table in Self.tables {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE incident_id IS nullif(?, '')",
        arguments: [incident]
      )
    }
    try database.execute(sql: "DELETE FROM incident WHERE id = ?", arguments: [incident])
  }

  /// The tables with a column `incident_id`, in an order in which they can be emptied.
  static let tables = [
    "incident_role", "milestone", "timeline_event", "hypothesis", "follow_up", "attachment",
    "section", "finding_verdict", "drill",
  ]

  private func add(_ row: JournalRow, corrections: Corrections) throws {
    let fact = ProjectedFact(row, corrections: corrections)
    try beginWhatItBegins(fact)
    // What belongs to no incident stands on no timeline, and is found all the same.
    if row.entry.incident == JournalEntry.outside {
      try insertDocument(fact)
    } else {
      try insertTimelineEvent(fact)
    }
    if fact.retractedBecause == nil { try change(by: fact) }
  }

  /// Makes the rows that other rows refer to; a retracted hypothesis keeps its row, marked.
  private func beginWhatItBegins(_ fact: ProjectedFact) throws {
    switch fact.body {
    case .incidentOpened(let opening): try openIncident(opening, fact)
    case .hypothesisProposed(let text): try propose(text, fact)
    case .followUpAdded(let fields): try addFollowUp(fields, fact)
    default: break
    }
  }

  private func change(by fact: ProjectedFact) throws {
    switch fact.body {
    case .incidentDescribed(let description): try describe(description, fact)
    case .severityChanged(let severity): try changeSeverity(severity, fact)
    case .roleTaken(let role, let person): try take(role, by: person, fact)
    case .milestoneReached(let milestone, _): try reach(milestone, fact)
    case .effectObserved(let target, let effect, _): try note(effect, of: target)
    case .entryStarred(let target): try star(target)
    case .evidenceAttached(let evidence): try attach(evidence, fact)
    case .hypothesisNoted(let target, _, _), .hypothesisSupported(let target, _, _):
      try note(target, fact)
    case .hypothesisRuledOut(let target, let why, _):
      try settle(target, .ruledOut, why, fact)
    case .hypothesisConfirmed(let target, let why, _):
      try settle(target, .confirmed, why, fact)
    case .hypothesisReopened(let target, let why): try settle(target, .open, why, fact)
    case .followUpChanged(let target, let fields): try changeFollowUp(target, fields)
    case .followUpStarted(let target): try moveFollowUp(target, to: .inProgress, "", fact)
    case .followUpDone(let target, let note): try moveFollowUp(target, to: .done, note, fact)
    case .followUpDropped(let target, let why): try moveFollowUp(target, to: .dropped, why, fact)
    case .followUpReopened(let target, let why): try moveFollowUp(target, to: .open, why, fact)
    case .sectionWritten(let section, let text): try write(section, text, fact)
    case .findingAccepted(let finding): try judge(finding, isAccepted: true, "", fact)
    case .findingDismissed(let finding, let why): try judge(finding, isAccepted: false, why, fact)
    case .drillRecorded(let drill): try record(drill, fact)
    case .incidentOpened, .hypothesisProposed, .followUpAdded, .event, .accountGiven,
      .backupReported, .entryAmended, .entryRetracted:
      break
    }
  }
}

/// An entry as it counts after all corrections.
struct ProjectedFact {
  var number: Int
  var subject: Int?
  var entry: JournalEntry
  var body: EntryBody
  var occurred: EventTime
  var isAmended: Bool
  var retractedBecause: String?

  init(_ row: JournalRow, corrections: Corrections) {
    let entry = row.entry
    number = row.number
    subject = row.subject
    self.entry = entry
    body = corrections.texts[entry.id].map(entry.body.amended(text:)) ?? entry.body
    occurred = corrections.times[entry.id] ?? entry.occurred
    isAmended = corrections.texts[entry.id] != nil || corrections.times[entry.id] != nil
    retractedBecause = corrections.retractions[entry.id]
  }
}

/// What the corrections of an incident say, by the `id` of the entry that each corrects.
struct Corrections {
  var texts: [String: String] = [:]
  var times: [String: EventTime] = [:]
  var retractions: [String: String] = [:]

  init() {}

  /// Reads the corrections among the entries; a correction that was itself retracted counts for
  /// nothing, so that `undo` of a retraction brings the entry back.
  init(_ entries: [JournalEntry]) {
    for entry in entries.reversed() where retractions[entry.id] == nil {
      switch entry.body {
      case .entryRetracted(let target, let why):
        if retractions[target] == nil { retractions[target] = why }
      case .entryAmended(let target, let text, let time):
        // An amendment may have been amended itself, by an entry after it: what that one says counts.
        if texts[target] == nil, let text = texts[entry.id] ?? text { texts[target] = text }
        if times[target] == nil, let time = times[entry.id] ?? time { times[target] = time }
      default: break
      }
    }
  }
}
