import Glibc

/// A command that was started.
package struct ChildProcess {
  /// How it ended.
  package enum End: Hashable {
    case exited(Int32)
    case killed(signal: Int32)

    /// The status by which a shell would tell it: a signal is 128 more than its number.
    package var status: Int32 {
      switch self {
      case .exited(let status): status
      case .killed(let signal): 128 + signal
      }
    }
  }

  /// Where its input comes from and its output goes.
  package enum Streams {
    /// A terminal of its own; `keepsInput` leaves standard input as ours.
    case terminal(path: String, keepsInput: Bool)
    /// Standard output and error go to these descriptors, standard input is ours.
    case descriptors(output: Int32, error: Int32)
    /// All three are ours.
    case inherited
  }

  /// The number of the process.
  package let id: Int32

  /// Starts a command, found in `$PATH`, with no signal blocked.
  ///
  /// - Throws: `StartError`
  package init(
    _ arguments: [String],
    streams: Streams,
    environment: [String: String]
  ) throws(StartError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    switch streams {
    case .terminal(let path, let keepsInput):
      // POSIX_SPAWN_SETSID of <spawn.h>: the first terminal that a new session opens is its own.
      flags |= 0x80
      let first = keepsInput ? STDOUT_FILENO : STDIN_FILENO
      posix_spawn_file_actions_addopen(&actions, first, path, O_RDWR, 0)
      for next in (first + 1)...STDERR_FILENO {
        posix_spawn_file_actions_adddup2(&actions, first, next)
      }
    case .descriptors(let output, let error):
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)
    case .inherited: break
    }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var ignoredByUs = sigset_t()
    sigemptyset(&ignoredByUs)
    sigaddset(&ignoredByUs, SIGPIPE)
    if case .terminal = streams {
      // At a terminal of its own Ctrl-C means the command, also where Scribe itself was started in
      // the background, which leaves it ignored.
      for typed in [SIGINT, SIGQUIT] { sigaddset(&ignoredByUs, typed) }
    }
    posix_spawnattr_setsigdefault(&attributes, &ignoredByUs)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var id: pid_t = 0
    let problem = posix_spawnp(&id, arguments.first ?? "", &actions, &attributes, words, variables)
    guard problem == 0 else { throw StartError(number: problem) }
    self.id = id
  }

  /// How it ended; nil where it still runs.
  package func poll() -> End? { wait(options: WNOHANG) }

  /// Waits until it has ended.
  package func wait() -> End { wait(options: 0) ?? .exited(0) }

  private func wait(options: Int32) -> End? {
    var status: Int32 = 0
    var result = waitpid(id, &status, options)
    while result < 0, errno == EINTR { result = waitpid(id, &status, options) }
    guard result == id else { return result < 0 ? .exited(0) : nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }
}

/// Why a command could not be started.
package struct StartError: Error {
  /// The error number.
  package var number: Int32

  /// The status by which a shell would tell it.
  var status: Int32 { number == ENOENT ? 127 : 126 }

  var reason: String { String(cString: strerror(number)) }
}
