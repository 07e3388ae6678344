import GRDB
package import IncidentModel

extension IncidentStore {
  /// What a live prompt keeps in view: small, however long the incident's timeline is.
  package struct Board: Sendable, Hashable {
    package var incident: Incident
    /// Those that are open, by number.
    package var openHypotheses: [Hypothesis]
    /// The short ids that may be typed next: open hypotheses and follow-ups.
    package var openIDs: [ShortID]
    /// The number of the last entry of the incident.
    package var lastEntry: Int
    /// How many logs and files are attached.
    package var attachments: Int
  }

  /// The board of an incident, as typed or by `id`; nil means the current one.
  ///
  /// - Throws: `StoreError`
  package func board(of typed: String? = nil) throws -> Board {
    try read { database in
      let incident = try Self.incident(database, typed)
      let id = incident.id
      let open = try Self.hypotheses(database, id).filter { $0.state == .open && !$0.isRetracted }
      let followUps = try Self.followUps(database, incident: id)
        .filter { !$0.state.isClosed && !$0.isRetracted }
      return Board(
        incident: incident,
        openHypotheses: open,
        openIDs: open.map(\.shortID) + followUps.map { ShortID(.followUp, $0.number) },
        lastEntry: try Int.fetchOne(
          database,
          sql: "SELECT max(number) FROM journal_entry WHERE incident_id = ?",
          arguments: [id]
        ) ?? 0,
        attachments: try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM attachment WHERE incident_id = ?",
          arguments: [id]
        ) ?? 0
      )
    }
  }

  /// The entries of an incident (by `id`) after one of its entries, in the order of recording.
  ///
  /// - Throws: `StoreError`
  package func entries(of incident: String, after number: Int) throws -> [TimelineEntry] {
    try read { database in
      try TimelineEntry.all(
        database,
        "WHERE number > ? AND incident_id = ? ORDER BY number",
        [number, incident]
      )
    }
  }
}
