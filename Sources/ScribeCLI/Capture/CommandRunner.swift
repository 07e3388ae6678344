import Glibc

/// Runs a command, shows its output as it comes, and keeps it.
struct CommandRunner {
  /// How a run went.
  struct Outcome {
    var end: ChildProcess.End
    var output: OutputCapture
  }

  let arguments: [String]
  let environment: [String: String]

  /// After its end, how long a command's leftover children may still write, in milliseconds.
  private static let afterglow: Int32 = 200

  /// Runs the command in a terminal of its own where ours is one, else between pipes.
  ///
  /// - Throws: `StartError`, `CommandError`
  func run() throws -> Outcome {
    let signals = try SignalQueue([SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGWINCH])
    defer { signals.close() }
    if isatty(STDOUT_FILENO) == 1, let terminal = PseudoTerminal(like: STDOUT_FILENO) {
      return try run(in: terminal, signals)
    }
    return try runBetweenPipes(signals)
  }

  private func run(in terminal: PseudoTerminal, _ signals: SignalQueue) throws -> Outcome {
    let raw = RawMode(STDIN_FILENO)
    defer { raw?.restore() }
    let child = try ChildProcess(
      arguments,
      streams: .terminal(path: terminal.path, keepsInput: raw == nil),
      environment: environment
    )
    terminal.closeSlave()
    var relay = OutputRelay(
      child: child,
      sources: [.init(descriptor: terminal.master, target: STDOUT_FILENO)],
      keyboard: raw == nil ? nil : terminal.master
    )
    return relay.run(signals, quiet: Self.afterglow) { signal in
      if signal.number == SIGWINCH {
        terminal.resize(like: STDOUT_FILENO)
      } else {
        kill(-child.id, signal.number)
      }
    }
  }

  private func runBetweenPipes(_ signals: SignalQueue) throws -> Outcome {
    var output: [Int32] = [-1, -1]
    var error: [Int32] = [-1, -1]
    guard pipe(&output) == 0, pipe(&error) == 0 else {
      throw CommandError("no pipe for the output: \(String(cString: strerror(errno)))")
    }
    for descriptor in output + error { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    let child: ChildProcess
    do {
      defer { [output[1], error[1]].forEach { close($0) } }
      child = try ChildProcess(
        arguments,
        streams: .descriptors(output: output[1], error: error[1]),
        environment: environment
      )
    }
    var relay = OutputRelay(
      child: child,
      sources: [
        .init(descriptor: output[0], target: STDOUT_FILENO),
        .init(descriptor: error[0], target: STDERR_FILENO),
      ],
      keyboard: nil
    )
    return relay.run(signals, quiet: Self.afterglow) { signal in
      // What the keyboard sends reaches the command by itself: it is in our process group.
      if signal.isFromProcess, signal.number != SIGWINCH { kill(child.id, signal.number) }
    }
  }
}
