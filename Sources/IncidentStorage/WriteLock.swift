import Dispatch
import Glibc

/// A lock on a file beside the database, taken around every write.
///
/// SQLite's own busy handler sleeps and tries again, which starves writers when there are many: with
/// 128 of them the unluckiest waited 5.8 s. The kernel hands out `flock` locks in the order of
/// asking. The lock only brings order: without it (a file system that has none) SQLite's own locks
/// still keep the data whole.
struct WriteLock: Sendable {
  private let path: String
  private let seconds: Int
  /// Whether the caller holds it already: a lock asked for twice by one process would wait for itself.
  private let isHeldByCaller: Bool

  /// The lock of a database, waited for at most so many seconds.
  init(besideDatabase database: String, seconds: Int, isHeldByCaller: Bool = false) {
    path = database + "-lock"
    self.seconds = seconds
    self.isHeldByCaller = isHeldByCaller
  }

  /// Runs the work while holding the lock; throws `StoreError.unwritable` where it is not had in time.
  func whileHeld<Result>(_ work: () throws -> Result) throws -> Result {
    if isHeldByCaller { return try work() }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return try work() }
    defer { close(file) }
    if flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK, !waits(for: file) {
      throw StoreError.unwritable(path: path, detail: "another writer held it for \(seconds) s")
    }
    return try work()
  }

  /// Waits in the kernel's queue, on a thread of its own since `flock` has no time limit.
  private func waits(for file: Int32) -> Bool {
    let copy = dup(file)
    guard copy >= 0 else { return false }
    let isHeld = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      while flock(copy, LOCK_EX) != 0, errno == EINTR {}
      isHeld.signal()
      // The lock belongs to the open file that both descriptors share, and stays with the other.
      close(copy)
    }
    return isHeld.wait(timeout: .now() + .seconds(seconds)) == .success
  }
}
