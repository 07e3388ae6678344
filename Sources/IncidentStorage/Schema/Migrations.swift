import GRDB

/// The history of the database's schema.
///
/// A migration that has been shipped is never edited: it describes the past. Adding one is a file of
/// its own and a line here; `PRAGMA user_version` is how many a database has had.
enum Migrations {
  /// Every migration, oldest first.
  static let all: [Migration] = [
    .journal0001,
    .memory0002,
    .drills0003,
    .links0004,
    .pages0005,
    .quietDrills0006,
    .words0007,
  ]

  /// `SCRB` in ASCII: tells a Scribe database from another program's (`PRAGMA application_id`).
  static let applicationID = 0x5343_5242

  /// The schema version that this program writes.
  static var currentVersion: Int { all.count }

  /// Brings the database to `currentVersion`, one transaction a migration.
  static func migrate(_ writer: some DatabaseWriter) throws {
    var migrator = DatabaseMigrator()
    for (index, migration) in all.enumerated() {
      migrator.registerMigration(migration.name) { database in
        try migration.migrate(database)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      }
    }
    try migrator.migrate(writer)
  }
}

/// One step in the history of the schema.
struct Migration: Sendable {
  /// The name under which GRDB remembers that it ran.
  let name: String
  /// Makes the step, inside a transaction.
  let migrate: @Sendable (Database) throws -> Void
}
