import Glibc
import IncidentModel

/// A live session without a line editor: lines from a pipe, a file or a terminal that can do little.
struct PlainLines {
  /// Reads lines to the end of standard input; the last one needs no line feed.
  func run(_ session: LiveSession) throws {
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal {
      session.header.lines(now: Surroundings.current.now(), width: Output.columns).dropLast()
        .forEach { Output.line($0) }
    }
    var rest: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if isTerminal, poll(&ready, 1, 1000) == 0 {
        session.news().forEach { Output.line($0) }
        continue
      }
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { break }
      rest += buffer[..<count]
      while let end = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        guard session.take(line) else { return }
      }
    }
    if !rest.isEmpty { _ = session.take(String(decoding: rest, as: UTF8.self)) }
  }
}
