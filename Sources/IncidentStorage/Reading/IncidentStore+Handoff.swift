import GRDB
package import IncidentModel

/// What a relief must know of an incident whose timeline is long.
package struct Handoff: Sendable {
  /// Everything but the timeline.
  package var snapshot: IncidentSnapshot
  /// The last entries that somebody starred, at most five; like the others in the order of timelines.
  package var starred: [TimelineEntry]
  /// The last actions and decisions, at most three.
  package var actions: [TimelineEntry]
  /// The last observations, at most three.
  package var observations: [TimelineEntry]
  /// What was written of the impact; nil where nothing was.
  package var impact: String?
  /// The newest entry that promises a next update, and what it promises; nil where none does.
  package var promise: (entry: TimelineEntry, update: PromisedUpdate)?
  /// Who recorded anything, by name.
  package var people: [String]
}

extension IncidentStore {
  /// The handoff of an incident, as typed (`INC-2`); nil means the current one.
  ///
  /// - Throws: `StoreError`
  package func handoff(of typed: String? = nil) throws -> Handoff {
    try read { database in
      let snapshot = try Self.overview(database, of: typed)
      let incident = snapshot.incident.id
      return Handoff(
        snapshot: snapshot,
        starred: try Self.latest(5, "is_starred", database, incident),
        actions: try Self.latest(3, "event_kind IN ('action', 'decision')", database, incident),
        observations: try Self.latest(
          3,
          "kind = 'event' AND event_kind = 'observation'",
          database,
          incident
        ),
        impact: try Self.sections(database, incident)[.impact]?.text,
        promise: try Self.promise(database, snapshot.incident),
        people: try String.fetchAll(
          database,
          sql: """
            SELECT DISTINCT author FROM timeline_event
            WHERE incident_id = ? AND retracted_because IS NULL ORDER BY author
            """,
          arguments: [incident]
        )
      )
    }
  }

  /// The newest standing entry that says when the next update is due, among the last that speak of one.
  private static func promise(
    _ database: Database,
    _ incident: Incident
  ) throws -> (entry: TimelineEntry, update: PromisedUpdate)? {
    let zone = Zone(named: incident.zone) ?? .utc
    let entries = try Row.fetchAll(
      database,
      sql: """
        SELECT \(TimelineEntry.columns) FROM timeline_event
        WHERE incident_id = ? AND retracted_because IS NULL AND kind = 'event' AND number IN (
          SELECT rowid / 4 FROM search_index
          WHERE search_index MATCH 'update' AND rowid % 4 = 0 ORDER BY rowid DESC LIMIT 50)
        ORDER BY number DESC
        """,
      arguments: [incident.id]
    ).lazy.map { TimelineEntry(columns: $0) }
    for entry in entries {
      if let update = PromisedUpdate(in: entry.text, saidAt: entry.sortTime, zone: zone) {
        return (entry, update)
      }
    }
    return nil
  }

  /// The last standing entries for which an SQL condition holds, in the order of timelines.
  private static func latest(
    _ count: Int,
    _ condition: String,
    _ database: Database,
    _ incident: String
  ) throws -> [TimelineEntry] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT \(TimelineEntry.columns) FROM timeline_event
        WHERE incident_id = ? AND retracted_because IS NULL AND \(condition)
        ORDER BY coalesce(occurred_from_us, recorded_at_us) DESC, recorded_at_us DESC, number DESC
        LIMIT ?
        """,
      arguments: [incident, count]
    ).reversed().map { TimelineEntry(columns: $0) }
  }
}
