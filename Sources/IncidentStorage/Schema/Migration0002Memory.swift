import GRDB

extension Migration {
  /// For weeks after: follow-ups that recur and depend, restore drills, search, signatures, metrics.
  static let memory0002 = Migration(name: "0002 memory") { database in
    for step in [widerJournal, followUps, metrics, search, searchTriggers, signatures] {
      try database.execute(sql: step)
    }
    for step in backfill { try database.execute(sql: step) }
    let logs = try Int.fetchAll(database, sql: "SELECT DISTINCT entry FROM log_record")
    for entry in logs {
      for sql in remembering {
        try database.execute(sql: sql, arguments: ["entry": entry])
      }
    }
  }

  /// Two more kinds of entry.
  ///
  /// A CHECK cannot be altered, so the table is made anew, as
  /// <https://www.sqlite.org/lang_altertable.html#otheralter> says; foreign keys are off meanwhile.
  private static let widerJournal = """
    CREATE TABLE wider_journal_entry (
      number             INTEGER PRIMARY KEY,
      subject_number     INTEGER,
      id                 TEXT NOT NULL UNIQUE,
      incident_id        TEXT NOT NULL,
      device             TEXT NOT NULL,
      sequence           INTEGER NOT NULL CHECK (sequence >= 1),
      recorded_at_us     INTEGER NOT NULL,
      occurred_from_us   INTEGER,
      occurred_to_us     INTEGER,
      occurred_precision TEXT NOT NULL
        CHECK (occurred_precision IN ('exact', 'approximate', 'span', 'unknown')),
      occurred_margin_us INTEGER,
      occurred_typed     TEXT,
      occurred_zone      TEXT NOT NULL,
      author             TEXT NOT NULL,
      role               TEXT,
      host               TEXT NOT NULL,
      redactions         INTEGER NOT NULL CHECK (redactions >= 0),
      kind               TEXT NOT NULL CHECK (kind IN (
        'incident.opened', 'incident.described', 'severity.changed', 'role.taken',
        'milestone.reached', 'event', 'effect.observed', 'evidence.attached',
        'hypothesis.proposed', 'hypothesis.noted', 'hypothesis.supported',
        'hypothesis.ruled-out', 'hypothesis.confirmed', 'hypothesis.reopened',
        'follow-up.added', 'follow-up.changed', 'follow-up.started', 'follow-up.done',
        'follow-up.dropped', 'follow-up.reopened', 'entry.starred', 'entry.amended',
        'entry.retracted', 'section.written', 'finding.accepted', 'finding.dismissed',
        'drill.recorded')),
      body               TEXT NOT NULL CHECK (json_valid(body)),
      previous_hash      TEXT NOT NULL,
      hash               TEXT NOT NULL UNIQUE,
      UNIQUE (device, sequence)
    ) STRICT;

    INSERT INTO wider_journal_entry SELECT * FROM journal_entry;
    DROP TABLE journal_entry;
    ALTER TABLE wider_journal_entry RENAME TO journal_entry;

    CREATE INDEX journal_entry_of_incident ON journal_entry (incident_id, number);

    CREATE INDEX journal_entry_of_subject ON journal_entry (kind, subject_number)
    WHERE subject_number IS NOT NULL;

    CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only: amend or retract instead'); END;

    CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only: amend or retract instead'); END;
    """

  private static let followUps = """
    ALTER TABLE follow_up ADD COLUMN answers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(answers));
    ALTER TABLE follow_up ADD COLUMN verify TEXT;
    ALTER TABLE follow_up ADD COLUMN depends TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(depends));
    ALTER TABLE follow_up ADD COLUMN series INTEGER;
    ALTER TABLE follow_up ADD COLUMN missed INTEGER NOT NULL DEFAULT 0 CHECK (missed >= 0);
    ALTER TABLE follow_up ADD COLUMN due_moves INTEGER NOT NULL DEFAULT 0 CHECK (due_moves >= 0);
    ALTER TABLE follow_up ADD COLUMN first_due TEXT;
    UPDATE follow_up SET first_due = due;

    CREATE TABLE drill (
      entry       INTEGER PRIMARY KEY REFERENCES journal_entry (number),
      incident_id TEXT NOT NULL REFERENCES incident (id),
      backup      TEXT NOT NULL,
      result      TEXT CHECK (result IN ('ok', 'failed')),
      took_us     INTEGER,
      at_us       INTEGER NOT NULL,
      note        TEXT NOT NULL
    ) STRICT;
    """

  /// Metrics that users define: milestone minus milestone.
  private static let metrics = """
    CREATE TABLE metric (
      name           TEXT PRIMARY KEY NOT NULL,
      from_milestone TEXT NOT NULL CHECK (from_milestone IN ('started', 'detected',
        'acknowledged', 'identified', 'mitigated', 'resolved', 'closed')),
      to_milestone   TEXT NOT NULL CHECK (to_milestone IN ('started', 'detected',
        'acknowledged', 'identified', 'mitigated', 'resolved', 'closed'))
    ) STRICT, WITHOUT ROWID;
    """

