import GRDB

extension Migration {
  /// A follow-up knows where other people track it.
  static let links0004 = Migration(name: "0004 links of follow-ups") { database in
    try database.execute(sql: "ALTER TABLE follow_up ADD COLUMN link TEXT")
  }
}
