import Glibc
import IncidentModel
import Synchronization

/// A line on stderr that says how far a long work has come: on a terminal only, after half a second, ten
/// times a second at most.
final class Progress: Sendable {
  private struct State {
    /// What is being worked on, and since when.
    var name: String
    var start: Instant
    /// When the line was last drawn; nil before the first time.
    var drawn: Instant?
  }

  private let isShown: Bool
  private let state: Mutex<State>

  init(_ name: String) {
    state = Mutex(State(name: name, start: Surroundings.current.now()))
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Tells how many bytes are done, of how many where that is known; with another file's name, the count
  /// and the clock begin again.
  func update(_ file: String? = nil, done: Int, total: Int?) {
    guard isShown else { return }
    let now = Surroundings.current.now()
    let line = state.withLock { state -> String? in
      if let file, file != state.name { state = State(name: file, start: now, drawn: state.drawn) }
      guard now - state.start > TimeSpan(microseconds: 500_000),
        state.drawn.map({ now - $0 > TimeSpan(microseconds: 100_000) }) ?? true
      else { return nil }
      state.drawn = now
      return Self.line(state.name, done, total, now - state.start)
    }
    if let line { Output.draw("\r\u{1B}[K" + line) }
  }

  /// Clears the line.
  func finish() {
    if state.withLock({ $0.drawn != nil }) { Output.draw("\r\u{1B}[K") }
  }

  private static func line(
    _ name: String,
    _ done: Int,
    _ total: Int?,
    _ elapsed: TimeSpan
  ) -> String {
    let rate = Double(done) / Double(elapsed.microseconds)
    var text = "\(name.visible): \(done >> 20) MiB, \(Int(rate)) MB/s"
    if let total, total > done, rate > 0 {
      let left = TimeSpan(microseconds: Int64(Double(total - done) / rate))
      text += ", \(done * 100 / max(total, 1)) %, \(left.words) left"
    }
    return text
  }
}
