import Foundation
import Testing

/// Whether this process may mount file systems of its own, as root in a mount namespace.
enum Mounts {
  static let why: Comment = "mounting a small file system needs root and `unshare`: not here"

  static let areAllowed: Bool = {
    let outcome = try? Shell().run("mkdir m && unshare -m mount -t tmpfs none m")
    return outcome?.status == 0
  }()
}

/// Suites that take longer than a newcomer waits run only when they are asked for.
enum SlowTests {
  static let why: Comment = "slow: SCRIBE_SLOW_TESTS=1 runs it"

  static let areWanted = ProcessInfo.processInfo.environment["SCRIBE_SLOW_TESTS"] == "1"
}