  /// What can be found by its words, and the index over it
  /// (<https://www.sqlite.org/fts5.html#external_content_tables>).
  private static let search = """
    CREATE TABLE search_document (
      id           INTEGER PRIMARY KEY,
      incident_id  TEXT NOT NULL,
      kind         TEXT NOT NULL,
      label        TEXT NOT NULL,
      entry        INTEGER NOT NULL,
      at_us        INTEGER,
      is_retracted INTEGER NOT NULL CHECK (is_retracted IN (0, 1)),
      text         TEXT NOT NULL
    ) STRICT;

    CREATE INDEX search_document_of_log ON search_document (entry) WHERE kind = 'log';

    CREATE VIRTUAL TABLE search_index USING fts5 (
      text, content = 'search_document', content_rowid = 'id',
      tokenize = 'porter unicode61 remove_diacritics 2'
    );

    CREATE TRIGGER search_document_added AFTER INSERT ON search_document
    BEGIN INSERT INTO search_index (rowid, text) VALUES (NEW.id, NEW.text); END;

    CREATE TRIGGER search_document_removed AFTER DELETE ON search_document
    BEGIN
      INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', OLD.id, OLD.text);
    END;
    """

  /// Keeps the documents in step with the tables they come from, in the same transaction.
  ///
  /// An id is
  /// the number of the row in its table times 4, plus 0 for entries, 1 findings, 2 attached texts.
  private static let searchTriggers = """
    CREATE TRIGGER timeline_event_searched AFTER INSERT ON timeline_event
    WHEN NEW.text <> '' AND NEW.kind NOT IN ('entry.starred', 'entry.amended', 'entry.retracted')
    BEGIN
      INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
      VALUES (
        NEW.number * 4, NEW.incident_id,
        substr(NEW.kind, 1, instr(NEW.kind || '.', '.') - 1),
        CASE WHEN NEW.kind IN ('incident.opened', 'hypothesis.proposed', 'follow-up.added')
          THEN NEW.about ELSE 'E' || NEW.number END,
        NEW.number, coalesce(NEW.occurred_from_us, NEW.recorded_at_us),
        NEW.retracted_because IS NOT NULL, NEW.text
      );
    END;

    CREATE TRIGGER timeline_event_forgotten AFTER DELETE ON timeline_event
    BEGIN DELETE FROM search_document WHERE id = OLD.number * 4; END;

    ALTER TABLE finding ADD COLUMN claim TEXT NOT NULL DEFAULT '';

    CREATE TRIGGER finding_searched AFTER INSERT ON finding WHEN NEW.claim <> ''
    BEGIN
      INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
      VALUES (NEW.number * 4 + 1, NEW.incident_id, 'finding', 'F' || NEW.number, NEW.number, NULL,
        0, NEW.claim);
    END;

    CREATE TRIGGER finding_changed AFTER UPDATE OF claim ON finding
    BEGIN
      DELETE FROM search_document WHERE id = OLD.number * 4 + 1;
      INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
      VALUES (NEW.number * 4 + 1, NEW.incident_id, 'finding', 'F' || NEW.number, NEW.number, NULL,
        0, NEW.claim);
    END;

    CREATE TRIGGER attachment_searched AFTER INSERT ON attachment
    WHEN NEW.kind IN ('file', 'output')
    BEGIN
      INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
      SELECT NEW.entry * 4 + 2, NEW.incident_id, 'evidence', 'E' || NEW.entry, NEW.entry, NULL, 0,
        CAST(substr(content, 1, 262144) AS TEXT)
      FROM attachment_content
      WHERE sha256 = NEW.sha256 AND instr(substr(content, 1, 262144), x'00') = 0;
    END;

    CREATE TRIGGER attachment_forgotten AFTER DELETE ON attachment
    BEGIN DELETE FROM search_document WHERE id = OLD.entry * 4 + 2; END;
    """

  /// What a log is made of, by which incidents are compared.
  private static let signatures = """
    CREATE TABLE log_feature (
      entry INTEGER NOT NULL REFERENCES journal_entry (number),
      kind  TEXT NOT NULL CHECK (kind IN ('code', 'category', 'object')),
      value TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (entry, kind, value)
    ) STRICT, WITHOUT ROWID;
    """

  /// What a database that is in use already holds.
  private static let backfill = [
    """
    INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
    SELECT number * 4, incident_id, substr(kind, 1, instr(kind || '.', '.') - 1),
      CASE WHEN kind IN ('incident.opened', 'hypothesis.proposed', 'follow-up.added')
        THEN about ELSE 'E' || number END,
      number, coalesce(occurred_from_us, recorded_at_us), retracted_because IS NOT NULL, text
    FROM timeline_event
    WHERE text <> '' AND kind NOT IN ('entry.starred', 'entry.amended', 'entry.retracted')
    """,
    """
    INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
    SELECT entry * 4 + 2, incident_id, 'evidence', 'E' || entry, entry, NULL, 0,
      CAST(substr(content, 1, 262144) AS TEXT)
    FROM attachment JOIN attachment_content USING (sha256)
    WHERE kind IN ('file', 'output') AND instr(substr(content, 1, 262144), x'00') = 0
    """,
  ]

  /// What is remembered of a log's records, as it was then.
  private static let remembering = [
    """
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
    """,
    """
    INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
    SELECT -(log_record.entry * 4294967296 + min(line)), incident_id, 'log',
      name || ':' || min(line), log_record.entry, min(time_us), 0, message
    FROM log_record JOIN attachment USING (entry)
    WHERE log_record.entry = :entry GROUP BY message
    """,
  ]
}
