import GRDB
import IncidentModel

/// What searching and comparing keep of a log's records: the distinct messages, what it is made of.
///
/// Written in the transaction that stores the records.
struct LogMemory {
  let database: Database

  /// Brings what is kept of an incident's logs in step with its attachments: of several versions of
  /// a log the last that stands counts, so that undoing an `ingest` brings back the one before.
  func settle(_ incident: String) throws {
    let counting = Set(
      try Int.fetchAll(database, sql: Self.counting, arguments: [incident])
    )
    let all = try Int.fetchAll(
      database,
      sql: "SELECT number FROM journal_entry WHERE incident_id = ? AND kind = 'evidence.attached'",
      arguments: [incident]
    )
    for entry in all {
      switch (counting.contains(entry), try isRemembered(entry)) {
      case (true, false): try remember(entry)
      case (false, true): try forget(entry)
      default: break
      }
    }
  }

  /// The entries that attached the versions that count, of the logs of an incident.
  static let counting = """
    SELECT max(entry) FROM attachment WHERE incident_id = ? AND kind IN ('errorLog', 'backupLog', 'schedule')
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

  /// Takes in the records of the log that an entry attached.
  func remember(_ entry: Int) throws {
    for sql in [Self.features, Self.messages] {
      try database.execute(sql: sql, arguments: ["entry": entry])
    }
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

  /// The codes of trouble, the categories and the objects of a log, each with how often it occurs.
  static let features = """
    INSERT INTO log_feature (entry, kind, value, count)
    SELECT entry, 'code', code, count(*) FROM log_record
    WHERE entry = :entry AND code IS NOT NULL AND level IN ('warning', 'error', 'fatal')
      AND code NOT IN ('MY-000000', '0')
    GROUP BY code
    UNION ALL
    SELECT entry, 'category', category, count(*) FROM log_record
    WHERE entry = :entry AND category NOT IN ('other', 'unrecognized', 'startup', 'shutdown')
    GROUP BY category
    UNION ALL
    SELECT entry, 'object', object, count(*) FROM log_record
    WHERE entry = :entry AND object IS NOT NULL GROUP BY object
    """

  /// One document a distinct message, at its first line: a storm of one message is one document.
  ///
  /// Ids below zero are those of logs: (entry, line), where every other document has its own number.
  static let messages = """
    INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
    SELECT -(log_record.entry * 4294967296 + min(line)), incident_id, 'log',
      name || ':' || min(line), log_record.entry, min(time_us), 0, message
    FROM log_record JOIN attachment USING (entry)
    WHERE log_record.entry = :entry GROUP BY message
    """
}
