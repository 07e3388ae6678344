import Glibc

/// Carries what a command puts out to where it was to go, keeping a copy, and keys to the command.
struct OutputRelay {
  /// A descriptor that the command writes to, and where that goes.
  struct Source {
    var descriptor: Int32
    var target: Int32
    /// Whether the target still takes anything.
    var isShown = true
  }

  let child: ChildProcess
  var sources: [Source]
  /// Where keys go; nil where the command reads our standard input itself.
  let keyboard: Int32?

  private var capture = OutputCapture()
  /// Keys that the command has not read yet.
  private var typed: [UInt8] = []
  private var isTyping: Bool
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(child: ChildProcess, sources: [Source], keyboard: Int32?) {
    self.child = child
    self.sources = sources
    self.keyboard = keyboard
    isTyping = keyboard != nil
  }

  /// Relays until the command has ended and its output with it.
  ///
  /// A child of the command's that goes on running with its output open is waited for `quiet`
  /// milliseconds without output, no longer.
  mutating func run(
    _ signals: SignalQueue,
    quiet: Int32,
    onSignal: (SignalQueue.Received) -> Void
  ) -> CommandRunner.Outcome {
    var end: ChildProcess.End?
    while true {
      if let end, sources.isEmpty { return .init(end: end, output: capture) }
      var waiting = [pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)]
      waiting += sources.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      if isTyping { waiting.append(pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)) }
      if let keyboard, isTyping, !typed.isEmpty {
        waiting.append(pollfd(fd: keyboard, events: Int16(POLLOUT), revents: 0))
      }
      let ready = poll(&waiting, nfds_t(waiting.count), end == nil ? -1 : quiet)
      if ready == 0, let end { return .init(end: end, output: capture) }
      if ready < 0, errno != EINTR { return .init(end: end ?? child.wait(), output: capture) }
      if waiting[0].revents != 0 {
        while let signal = signals.next() {
          if signal.number == SIGCHLD { end = end ?? child.poll() } else { onSignal(signal) }
        }
      }
      for ready in waiting.dropFirst() where ready.revents != 0 {
        if ready.fd == STDIN_FILENO {
          readKeys()
        } else if ready.events == Int16(POLLOUT) {
          sendKeys()
        } else if let index = sources.firstIndex(where: { $0.descriptor == ready.fd }) {
          readOutput(index)
        }
      }
    }
  }

  private mutating func readOutput(_ index: Int) {
    let count = read(sources[index].descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      // The end: of a pipe 0, of a terminal EIO.
      if sources[index].descriptor == keyboard { isTyping = false }
      close(sources[index].descriptor)
      sources.remove(at: index)
      return
    }
    capture.append(buffer[..<count])
    if sources[index].isShown {
      // Output that nobody takes any more (a terminal that hung up) is still kept.
      sources[index].isShown = Output.writeAll(buffer[..<count], to: sources[index].target) == 0
    }
  }

  private mutating func readKeys() {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      isTyping = false
      return
    }
    typed += buffer[..<count]
    sendKeys()
  }

  private mutating func sendKeys() {
    guard let keyboard, isTyping, !typed.isEmpty else { return }
    let count = write(keyboard, typed, typed.count)
    if count > 0 {
      typed.removeFirst(count)
    } else if count < 0, errno != EAGAIN, errno != EINTR {
      typed = []
      isTyping = false
    }
  }
}
