import GRDB
import IncidentModel

extension Projection {
  func openIncident(_ opening: EntryBody.Opening, _ fact: ProjectedFact) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO incident (id, number, title, severity, services, zone, detected_by,
          opened_at_us)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      fact.entry.id, fact.subject, opening.title, opening.severity?.rawValue,
      json(opening.services), opening.zone, opening.detectedBy,
      (fact.occurred.from ?? fact.entry.recordedAt).microseconds,
    ])
  }

  func describe(_ description: EntryBody.Description, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: """
        UPDATE incident SET title = coalesce(?, title), services = coalesce(?, services),
          detected_by = coalesce(?, detected_by)
        WHERE id = ?
        """,
      arguments: [
        description.title, description.services.map(json), description.detectedBy,
        fact.entry.incident,
      ]
    )
  }

  func changeSeverity(_ severity: Severity, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: "UPDATE incident SET severity = ? WHERE id = ?",
      arguments: [severity.rawValue, fact.entry.incident]
    )
  }

  func take(_ role: Role, by person: String, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO incident_role (incident_id, role, person) VALUES (?, ?, ?)",
      arguments: [fact.entry.incident, role.rawValue, person]
    )
  }

  /// The last entry for a milestone counts.
  func reach(_ milestone: Milestone, _ fact: ProjectedFact) throws {
    let values: [(any DatabaseValueConvertible)?] =
      [fact.entry.incident, milestone.rawValue, fact.number] + fact.occurred.columns
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO milestone (incident_id, milestone, entry, occurred_from_us,
          occurred_to_us, occurred_precision, occurred_margin_us, occurred_typed, occurred_zone)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: StatementArguments(values)
    )
  }

  func write(_ section: Section, _ text: String, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO section (incident_id, section, entry, text) VALUES (?, ?, ?, ?)",
      arguments: [fact.entry.incident, section.rawValue, fact.number, text]
    )
  }

  func judge(
    _ finding: EntryBody.FindingReference,
    isAccepted: Bool,
    _ why: String,
    _ fact: ProjectedFact
  ) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO finding_verdict (incident_id, fingerprint, entry, is_accepted, why)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [fact.entry.incident, finding.fingerprint, fact.number, isAccepted, why]
    )
  }

  func attach(_ evidence: EntryBody.AttachedEvidence, _ fact: ProjectedFact) throws {
    let owner = evidence.of.isEmpty ? nil : try number(of: evidence.of)
    try database.execute(
      sql: """
        INSERT INTO attachment (entry, incident_id, of_entry, kind, name, sha256, bytes, host,
          zone, redactions, records)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        fact.number, fact.entry.incident, owner, evidence.kind.rawValue, evidence.name,
        evidence.sha256, evidence.bytes, evidence.host, evidence.zone, evidence.redactions,
        evidence.records,
      ]
    )
  }

  /// A list of texts as JSON, for a column that SQLite can query.
  func json(_ texts: [String]) -> String {
    var list = ""
    for text in texts { list += (list.isEmpty ? "" : ",") + PlainJSON.quoted(text) }
    return "[" + list + "]"
  }

  /// The number of the entry with this `id`.
  func number(of id: String) throws -> Int? {
    try Int.fetchOne(
      database,
      sql: "SELECT number FROM journal_entry WHERE id = ?",
      arguments: [id]
    )
  }
}
