import GRDB

/// The incident that commands mean when they name none: a setting of the database.
enum CurrentIncident {
  /// The `id` of the current incident; nil where none is.
  static func id(_ database: Database) throws -> String? {
    try String.fetchOne(
      database,
      sql: "SELECT value FROM setting WHERE name = 'current_incident'"
    )
  }

  /// Makes an incident the current one.
  static func set(_ id: String, _ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('current_incident', ?)"
    ).execute(arguments: [id])
  }
}
