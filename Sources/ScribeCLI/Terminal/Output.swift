import ArgumentParser
import Glibc
import IncidentModel

/// The process's streams: results go to stdout, everything else to stderr.
enum Output {
  /// Writes a line of results.
  ///
  /// A reader that has gone (`| head`) ends the command quietly; a stdout that cannot be written
  /// ends it with a message.
  static func line(_ text: String = "") {
    write(text + "\n")
  }

  /// Writes a line of a listing, folded where a terminal shows it.
  static func listing(_ line: String, indent: Int = 4) {
    self.line(LineFolding.ofTerminal(indent: indent)?.folded(line) ?? line)
  }

  /// Writes results as they are.
  static func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes results in UTF-8 as they are.
  static func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    if let take = Surroundings.current.standardOutput {
      return take(String(decoding: bytes, as: UTF8.self))
    }
    let problem = writeAll(bytes[...], to: STDOUT_FILENO)
    switch problem {
    case 0: break
    case EPIPE: exit(ExitStatus.done.rawValue)
    default:
      note(
        "standard output cannot be written (\(String(cString: strerror(problem)))); redirect it elsewhere"
      )
      exit(ExitStatus.error.rawValue)
    }
  }

  /// Tells the user something that is not a result, in one line on stderr.
  static func note(_ text: String) {
    draw("scribe: " + text + "\n")
  }

  /// Writes a message of several lines on stderr.
  static func complain(_ text: String) {
    draw(text.hasSuffix("\n") ? text : text + "\n")
  }

  /// Draws on stderr what is no line, such as progress.
  static func draw(_ text: String) {
    if let take = Surroundings.current.standardError { return take(text) }
    _ = writeAll(Array(text.utf8)[...], to: STDERR_FILENO)
  }

  /// One of the two streams.
  enum Stream { case standardOutput, standardError }

  /// Whether the stream goes to a terminal.
  static func isTerminal(_ stream: Stream) -> Bool {
    isatty(stream == .standardOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
  }

  /// Whether results go to a terminal; asked once, a long listing has thousands of places for a colour.
  static let isOnTerminal = isatty(STDOUT_FILENO) == 1

  /// Whether results go to a terminal, and colours are wanted (<https://no-color.org>).
  static var isColoured: Bool {
    isOnTerminal && Surroundings.current.variable("NO_COLOR") == nil
      && Surroundings.current.variable("TERM") != "dumb"
  }

  /// How many columns a line of results may have: `$COLUMNS`, the terminal's width, else 100.
  static var columns: Int {
    if let columns = Surroundings.current.variable("COLUMNS").flatMap(Int.init), columns >= 20 {
      return columns
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 100 }
    return Int(size.ws_col)
  }

  /// Sees to it that the first three descriptors are taken, so that no file of ours becomes stdout.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) == -1 {
      // Opened for reading only: a write to a stdout that was closed still fails, and is told.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Writes bytes; returns the error number of the write that failed, or 0.
  static func writeAll(_ bytes: ArraySlice<UInt8>, to file: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Somebody else made the stream non-blocking: wait until it takes more.
        var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
