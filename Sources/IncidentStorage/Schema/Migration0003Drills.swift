import GRDB

extension Migration {
  /// A restore drill may belong to no incident: teams try their backups in quiet times.
  static let drills0003 = Migration(name: "0003 drills in quiet times") { database in
    try database.execute(
      sql: """
        CREATE TABLE wider_drill (
          entry       INTEGER PRIMARY KEY REFERENCES journal_entry (number),
          incident_id TEXT REFERENCES incident (id),
          backup      TEXT NOT NULL,
          result      TEXT CHECK (result IN ('ok', 'failed')),
          took_us     INTEGER,
          at_us       INTEGER NOT NULL,
          note        TEXT NOT NULL
        ) STRICT;

        INSERT INTO wider_drill SELECT * FROM drill;
        DROP TABLE drill;
        ALTER TABLE wider_drill RENAME TO drill;
        """
    )
  }
}
