import Glibc
import IncidentModel
import Synchronization

/// How long a write waits for others, and what is said when that takes more than a moment.
package final class Patience: Sendable {
  /// How many seconds a wait takes at most.
  package let seconds: Int
  /// Is told once a wait for what it is told of has taken a second.
  private let tell: @Sendable (String) -> Void
  private let isSuspended = Atomic(false)

  /// Who waits for another program may take it for a program that hangs.
  static let secondsOfSilence = 1

  package init(seconds: Int, tell: @escaping @Sendable (String) -> Void = { _ in }) {
    self.seconds = seconds
    self.tell = tell
  }

  /// Says what is waited for.
  func tell(of path: String) {
    guard seconds > Self.secondsOfSilence else { return }
    tell("\(path.visible): another program has it locked; waiting up to \(seconds) s for it")
  }

  /// Waits before SQLite tries again to have a database that others have locked; false where the time is
  /// up.
  func wait(for path: String, tries: Int) -> Bool {
    guard !isSuspended.load(ordering: .relaxed) else { return false }
    let waited = Self.milliseconds(before: tries)
    let next = Self.milliseconds(before: tries + 1)
    guard waited < seconds * 1000 else { return false }
    let silence = Self.secondsOfSilence * 1000
    if waited < silence, next >= silence { tell(of: path) }
    usleep(UInt32(next - waited) * 1000)
    return true
  }

  /// Runs what is better left than waited for.
  func suspended(_ work: () -> Void) {
    isSuspended.store(true, ordering: .relaxed)
    work()
    isSuspended.store(false, ordering: .relaxed)
  }

  /// How long was waited after so many tries: short at first, then a tenth of a second each, as SQLite's
  /// own handler waits.
  private static func milliseconds(before tries: Int) -> Int {
    let first = [0, 1, 3, 8, 18, 33, 53, 78, 103, 128, 178, 228]
    return tries < first.count ? first[tries] : 228 + (tries - first.count + 1) * 100
  }
}
