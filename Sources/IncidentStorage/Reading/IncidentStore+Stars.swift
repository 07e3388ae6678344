import GRDB

extension IncidentStore {
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
