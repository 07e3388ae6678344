import Glibc
package import IncidentModel

/// Where a log is read from.
package enum LogSource: Sendable {
  /// A file, compressed with gzip or not: its content says.
  case file(String)
  /// Standard input, shown as `-`.
  case standardInput
  /// Bytes in memory, under a name; `modified` stands for a file's modification time.
  case bytes([UInt8], name: String, modified: Instant?)

  /// The name that records carry.
  package var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "-"
    case .bytes(_, let name, _): name
    }
  }

  /// When a regular file was last written to, to the second; nil for what is none.
  package var modified: Instant? {
    switch self {
    case .bytes(_, _, let modified): return modified
    case .standardInput: return nil
    case .file(let path):
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      return Instant(seconds: Int(status.st_mtim.tv_sec))
    }
  }
}
