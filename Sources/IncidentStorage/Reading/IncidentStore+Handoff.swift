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
      let latest = try LatestEntries(database, of: incident)
      return Handoff(
        snapshot: snapshot,
        starred: try entries(latest.starred.numbers, database),
        actions: try entries(latest.actions.numbers, database),
        observations: try entries(latest.observations.numbers, database),
        impact: try Self.sections(database, incident)[.impact]?.text,
        promise: try Self.promise(database, snapshot.incident),
        people: latest.people.sorted()
      )
    }
  }

  /// The newest standing entry that says when the next update is due, among the last that speak of one.
  private static func promise(
    _ database: Database,
    _ incident: Incident
  ) throws -> (entry: TimelineEntry, update: PromisedUpdate)? {
    let zone = Zone(named: incident.zone) ?? .utc
    let entries = try TimelineEntry.all(
      database,
      """
      WHERE incident_id = ? AND retracted_because IS NULL AND kind = 'event' AND number IN (
        SELECT rowid / 4 FROM search_index
        WHERE search_index MATCH 'update' AND rowid % 4 = 0 ORDER BY rowid DESC LIMIT 50)
      ORDER BY number DESC
      """,
      [incident.id]
    )
    for entry in entries {
      if let update = PromisedUpdate(in: entry.text, saidAt: entry.sortTime, zone: zone) {
        return (entry, update)
      }
    }
    return nil
  }

  /// The entries of these numbers, in their order.
  private func entries(_ numbers: [Int], _ database: Database) throws -> [TimelineEntry] {
    try numbers.flatMap { try TimelineEntry.all(database, "WHERE number = ?", [$0]) }
  }
}

/// Which entries of an incident come last, and who wrote any: one look at each that stands.
private struct LatestEntries {
  private(set) var starred = Latest(atMost: 5)
  /// Actions and decisions.
  private(set) var actions = Latest(atMost: 3)
  private(set) var observations = Latest(atMost: 3)
  private(set) var people: Set<String> = []

  init(_ database: Database, of incident: String) throws {
    try RowReader.each(
      database,
      sql: """
        SELECT number, coalesce(occurred_from_us, recorded_at_us), recorded_at_us, author,
          is_starred, event_kind
        FROM timeline_event WHERE incident_id = ? AND retracted_because IS NULL
        """,
      arguments: [incident]
    ) { row in
      let place = Latest.Place(
        at: row.integer(1),
        recordedAt: row.integer(2),
        number: row.integer(0)
      )
      if row.flag(4) { starred.take(place) }
      switch row.text(5).flatMap(EventKind.init(rawValue:)) {
      case .action, .decision: actions.take(place)
      case .observation: observations.take(place)
      default: break
      }
      if let author = row.text(3) { people.insert(author) }
      return true
    }
  }

  /// The last few of many entries, in the order of timelines.
  struct Latest {
    /// Where an entry stands, times in microseconds.
    struct Place {
      var at: Int
      var recordedAt: Int
      var number: Int

      static func < (left: Place, right: Place) -> Bool {
        (left.at, left.recordedAt, left.number) < (right.at, right.recordedAt, right.number)
      }
    }

    private let limit: Int
    private var places: [Place] = []

    init(atMost limit: Int) { self.limit = limit }

    var numbers: [Int] { places.map(\.number) }

    mutating func take(_ place: Place) {
      if places.count == limit, let first = places.first, place < first { return }
      let index = places.firstIndex { place < $0 } ?? places.count
      places.insert(place, at: index)
      if places.count > limit { places.removeFirst() }
    }
  }
}
