import Glibc
import IncidentModel

/// What is piped into the command.
enum StandardInput {
  /// Whether something is piped in.
  ///
  /// A terminal, a file of a surrounding loop and `/dev/null` are not.
  static var isPiped: Bool {
    var status = stat()
    return fstat(STDIN_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Whether somebody sits at it.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Everything up to its end, at most `limit` bytes kept; the rest is read and dropped, so that the
  /// program at the other end is never blocked.
  static func bytes(limit: Int = 64 << 20) throws -> (kept: [UInt8], total: Int) {
    var kept: [UInt8] = []
    var total = 0
    try read { bytes in
      total += bytes.count
      kept += bytes.prefix(max(0, limit - kept.count))
    }
    return (kept, total)
  }

  /// Hands on what comes, up to its end.
  static func read(_ take: (ArraySlice<UInt8>) -> Void) throws {
    guard read(from: STDIN_FILENO, take) else {
      throw CommandError("standard input cannot be read: \(String(cString: strerror(errno)))")
    }
  }

  /// Hands on what comes from an open file, up to its end; false where it cannot be read, and `errno`
  /// tells why.
  static func read(from descriptor: Int32, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 }
      take(buffer[..<count])
    }
  }

  /// Everything as text, spaces and newlines at its ends cut off.
  static func text() throws -> String {
    String(decoding: try bytes().kept, as: UTF8.self).trimmed
  }
}
