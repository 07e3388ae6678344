import GRDB

extension Migration {
  /// The view of log records puts messages together from the words and numbers that pages keep.
  ///
  /// Pages with whole messages stay as they are.
  static let words0007 = Migration(name: "0007 messages as words and numbers") { database in
    try database.execute(sql: "DROP VIEW log_record; \(view)")
  }

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
      CASE json_type(record.value, '$[6]')
        WHEN 'array' THEN (
          SELECT group_concat(
            word.value || coalesce(json_extract(record.value, '$[6][' || word.key || ']'), ''), '')
          FROM json_each(kind.value, '$[6]') AS word)
        ELSE json_extract(record.value, '$[6]')
      END AS message
    FROM log_page, json_each(log_page.records) AS record, json_each(log_page.kinds) AS kind
    WHERE kind.key = json_extract(record.value, '$[3]')
    """
}
