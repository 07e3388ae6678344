import Glibc

/// A lock on a file beside the database, taken around every write, in the order of asking.
///
/// SQLite's own busy handler sleeps and tries again, which starves writers when there are many: with
/// 128 of them the unluckiest waited 5.8 s. `flock` alone is little better: who asks at the moment at
/// which it is let go has it before those who wait. So a writer that has to wait draws a number, see
/// `WriteQueue`. The lock only brings order: without it (a file system that has none) SQLite's own
/// locks still keep the data whole.
package struct WriteLock: Sendable {
  private let database: String
  private let patience: Patience

  /// The lock of a database, waited for as long as the patience lasts.
  package init(besideDatabase database: String, patience: Patience) {
    self.database = database
    self.patience = patience
  }

  /// Runs the work while holding the lock; throws `StoreError.unwritable` where it is not had in time.
  ///
  /// What else is to be done when the work is done, still under the lock, is told whether another
  /// writer waits by then.
  package func whileHeld<Result>(
    _ work: () throws -> Result,
    finally: (_ isAwaited: Bool) -> Void = { _ in }
  ) throws -> Result {
    let path = database + "-lock"
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      let result = try work()
      finally(false)
      return result
    }
    defer { close(file) }
    let queue = WriteQueue(file: file)
    if !queue.isEmpty || flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK {
      guard queue.waitForTurn(patience, for: database, then: { flock($0, LOCK_EX) }) else {
        throw StoreError.unwritable(
          path: path,
          detail: "another writer held it for \(patience.seconds) s"
        )
      }
      queue.shorten()
    }
    let result = try work()
    finally(!queue.isEmpty)
    return result
  }
}
