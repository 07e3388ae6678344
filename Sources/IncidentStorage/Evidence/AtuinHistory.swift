import GRDB
package import IncidentModel

/// The history that atuin keeps in an SQLite database (atuin's `crates/atuin-client/migrations`).
package enum AtuinHistory {
  /// A command that atuin saw.
  package struct Line: Sendable, Hashable {
    package var text: String
    package var at: Instant
    package var duration: TimeSpan?
    package var exitStatus: Int?
    package var directory: String
  }

  /// Where it lies by default, below the home folder.
  package static let place = ".local/share/atuin/history.db"

  /// The commands from a moment on, the oldest first; those that were deleted are left out.
  ///
  /// - Throws: `StoreError`
  package static func lines(in path: String, since: Instant) throws -> [Line] {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      return try DatabaseQueue(path: path, configuration: configuration).read { database in
        // Later versions mark what was deleted; in the first ones the column is missing.
        let columns = try database.columns(in: "history").map(\.name)
        let kept = columns.contains("deleted_at") ? "AND deleted_at IS NULL" : ""
        return try Row.fetchAll(
          database,
          sql: "SELECT * FROM history WHERE timestamp >= ? \(kept) ORDER BY timestamp",
          arguments: [since.microseconds.multipliedReportingOverflow(by: 1000).partialValue]
        ).map { row in
          let nanoseconds: Int64 = row["timestamp"]
          let duration: Int64 = row["duration"] ?? -1
          let status: Int = row["exit"] ?? -1
          return Line(
            text: row["command"] ?? "",
            at: Instant(microseconds: nanoseconds / 1000),
            // atuin writes -1 while the command runs.
            duration: duration < 0 ? nil : TimeSpan(microseconds: duration / 1000),
            exitStatus: status < 0 ? nil : status,
            directory: row["cwd"] ?? ""
          )
        }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}
