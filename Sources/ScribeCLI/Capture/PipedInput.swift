import Dispatch
import Glibc
import Synchronization

/// Standard input, read from the start on a thread of its own: the program at the other end of the
/// pipe is not held up while the entry waits for its place in the journal.
final class PipedInput: Sendable {
  private let capture: Mutex<OutputCapture>
  private let isAtEnd = DispatchSemaphore(value: 0)

  /// Begins to read; of more than `limit` bytes head and tail are kept.
  init(limit: Int) {
    capture = Mutex(OutputCapture(shownLimit: limit, wholeLimit: limit))
    DispatchQueue.global().async { [self] in
      try? StandardInput.read { bytes in capture.withLock { $0.append(bytes) } }
      isAtEnd.signal()
    }
  }

  /// Waits for the end and returns what came; calls `onWait` where that takes more than a second.
  func finish(onWait: () -> Void) -> OutputCapture {
    if isAtEnd.wait(timeout: .now() + .seconds(1)) == .timedOut {
      onWait()
      isAtEnd.wait()
    }
    return capture.withLock { $0 }
  }
}
