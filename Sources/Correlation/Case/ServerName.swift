import LogReading

/// The name by which a record's server is known: its host, else its log without rotation's marks.
package enum ServerName {
  /// `error.log` for `error.log`, `error.log.1`, `error.log-20231029.gz` and `error.log.2.gz` alike.
  static func of(_ record: LogRecord) -> String { record.host ?? stem(ofLog: record.source) }

  /// Whether a program of the name is the server or its mysqld_safe; `mysqld.post.processing` is the log of
  /// a second one, which a state transfer starts to upgrade the tables.
  static func isServer(_ program: String) -> Bool {
    if program == "mysqld" || program == "mariadbd" { return true }
    for name in ["mysqld", "mariadbd"] where program.hasPrefix(name) {
      let rest = program.utf8.dropFirst(name.utf8.count)
      return rest.first != 0x2E && !rest.starts(with: "ump".utf8)
    }
    return false
  }

  /// Whether the server itself, or its mysqld_safe, wrote a record of the category; a line without a
  /// program is the server's.
  static func isServers(_ category: LogCategory, _ program: String?) -> Bool {
    switch category {
    case .backup, .restore, .unrecognized: false
    default: program.map(isServer) ?? true
    }
  }

  /// The log's name before rotation renamed it.
  package static func stem(ofLog source: String) -> String {
    var name = source[...]
    for ending in [".gz", ".xz", ".zst", ".bz2"] where name.hasSuffix(ending) {
      name = name.dropLast(ending.count)
    }
    // logrotate's `extension .log` keeps the ending: `error-20231029.log`, `error.1.log`.
    if name.hasSuffix(".log"), let rest = withoutMark(name.dropLast(4)) { return rest + ".log" }
    return withoutMark(name) ?? String(name)
  }

  /// The name without a rotation's number or day at its end; nil where it has none.
  private static func withoutMark(_ name: Substring) -> String? {
    let digits = name.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    guard digits > 0, digits < name.utf8.count else { return nil }
    let rest = name.dropLast(digits)
    let isMark =
      rest.hasSuffix(".") && (digits <= 3 || digits == 8) || rest.hasSuffix("-") && digits == 8
    return isMark ? String(rest.dropLast()) : nil
  }
}

/// The names of the servers of records that come log by log, each log's looked up once.
struct ServerNames {
  private var latest: (source: String, host: String?, name: String)?

  mutating func name(of record: LogRecord) -> String {
    if let latest, latest.source == record.source, latest.host == record.host { return latest.name }
    let name = ServerName.of(record)
    latest = (record.source, record.host, name)
    return name
  }
}
