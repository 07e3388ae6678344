import FoundationEssentials
import GRDB
import IncidentModel
import LogReading

extension Migration {
  /// A log's records lie in pages, some hundreds in a row; `log_record` shows them as rows still.
  static let pages0005 = Migration(name: "0005 pages of log records") { database in
    try database.execute(sql: table)
    let entries = try Int.fetchAll(
      database,
      sql: "SELECT DISTINCT entry FROM log_record ORDER BY entry"
    )
    for entry in entries {
      var pages = LogPages(redacts: false)
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT * FROM log_record WHERE entry = ? ORDER BY line",
        arguments: [entry]
      )
      while let row = try rows.next() { pages.add(record(of: row)) }
      pages.finish()
      try pages.write(for: entry, database)
    }
    try database.execute(sql: "DROP TABLE log_record")
    try database.execute(sql: view)
    try LogMemory(database: database).forgetAll()
    let incidents = try String.fetchAll(database, sql: "SELECT id FROM incident")
    for incident in incidents { try LogMemory(database: database).settle(incident) }
  }

  private static let table = """
    CREATE TABLE log_page (
      entry   INTEGER NOT NULL REFERENCES journal_entry (number),
      page    INTEGER NOT NULL CHECK (page >= 0),
      count   INTEGER NOT NULL CHECK (count > 0),
      from_us INTEGER,
      to_us   INTEGER,
      kinds   TEXT NOT NULL,
      records TEXT NOT NULL,
      PRIMARY KEY (entry, page)
    ) STRICT;
    """

  /// The records as rows, for whoever reads the database with `sqlite3`.
  private static let view = """
    CREATE VIEW log_record AS
    SELECT
      log_page.entry AS entry,
      json_extract(record.value, '$[0]') AS line,
      json_extract(record.value, '$[1]') AS lines,
      json_extract(record.value, '$[7]') AS ranges,
      json_extract(record.value, '$[2]') AS time_us,
      json_extract(kind.value, '$[0]') AS time_quality,
      json_extract(kind.value, '$[1]') AS level,
      json_extract(kind.value, '$[2]') AS program,
      json_extract(kind.value, '$[3]') AS subsystem,
      json_extract(kind.value, '$[4]') AS code,
      json_extract(record.value, '$[4]') AS thread,
      json_extract(kind.value, '$[5]') AS category,
      json_extract(record.value, '$[5]') AS object,
      json_extract(record.value, '$[6]') AS message
    FROM log_page, json_each(log_page.records) AS record, json_each(log_page.kinds) AS kind
    WHERE kind.key = json_extract(record.value, '$[3]')
    """

  private static func record(of row: Row) -> LogRecord {
    let time: Int64? = row["time_us"]
    let quality: String = row["time_quality"]
    let level: String = row["level"]
    let thread: Int64? = row["thread"]
    let category: String = row["category"]
    let ranges: String? = row["ranges"]
    let pairs = ranges.flatMap { try? JSONDecoder().decode([[Int]].self, from: Data($0.utf8)) }
    return LogRecord(
      source: "",
      line: row["line"],
      lines: row["lines"],
      ranges: (pairs ?? []).compactMap { pair in
        guard pair.count == 2, pair[0] <= pair[1] else { return nil }
        return pair[0]...pair[1]
      },
      time: time.map(Instant.init(microseconds:)),
      timeQuality: TimeQuality(rawValue: quality) ?? .none,
      level: LogLevel(rawValue: level) ?? .note,
      program: row["program"],
      subsystem: row["subsystem"],
      code: row["code"],
      thread: thread.map { UInt64(bitPattern: $0) },
      category: LogCategory(rawValue: category) ?? .unrecognized,
      object: row["object"],
      message: row["message"]
    )
  }
}
