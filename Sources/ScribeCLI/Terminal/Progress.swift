import Glibc
import IncidentModel
import Synchronization

/// A line on stderr that says how far a long work has come: on a terminal only, after half a second.
final class Progress: Sendable {
  private let name: String
  private let start: Instant
  private let isShown: Bool
  private let wasDrawn = Mutex(false)

  init(_ name: String) {
    self.name = name
    start = Surroundings.current.now()
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Tells how many bytes are done, of how many where that is known.
  func update(done: Int, total: Int?) {
    guard isShown else { return }
    let elapsed = Surroundings.current.now() - start
    guard elapsed.microseconds > 500_000 else { return }
    let rate = Double(done) / Double(elapsed.microseconds)
    var text = "\(name.visible): \(done >> 20) MiB, \(Int(rate)) MB/s"
    if let total, total > done, rate > 0 {
      let left = TimeSpan(microseconds: Int64(Double(total - done) / rate))
      text += ", \(done * 100 / max(total, 1)) %, \(left.words) left"
    }
    wasDrawn.withLock { $0 = true }
    Output.draw("\r\u{1B}[K" + text)
  }

  /// Clears the line.
  func finish() {
    if wasDrawn.withLock({ $0 }) { Output.draw("\r\u{1B}[K") }
  }
}
