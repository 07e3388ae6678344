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
  ///   - pages: the records worth keeping, finished
  ///   - contents: the whole text, by SHA-256, of a log that is kept whole
  /// - Returns: the entry.
  /// - Throws: `StoreError`
  package func record(
    _ draft: EntryDraft,
    pages: LogPages,
    contents: [String: [UInt8]] = [:]
  ) throws -> RecordedEntry? {
    try write { database in
      try Self.keep(contents, database)
      guard let recorded = try JournalWriter(database: database).append(draft).first,
        case .evidenceAttached(let log) = recorded.entry.body
      else { return nil }
      try database.execute(
        sql: """
          DELETE FROM log_page WHERE entry IN (
            SELECT entry FROM attachment
            WHERE incident_id = ? AND name = ? AND host IS ? AND entry < ?
            ORDER BY entry DESC LIMIT -1 OFFSET 1)
          """,
        arguments: [recorded.entry.incident, log.name, log.host, recorded.number]
      )
      try pages.write(for: recorded.number, database)
      try LogMemory(database: database)
        .settle(recorded.entry.incident, fresh: (recorded.number, pages.digest))
      return recorded
    }
  }

  /// Records the attachment of a log and keeps these records, given in file order.
  ///
  /// - Throws: `StoreError`
  package func record(_ draft: EntryDraft, records: [LogRecord]) throws -> RecordedEntry? {
    try record(draft, pages: LogPages(records))
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
    try read { database in
      // A page holds some hundreds of records: its times tell whether it need be looked into.
      let pages = """
        FROM log_page JOIN attachment USING (entry) WHERE entry IN (\(LogMemory.counting))
          AND (:from IS NULL OR to_us >= :from) AND (:to IS NULL OR from_us < :to)
        """
      let arguments: StatementArguments = [
        "incident": incident, "from": query.from?.microseconds, "to": query.to?.microseconds,
      ]
      var records: [LogRecord] = []
      // Room for all at once: an array that grows to megabytes touches each page of them twice.
      records.reserveCapacity(
        try Int.fetchOne(database, sql: "SELECT sum(count) \(pages)", arguments: arguments) ?? 0
      )
      // The pages of a log have few lists of kinds among them.
      var known: [String: LogPageReader.Kinds] = [:]
      try RowReader.each(
        database,
        sql: "SELECT log_page.records, kinds, name, host \(pages) ORDER BY entry, page",
        arguments: arguments
      ) { row in
        row.withText(0) { page in
          guard let page else { return }
          let list = row.text(1) ?? ""
          let kinds = known[list] ?? LogPageReader.Kinds(list)
          if known.count < 100 { known[list] = kinds }
          LogPageReader.append(
            page,
            kinds: kinds,
            source: row.text(2) ?? "",
            host: row.text(3),
            to: &records,
            where: query.asks(for:)
          )
        }
        return true
      }
      return records
    }
  }
}

extension IncidentStore.RecordQuery {
  /// Whether the record is one of those that are asked for.
  func asks(for record: LogRecord) -> Bool {
    if from != nil || to != nil {
      guard let time = record.time else { return false }
      if let from, time < from { return false }
      if let to, time >= to { return false }
    }
    if !categories.isEmpty, !categories.contains(record.category) { return false }
    return text.map { record.message.lowercased().contains($0.lowercased()) } ?? true
  }
}
