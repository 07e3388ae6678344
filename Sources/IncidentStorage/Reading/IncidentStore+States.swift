import GRDB
package import IncidentModel

extension IncidentStore {
  /// The state of a hypothesis as typed (`H2`); nil where there is none, or it was retracted.
  ///
  /// - Throws: `StoreError`
  package func state(of hypothesis: String) throws -> HypothesisState? {
    guard let id = ShortID(parsing: hypothesis), id.kind == .hypothesis else { return nil }
    let state = try read { database in
      try String.fetchOne(
        database,
        sql: "SELECT state FROM hypothesis WHERE number = ? AND is_retracted = 0",
        arguments: [id.number]
      )
    }
    return state.flatMap(HypothesisState.init(rawValue:))
  }

  /// Whether an entry as typed (`E12`, `H2`) is starred.
  ///
  /// - Throws: `StoreError`
  package func isStarred(_ entry: String) throws -> Bool {
    try read { database in
      let id = try DraftResolver(database: database).entryID(entry)
      return try Bool.fetchOne(
        database,
        sql: """
          SELECT is_starred FROM timeline_event
          WHERE number = (SELECT number FROM journal_entry WHERE id = ?)
          """,
        arguments: [id]
      ) ?? false
    }
  }
}
