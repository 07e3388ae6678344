import CSQLite
import GRDB

/// How a connection to SQLite is set up, with as little work as a process allows that is to store one
/// entry and end.
enum Connection {
  /// GRDB's settings, before those of the connection at hand.
  static var configuration: Configuration {
    _ = startsSmall
    var configuration = Configuration()
    // `prepare` does it with the other settings, for the price of none.
    configuration.foreignKeysEnabled = false
    return configuration
  }

  /// Makes the settings that last as long as the connection.
  @Sendable static func prepare(_ database: Database) throws {
    let code = sqlite3_exec(
      database.sqliteConnection,
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0",
      nil,
      nil,
      nil
    )
    guard code == SQLITE_OK else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(database.sqliteConnection))
      )
    }
    // GRDB asks SQLite for each column that a statement reads, to tell observers what changed. There
    // are none, and the asking costs as much as the entry.
    sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
  }

  private static let startsSmall = sqlite_take_pages_when_needed() == SQLITE_OK
}
