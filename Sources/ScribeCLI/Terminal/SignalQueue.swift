import CEditLine
import Glibc

/// Signals that wait to be read instead of interrupting (`signalfd(2)`).
///
/// They stay blocked until the queue is closed; a child is started with none blocked.
struct SignalQueue {
  /// A signal and whether a process sent it; the kernel sends those of the keyboard.
  struct Received {
    var number: Int32
    var isFromProcess: Bool
  }

  /// Readable when a signal waits.
  let descriptor: Int32
  private let before: sigset_t

  /// Holds the signals back from now on.
  ///
  /// - Throws: `CommandError` where the system refuses
  init(_ signals: [Int32]) throws {
    var wanted = sigset_t()
    sigemptyset(&wanted)
    for signal in signals { sigaddset(&wanted, signal) }
    var before = sigset_t()
    sigemptyset(&before)
    pthread_sigmask(SIG_BLOCK, &wanted, &before)
    self.before = before
    descriptor = signalfd(-1, &wanted, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
    guard descriptor >= 0 else {
      pthread_sigmask(SIG_SETMASK, &before, nil)
      throw CommandError("signals cannot be watched: \(String(cString: strerror(errno)))")
    }
  }

  /// The next signal that waits; nil where none does.
  func next() -> Received? {
    var info = signalfd_siginfo()
    let size = MemoryLayout<signalfd_siginfo>.size
    guard read(descriptor, &info, size) == size else { return nil }
    return Received(number: Int32(bitPattern: info.ssi_signo), isFromProcess: info.ssi_code <= 0)
  }

  /// Lets signals do again what they did before.
  func close() {
    Glibc.close(descriptor)
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
