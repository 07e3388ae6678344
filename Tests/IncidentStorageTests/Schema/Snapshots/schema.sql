CREATE INDEX journal_entry_of_incident ON journal_entry (incident_id, number);

CREATE INDEX journal_entry_of_subject ON journal_entry (kind, subject_number)
WHERE subject_number IS NOT NULL;

CREATE INDEX search_document_of_log ON search_document (entry) WHERE kind = 'log';

CREATE INDEX timeline_event_of_incident ON timeline_event (incident_id, occurred_from_us);

CREATE TABLE attachment (
  entry       INTEGER PRIMARY KEY REFERENCES journal_entry (number),
  incident_id TEXT NOT NULL REFERENCES incident (id),
  of_entry    INTEGER REFERENCES journal_entry (number),
  kind        TEXT NOT NULL
    CHECK (kind IN ('file', 'output', 'errorLog', 'backupLog', 'schedule')),
  name        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  host        TEXT,
  zone        TEXT,
  redactions  INTEGER NOT NULL,
  records     INTEGER
) STRICT;

CREATE TABLE attachment_content (
  sha256  TEXT PRIMARY KEY NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE "drill" (
  entry       INTEGER PRIMARY KEY REFERENCES journal_entry (number),
  incident_id TEXT REFERENCES incident (id),
  backup      TEXT NOT NULL,
  result      TEXT CHECK (result IN ('ok', 'failed')),
  took_us     INTEGER,
  at_us       INTEGER NOT NULL,
  note        TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
  number      INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES journal_entry (id),
  fingerprint TEXT NOT NULL, claim TEXT NOT NULL DEFAULT '',
  UNIQUE (incident_id, fingerprint)
) STRICT;

CREATE TABLE finding_verdict (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  fingerprint TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES journal_entry (number),
  is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
  why         TEXT NOT NULL,
  PRIMARY KEY (incident_id, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up (
  number       INTEGER PRIMARY KEY,
  incident_id  TEXT NOT NULL REFERENCES incident (id),
  entry        INTEGER NOT NULL REFERENCES journal_entry (number),
  text         TEXT NOT NULL,
  type         TEXT CHECK (type IN ('prevent', 'detect', 'mitigate', 'repair', 'process')),
  owner        TEXT,
  due          TEXT,
  every        TEXT,
  priority     TEXT,
  tags         TEXT NOT NULL CHECK (json_valid(tags)),
  state        TEXT NOT NULL CHECK (state IN ('open', 'in-progress', 'done', 'dropped')),
  added_at_us  INTEGER NOT NULL,
  closed_at_us INTEGER,
  note         TEXT NOT NULL,
  is_retracted INTEGER NOT NULL CHECK (is_retracted IN (0, 1))
, answers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(answers)), verify TEXT, depends TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(depends)), series INTEGER, missed INTEGER NOT NULL DEFAULT 0 CHECK (missed >= 0), due_moves INTEGER NOT NULL DEFAULT 0 CHECK (due_moves >= 0), first_due TEXT, link TEXT) STRICT;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE hypothesis (
  number             INTEGER PRIMARY KEY,
  incident_id        TEXT NOT NULL REFERENCES incident (id),
  entry              INTEGER NOT NULL REFERENCES journal_entry (number),
  text               TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('open', 'ruled-out', 'confirmed')),
  reason             TEXT NOT NULL,
  settled_by         INTEGER REFERENCES journal_entry (number),
  author             TEXT NOT NULL,
  is_retracted       INTEGER NOT NULL CHECK (is_retracted IN (0, 1))
) STRICT;

