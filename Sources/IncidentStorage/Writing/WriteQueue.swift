import Dispatch
import Glibc

/// The writers that wait for a lock, each behind the one that came before it.
///
/// A number is drawn by appending a byte to the lock's file: where the byte lies is the number. Each
/// writer locks its own byte until it is done, and waits for the byte before it; so the kernel wakes
/// one at a time, in the order of asking, and a writer that dies makes way. The locks belong to the
/// open file (`F_OFD_SETLK` of fcntl(2)) and go with it. Where a number cannot be drawn, such as on a
/// full disk, there is no order, and nothing else is missing.
struct WriteQueue: Sendable {
  /// The lock's file, open for appending by this writer alone.
  let file: Int32

  /// The commands `F_OFD_GETLK` and on of <fcntl.h>.
  private static let (test, set, setWaiting): (Int32, Int32, Int32) = (36, 37, 38)

  /// The file is emptied when it has grown past so many bytes.
  private static let limit: off_t = 1 << 16

  /// Whether no other writer waits.
  var isEmpty: Bool {
    var lock = Self.lock(at: 0, length: 0)
    return fcntl(file, Self.test, &lock) != 0 || lock.l_type == Int16(F_UNLCK)
  }

  /// Waits until those before have had their turn, then asks for the database's lock; false where the
  /// time is up.
  ///
  /// On a thread of its own, since these calls have no time limit.
  func waitForTurn(
    _ patience: Patience,
    for database: String,
    then ask: @escaping @Sendable (Int32) -> Int32
  ) -> Bool {
    let copy = dup(file)
    guard copy >= 0 else { return false }
    let number = draw()
    let hasTurn = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      if let number, number > 0 { Self.wait(for: number - 1, copy) }
      while ask(copy) != 0, errno == EINTR {}
      hasTurn.signal()
      // The locks belong to the open file that both descriptors share, and stay with the other.
      close(copy)
    }
    let start = DispatchTime.now()
    let silence = min(patience.seconds, Patience.secondsOfSilence)
    if hasTurn.wait(timeout: start + .seconds(silence)) == .success { return true }
    patience.tell(of: database)
    return hasTurn.wait(timeout: start + .seconds(patience.seconds)) == .success
  }

  /// Begins a new row of numbers when the old one has become long and nobody waits.
  func shorten() {
    guard lseek(file, 0, SEEK_END) > Self.limit, isEmpty else { return }
    ftruncate(file, 0)
  }

  /// The number of this writer, its byte locked; nil where none can be had.
  private func draw() -> off_t? {
    guard write(file, "w", 1) == 1 else { return nil }
    let number = lseek(file, 0, SEEK_CUR) - 1
    var lock = Self.lock(at: number, length: 1)
    _ = fcntl(file, Self.set, &lock)
    return number
  }

  private static func wait(for number: off_t, _ file: Int32) {
    var lock = lock(at: number, length: 1)
    while fcntl(file, setWaiting, &lock) != 0, errno == EINTR {}
    lock.l_type = Int16(F_UNLCK)
    _ = fcntl(file, set, &lock)
  }

  private static func lock(at start: off_t, length: off_t) -> flock {
    flock(
      l_type: Int16(F_WRLCK),
      l_whence: Int16(SEEK_SET),
      l_start: start,
      l_len: length,
      l_pid: 0
    )
  }
}
