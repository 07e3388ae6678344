import GRDB
import Glibc
package import IncidentModel

/// Why the store did not do what it was asked; each says what to do next.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no database at the path, and the command only reads.
  case noDatabase(path: String)
  /// The file is not an SQLite database, or is damaged.
  case damaged(path: String, detail: String)
  /// The file is an SQLite database, and not Scribe's.
  case notScribe(path: String)
  /// A newer Scribe has written the database.
  case newer(path: String, version: Int, known: Int)
  /// The database cannot be opened or written: permissions, a full disk, a lock that stays.
  case unwritable(path: String, detail: String)
  /// The database is there and cannot be opened to read it.
  case unreadable(path: String, detail: String)
  /// No incident is open, and none was named.
  case noIncident
  /// Nothing has this id.
  case unknown(String)
  /// The id names a thing of another kind than the command needs.
  case wrongKind(String, needed: String)
  /// The typed time was not taken.
  case time(TimeExpressionError)
  /// The thing is not in a state in which this can be done.
  case refused(String)

  package var description: String {
    switch self {
    case .noDatabase(let path):
      "\(path.visible): no Scribe database yet; `scribe open TITLE` makes one"
    case .damaged(let path, let detail):
      "\(path.visible): not a readable SQLite database (\(detail)); "
        + "move it aside, or name another with --db"
    case .notScribe(let path):
      "\(path.visible): a database of another program; name Scribe's with --db or $SCRIBE_DB"
    case .newer(let path, let version, let known):
      "\(path.visible): written by a newer Scribe (schema \(version), this one knows \(known)); "
        + "update scribe"
    case .unwritable(let path, let detail):
      "\(path.visible): cannot be written (\(detail)); "
        + "make room, check its permissions, or name another with --db"
    case .unreadable(let path, let detail):
      "\(path.visible): cannot be read (\(detail)); check its permissions, or name another with --db"
    case .noIncident:
      "no incident is open; `scribe open TITLE` opens one, `scribe list` shows the others"
    case .unknown(let id):
      "there is no \(id.visible); \(Self.whereToLook(for: id)) what there is"
    case .wrongKind(let id, let needed):
      "\(id.visible) is not \(needed)"
    case .time(let error): error.description
    case .refused(let why): why
    }
  }

  /// The command that lists things of an id's kind.
  private static func whereToLook(for id: String) -> String {
    switch ShortID(parsing: id)?.kind {
    case .followUp?: "`scribe todos --all` shows"
    case .incident?: "`scribe list` shows"
    case .finding?: "`scribe correlate` shows"
    case .entry?, .hypothesis?: "`scribe timeline` shows"
    case nil: "`scribe timeline` and `scribe list` show"
    }
  }

  /// Whether the entry is still worth keeping elsewhere: the database failed, not the user.
  package var isOfTheDatabase: Bool {
    switch self {
    case .damaged, .unwritable, .unreadable, .notScribe, .newer: true
    default: false
    }
  }

  /// What an error of SQLite means for the user, who wanted to write unless `isReading`.
  init(_ error: DatabaseError, path: String, isReading: Bool = false) {
    let detail =
      Self.refusal(path, isReading ? R_OK : W_OK) ?? error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self = .damaged(path: path, detail: error.message ?? error.resultCode.description)
    // The file is well, and what was to be stored is not: another place would not help.
    case .SQLITE_CONSTRAINT: self = .refused("\(path.visible): the schema refuses this: \(detail)")
    case _ where isReading: self = .unreadable(path: path, detail: detail)
    default: self = .unwritable(path: path, detail: detail)
    }
  }

  /// Whose file it is, where that is why this process may not use it; nil where it may.
  private static func refusal(_ path: String, _ use: Int32) -> String? {
    var status = stat()
    guard access(path, use) != 0, errno == EACCES, stat(path, &status) == 0 else { return nil }
    return "permission denied: it belongs to the user \(status.st_uid)"
  }
}
