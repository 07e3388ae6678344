import GRDB
import IncidentModel
import LogReading

/// What searching and comparing keep of a log's records: the distinct messages, what it is made of.
///
/// Written in the transaction that stores the records.
struct LogMemory {
  let database: Database

  /// Brings what is kept of an incident's logs in step with its attachments: of several versions of
  /// a log the last that stands counts, so that undoing an `ingest` brings back the one before.
  ///
  /// `fresh` is the digest of a log whose pages have just been written.
  func settle(_ incident: String, fresh: (entry: Int, digest: LogDigest)? = nil) throws {
    let counting = Set(
      try Int.fetchAll(database, sql: Self.counting, arguments: ["incident": incident])
    )
    let all = try Int.fetchAll(
      database,
      sql: "SELECT number FROM journal_entry WHERE incident_id = ? AND kind = 'evidence.attached'",
      arguments: [incident]
    )
    for entry in all {
      switch (counting.contains(entry), try isRemembered(entry)) {
      case (true, false):
        let digest = fresh?.entry == entry ? fresh?.digest : nil
        try (digest ?? self.digest(of: entry)).write(for: entry, database)
      case (false, true): try forget(entry)
      default: break
      }
    }
  }

  /// The entries that attached the versions that count, of the logs of an incident.
  static let counting = """
    SELECT max(entry) FROM attachment WHERE incident_id = :incident AND kind IN ('errorLog', 'backupLog', 'schedule')
    GROUP BY name, host
    """

  private func isRemembered(_ entry: Int) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM log_feature WHERE entry = :entry)
          OR EXISTS (SELECT 1 FROM search_document WHERE kind = 'log' AND entry = :entry)
        """,
      arguments: ["entry": entry]
    ) ?? false
  }

  /// What is to be remembered of the log that an entry attached.
  private func digest(of entry: Int) throws -> LogDigest {
    var digest = LogDigest()
    try RowReader.each(
      database,
      sql: "SELECT records, kinds FROM log_page WHERE entry = ? ORDER BY page",
      arguments: [entry]
    ) { row in
      var records: [LogRecord] = []
      row.withText(0) { page in
        guard let page else { return }
        let kinds = LogPageReader.Kinds(row.text(1) ?? "")
        LogPageReader.append(page, kinds: kinds, source: "", host: nil, to: &records)
      }
      records.forEach { digest.add($0) }
      return true
    }
    return digest
  }

  private func forget(_ entry: Int) throws {
    for sql in [
      "DELETE FROM log_feature WHERE entry = ?",
      "DELETE FROM search_document WHERE kind = 'log' AND entry = ?",
    ] {
      try database.execute(sql: sql, arguments: [entry])
    }
  }

  /// Gives up everything that is kept, to be made anew.
  func forgetAll() throws {
    try database.execute(
      sql: "DELETE FROM log_feature; DELETE FROM search_document WHERE kind = 'log'"
    )
  }
}