CREATE TABLE hypothesis_entry (
  hypothesis INTEGER NOT NULL REFERENCES hypothesis (number),
  entry      INTEGER NOT NULL REFERENCES journal_entry (number),
  PRIMARY KEY (hypothesis, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  id           TEXT PRIMARY KEY NOT NULL REFERENCES journal_entry (id),
  number       INTEGER NOT NULL UNIQUE,
  title        TEXT NOT NULL,
  severity     TEXT CHECK (severity IN ('sev1', 'sev2', 'sev3', 'sev4')),
  services     TEXT NOT NULL CHECK (json_valid(services)),
  zone         TEXT NOT NULL,
  detected_by  TEXT,
  opened_at_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_role (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  role        TEXT NOT NULL
    CHECK (role IN ('commander', 'communications', 'scribe', 'responder')),
  person      TEXT NOT NULL,
  PRIMARY KEY (incident_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE "journal_entry" (
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

CREATE TABLE log_feature (
  entry INTEGER NOT NULL REFERENCES journal_entry (number),
  kind  TEXT NOT NULL CHECK (kind IN ('code', 'category', 'object')),
  value TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (entry, kind, value)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE metric (
  name           TEXT PRIMARY KEY NOT NULL,
  from_milestone TEXT NOT NULL CHECK (from_milestone IN ('started', 'detected',
    'acknowledged', 'identified', 'mitigated', 'resolved', 'closed')),
  to_milestone   TEXT NOT NULL CHECK (to_milestone IN ('started', 'detected',
    'acknowledged', 'identified', 'mitigated', 'resolved', 'closed'))
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
  incident_id        TEXT NOT NULL REFERENCES incident (id),
  milestone          TEXT NOT NULL CHECK (milestone IN ('started', 'detected', 'acknowledged',
    'identified', 'mitigated', 'resolved', 'closed')),
  entry              INTEGER NOT NULL REFERENCES journal_entry (number),
  occurred_from_us   INTEGER,
  occurred_to_us     INTEGER,
  occurred_precision TEXT NOT NULL
    CHECK (occurred_precision IN ('exact', 'approximate', 'span', 'unknown')),
  occurred_margin_us INTEGER,
  occurred_typed     TEXT,
  occurred_zone      TEXT NOT NULL,
  PRIMARY KEY (incident_id, milestone)
) STRICT, WITHOUT ROWID;

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

CREATE VIRTUAL TABLE search_index USING fts5 (
  text, content = 'search_document', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE section (
  incident_id TEXT NOT NULL REFERENCES incident (id),
  section     TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES journal_entry (number),
  text        TEXT NOT NULL,
  PRIMARY KEY (incident_id, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline_event (
  number             INTEGER PRIMARY KEY REFERENCES journal_entry (number),
  incident_id        TEXT NOT NULL REFERENCES incident (id),
  kind               TEXT NOT NULL,
  event_kind         TEXT CHECK (event_kind IN
    ('observation', 'action', 'decision', 'communication', 'escalation')),
  occurred_from_us   INTEGER,
  occurred_to_us     INTEGER,
  occurred_precision TEXT NOT NULL
    CHECK (occurred_precision IN ('exact', 'approximate', 'span', 'unknown')),
  occurred_margin_us INTEGER,
  occurred_typed     TEXT,
  occurred_zone      TEXT NOT NULL,
  recorded_at_us     INTEGER NOT NULL,
  author             TEXT NOT NULL,
  role               TEXT,
  host               TEXT NOT NULL,
  text               TEXT NOT NULL,
  about              TEXT,
  effect             TEXT CHECK (effect IN ('worked', 'none', 'worse')),
  instead_of         TEXT NOT NULL CHECK (json_valid(instead_of)),
  command            TEXT CHECK (command IS NULL OR json_valid(command)),
  milestone          TEXT,
  is_starred         INTEGER NOT NULL CHECK (is_starred IN (0, 1)),
  is_amended         INTEGER NOT NULL CHECK (is_amended IN (0, 1)),
  retracted_because  TEXT
) STRICT;

CREATE TRIGGER attachment_forgotten AFTER DELETE ON attachment
BEGIN DELETE FROM search_document WHERE id = OLD.entry * 4 + 2; END;

CREATE TRIGGER attachment_searched AFTER INSERT ON attachment
WHEN NEW.kind IN ('file', 'output')
BEGIN
  INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
  SELECT NEW.entry * 4 + 2, NEW.incident_id, 'evidence', 'E' || NEW.entry, NEW.entry, NULL, 0,
    CAST(substr(content, 1, 262144) AS TEXT)
  FROM attachment_content
  WHERE sha256 = NEW.sha256 AND instr(substr(content, 1, 262144), x'00') = 0;
END;

CREATE TRIGGER finding_changed AFTER UPDATE OF claim ON finding
BEGIN
  DELETE FROM search_document WHERE id = OLD.number * 4 + 1;
  INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
  VALUES (NEW.number * 4 + 1, NEW.incident_id, 'finding', 'F' || NEW.number, NEW.number, NULL,
    0, NEW.claim);
END;

CREATE TRIGGER finding_searched AFTER INSERT ON finding WHEN NEW.claim <> ''
BEGIN
  INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
  VALUES (NEW.number * 4 + 1, NEW.incident_id, 'finding', 'F' || NEW.number, NEW.number, NULL,
    0, NEW.claim);
END;

CREATE TRIGGER journal_entry_is_never_changed BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: amend or retract instead'); END;

CREATE TRIGGER journal_entry_is_never_deleted BEFORE DELETE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: amend or retract instead'); END;

CREATE TRIGGER search_document_added AFTER INSERT ON search_document
BEGIN INSERT INTO search_index (rowid, text) VALUES (NEW.id, NEW.text); END;

CREATE TRIGGER search_document_removed AFTER DELETE ON search_document
BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END;

CREATE TRIGGER timeline_event_forgotten AFTER DELETE ON timeline_event
BEGIN DELETE FROM search_document WHERE id = OLD.number * 4; END;

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
WHERE kind.key = json_extract(record.value, '$[3]');
