import GRDB

extension IncidentStore {
  /// Whether an entry as typed (`E12`, `H2`) is starred.
  ///
  /// - Throws: `StoreError`
  package func isStarred(_ entry: String) throws -> Bool {
    try isMarked(entry, where: "is_starred")
  }

  /// Whether an entry as typed was taken back, and stands no more.
  ///
  /// - Throws: `StoreError`
  package func isRetracted(_ entry: String) throws -> Bool {
    try isMarked(entry, where: "retracted_because IS NOT NULL")
  }

  private func isMarked(_ entry: String, where condition: String) throws -> Bool {
    try read { database in
      let id = try DraftResolver(database: database).entryID(entry)
      return try Bool.fetchOne(
        database,
        sql: """
          SELECT \(condition) FROM timeline_event
          WHERE number = (SELECT number FROM journal_entry WHERE id = ?)
          """,
        arguments: [id]
      ) ?? false
    }
  }
}
