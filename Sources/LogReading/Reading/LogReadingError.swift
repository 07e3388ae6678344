/// Why a log could not be read, or not to its end.
package enum LogReadingError: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(String)
  /// The path names a folder.
  case directory(String)
  /// The system refuses to read it, with its reason.
  case unreadable(String, reason: String)
  /// The compressed file ends in the middle; what came before it broke off was read.
  case truncatedGzip(String)
  /// The compressed data is damaged; what came before the damage was read.
  case damagedGzip(String)
  /// The file holds no text.
  case binary(String)
  /// `--format` names a dialect that there is none of.
  case unknownDialect(String)
}

extension LogReadingError: CustomStringConvertible {
  /// One line: what is wrong with which file, and what to do next.
  package var description: String {
    switch self {
    case .missing(let name) where name.contains("\u{FFFD}"):
      // What the shell passed was no UTF-8, and is no longer known.
      "\(name): there is no file of this name as UTF-8; pipe the file in: scribe parse - < FILE"
    case .missing(let name):
      "\(name): no such file; check the path, or ask the server: SELECT @@log_error"
    case .directory(let name):
      "\(name): is a directory; name the log files in it, e.g. \(name)/error.log"
    case .unreadable(let name, let reason):
      "\(name): cannot be read: \(reason); check its permissions, or pipe it in: sudo cat … | scribe parse -"
    case .truncatedGzip(let name):
      "\(name): the compressed file ends too early; what came before was read, copy the file again for the rest"
    case .damagedGzip(let name):
      "\(name): the compressed data is damaged; what came before was read, 'gzip -t' shows more"
    case .binary(let name):
      "\(name): is not a text log (it holds binary data); name the server's error log instead"
    case .unknownDialect(let name):
      "--format \(name): no such format; one of \(LogDialect.all.map(\.name).joined(separator: ", "))"
    }
  }

  /// Whether records were delivered before the source broke off.
  package var isIncomplete: Bool {
    switch self {
    case .truncatedGzip, .damagedGzip: true
    default: false
    }
  }
}
