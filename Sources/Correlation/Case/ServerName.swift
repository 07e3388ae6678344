import LogReading

/// The name by which a record's server is known: its host, else its log without rotation's marks.
package enum ServerName {
  /// `error.log` for `error.log`, `error.log.1`, `error.log-20231029.gz` and `error.log.2.gz` alike.
  static func of(_ record: LogRecord) -> String { record.host ?? stem(ofLog: record.source) }

  /// The log's name before rotation renamed it.
  package static func stem(ofLog source: String) -> String {
    var name = source[...]
    for ending in [".gz", ".xz", ".zst", ".bz2"] where name.hasSuffix(ending) {
      name = name.dropLast(ending.count)
    }
    let digits = name.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    guard digits > 0, digits < name.utf8.count else { return String(name) }
    let rest = name.dropLast(digits)
    if rest.hasSuffix("."), digits <= 3 { return String(rest.dropLast()) }
    if rest.hasSuffix("-"), digits == 8 { return String(rest.dropLast()) }
    return String(name)
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
