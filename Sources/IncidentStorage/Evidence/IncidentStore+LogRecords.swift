import FoundationEssentials
import GRDB
package import IncidentModel
package import LogReading

extension IncidentStore {
  /// Records the attachment of a log and keeps its records, in one transaction.
  ///
  /// The records of an earlier version of the same log (same name and host) give way to these; those
  /// of the version just before are kept, so that undoing an `ingest` brings them back.
  ///
  /// - Parameters:
  ///   - draft: the entry that attaches the log
  ///   - records: those worth keeping, in file order
  ///   - contents: the whole text, by SHA-256, of a log that is kept whole
  /// - Returns: the entry.
  /// - Throws: `StoreError`
  package func record(
    _ draft: EntryDraft,
    records: [LogRecord],
    contents: [String: [UInt8]] = [:]
  ) throws -> RecordedEntry? {
    try write { database in
      try Self.keep(contents, database)
      guard let recorded = try JournalWriter(database: database).append(draft).first,
        case .evidenceAttached(let log) = recorded.entry.body
      else { return nil }
      try database.execute(
        sql: """
          DELETE FROM log_record WHERE entry IN (
            SELECT entry FROM attachment
            WHERE incident_id = ? AND name = ? AND host IS ? AND entry < ?
            ORDER BY entry DESC LIMIT -1 OFFSET 1)
          """,
        arguments: [recorded.entry.incident, log.name, log.host, recorded.number]
      )
      let insertion = try database.makeStatement(
        sql: """
          INSERT INTO log_record (entry, line, lines, ranges, time_us, time_quality, level, program,
            subsystem, code, thread, category, object, message)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      )
      for record in records {
        try insertion.execute(arguments: [
          recorded.number, record.line, record.lines, Self.text(of: record.ranges),
          record.time?.microseconds, record.timeQuality.rawValue, record.level.rawValue,
          record.program, record.subsystem, record.code,
          record.thread.map { Int64(truncatingIfNeeded: $0) }, record.category.rawValue,
          record.object?.withoutNUL, record.message.withoutNUL,
        ])
      }
      try LogMemory(database: database).settle(recorded.entry.incident)
      return recorded
    }
  }

  /// Which stored log records to read.
  package struct RecordQuery: Sendable, Hashable {
    /// From this moment on, and before that one; a bound leaves out records without a time.
    package var from: Instant?
    package var to: Instant?
    /// Only these categories; empty means all.
    package var categories: [LogCategory]
    /// Only records whose message holds this text, in any case.
    package var text: String?

    package init(
      from: Instant? = nil,
      to: Instant? = nil,
      categories: [LogCategory] = [],
      text: String? = nil
    ) {
      self.from = from
      self.to = to
      self.categories = categories
      self.text = text
    }
  }

  /// The stored records of an incident, log by log in order of attachment, each in file order.
  ///
  /// - Throws: `StoreError`
  package func records(of incident: String, query: RecordQuery = .init()) throws -> [LogRecord] {
    var conditions = ["incident_id = ?", "entry IN (\(LogMemory.counting))"]
    var arguments: [(any DatabaseValueConvertible)?] = [incident, incident]
    if let from = query.from {
      conditions.append("time_us >= ?")
      arguments.append(from.microseconds)
    }
    if let to = query.to {
      conditions.append("time_us < ?")
      arguments.append(to.microseconds)
    }
    if !query.categories.isEmpty {
      conditions.append(
        "category IN (\(query.categories.map { _ in "?" }.joined(separator: ", ")))"
      )
      arguments += query.categories.map(\.rawValue)
    }
    if let text = query.text {
      conditions.append("instr(lower(message), lower(?)) > 0")
      arguments.append(text)
    }
    let condition = conditions.joined(separator: " AND ")
    // Without a time the incident's few logs come first: joined the other way round, the records of
    // all incidents would be looked through. SQLite keeps the order of a CROSS JOIN.
    let isTimed = query.from != nil || query.to != nil
    let tables =
      isTimed
      ? "log_record JOIN attachment USING (entry)"
      : "attachment CROSS JOIN log_record USING (entry)"
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT log_record.*, attachment.name, attachment.host FROM \(tables)
          WHERE \(condition) ORDER BY attachment.entry, log_record.line
          """,
        arguments: StatementArguments(arguments)
      ).map(LogRecord.init)
    }
  }

  private static func text(of ranges: [ClosedRange<Int>]) -> String? {
    guard !ranges.isEmpty else { return nil }
    let pairs = ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
    return "[" + pairs.joined(separator: ",") + "]"
  }
}

extension LogRecord {
  /// Reads a row of `log_record` joined with its `attachment`.
  fileprivate init(_ row: Row) {
    let time: Int64? = row["time_us"]
    let quality: String = row["time_quality"]
    let level: String = row["level"]
    let thread: Int64? = row["thread"]
    let category: String = row["category"]
    let ranges: String? = row["ranges"]
    let pairs = ranges.flatMap { try? JSONDecoder().decode([[Int]].self, from: Data($0.utf8)) }
    self.init(
      source: row["name"],
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
      host: row["host"],
      message: row["message"]
    )
  }
}
