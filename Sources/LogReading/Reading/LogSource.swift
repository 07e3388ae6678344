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
}
