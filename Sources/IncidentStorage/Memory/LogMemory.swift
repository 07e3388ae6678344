import GRDB
import IncidentModel

/// What searching and comparing keep of a log's records: the distinct messages, what it is made of.
///
/// Written in the transaction that stores the records.
struct LogMemory {
  let database: Database

  /// Takes in the records of the log that an entry attached.
  func remember(_ entry: Int) throws {
    for sql in [Self.features, Self.messages] {
      try database.execute(sql: sql, arguments: ["entry": entry])
    }
  }

  /// Gives up what is kept of the earlier versions of a log.
  func forget(_ log: EntryBody.AttachedEvidence, of incident: String) throws {
    for sql in [
      "DELETE FROM log_feature WHERE entry IN",
      "DELETE FROM search_document WHERE kind = 'log' AND entry IN",
    ] {
      try database.execute(
        sql: sql
          + " (SELECT entry FROM attachment WHERE incident_id = ? AND name = ? AND host IS ?)",
        arguments: [incident, log.name, log.host]
      )
    }
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
