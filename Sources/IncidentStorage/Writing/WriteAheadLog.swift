import GRDB
import Glibc

/// The write-ahead log beside a database (<https://www.sqlite.org/wal.html>), kept short.
///
/// The first process that opens the database reads the whole log, and a short-lived process is always
/// the first. SQLite's own checkpoints do not shorten it here: how far a log has been copied back is
/// known to open connections alone. So a writer empties it once it has grown past a few entries.
struct WriteAheadLog {
  private let path: String
  /// About ten entries.
  private static let limit = 256 << 10
  /// While others wait for their turn, emptying it would cost each of them more than its length.
  private static let limitInACrowd = 8 << 20

  init(ofDatabase database: String) { path = database + "-wal" }

  /// Whether it is to be shortened now.
  func isLong(isAwaited: Bool) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
      && status.st_size > (isAwaited ? Self.limitInACrowd : Self.limit)
  }

  /// Copies the log back and empties it, if nobody else is reading.
  ///
  /// It comes after the commit, so nothing that fails here may make a stored entry look lost: the
  /// next writer tries again. Nobody is to wait for it, see `Patience.suspended`.
  func shorten(_ connection: Database) { _ = try? connection.checkpoint(.truncate) }
}
