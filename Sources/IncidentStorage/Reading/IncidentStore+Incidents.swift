import GRDB
package import IncidentModel

extension IncidentStore {
  /// An incident without its entries; nil means the current one.
  ///
  /// - Throws: `StoreError`
  package func incident(_ typed: String? = nil) throws -> Incident {
    try read { try Self.incident($0, typed) }
  }

  static func incident(_ database: Database, _ typed: String?) throws -> Incident {
    let resolver = DraftResolver(database: database)
    let id = try typed.map(resolver.incident) ?? resolver.currentIncident()
    guard let incident = try incidents(database, id: id).first else {
      throw StoreError.unknown(typed ?? id)
    }
    return incident
  }

  /// Every incident, the latest first, and which one is current.
  ///
  /// - Throws: `StoreError`
  package func incidents() throws -> (all: [Incident], current: String?) {
    try read { database in
      (try Self.incidents(database, id: nil), try CurrentIncident.id(database))
    }
  }

  /// Makes an incident the current one.
  ///
  /// - Throws: `StoreError`
  package func makeCurrent(_ typed: String) throws {
    try write { database in
      let id = try DraftResolver(database: database).incident(typed)
      try CurrentIncident.set(id, database)
    }
  }

  static func incidents(_ database: Database, id: String?) throws -> [Incident] {
    var milestones: [String: [(milestone: String, reached: Incident.ReachedMilestone)]] = [:]
    try RowReader.each(
      database,
      sql: """
        SELECT incident_id, milestone, entry, \(EventTime.columnNames) FROM milestone
        WHERE ? IS NULL OR incident_id = ?
        """,
      arguments: [id, id]
    ) { row in
      milestones[row.text(0) ?? "", default: []].append(
        (row.text(1) ?? "", .init(time: EventTime(row, at: 3), entry: row.integer(2)))
      )
      return true
    }
    let roles = Dictionary(
      grouping: try Row.fetchAll(
        database,
        sql: "SELECT * FROM incident_role WHERE ? IS NULL OR incident_id = ?",
        arguments: [id, id]
      )
    ) { row -> String in row["incident_id"] }
    return try Row.fetchAll(
      database,
      sql: "SELECT * FROM incident WHERE ? IS NULL OR id = ? ORDER BY number DESC",
      arguments: [id, id]
    ).map { row in
      let severity: String? = row["severity"]
      var incident = Incident(
        id: row["id"],
        number: row["number"],
        title: row["title"],
        severity: severity.flatMap(Severity.init(rawValue:)),
        services: texts(row["services"]),
        zone: row["zone"],
        detectedBy: row["detected_by"],
        openedAt: Instant(microseconds: row["opened_at_us"])
      )
      for (name, reached) in milestones[incident.id] ?? [] {
        guard let milestone = Milestone(rawValue: name) else { continue }
        incident.milestones[milestone] = reached
      }
      for taken in roles[incident.id] ?? [] {
        let name: String = taken["role"]
        guard let role = Role(rawValue: name) else { continue }
        incident.roles[role] = taken["person"]
      }
      return incident
    }
  }
}
