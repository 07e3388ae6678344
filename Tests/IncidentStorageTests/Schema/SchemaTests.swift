import GRDB
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("The schema")
struct SchemaTests {
  @Test("The schema is the one that documents and other programs know")
  func golden() throws {
    let journal = try TestJournal()
    let schema = try journal.connection().read { database in
      try String.fetchAll(
        database,
        sql: "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
      )
    }
    let text = schema.joined(separator: "\n\n") + "\n"
    let difference = try Snapshot("schema.sql", besideTest: #filePath)
      .difference(from: text)
    if let difference { Issue.record("\(difference)") }
  }

  @Test(
    "The journal refuses to be changed",
    arguments: [
      "UPDATE journal_entry SET author = 'somebody else'",
      "UPDATE journal_entry SET number = 7 WHERE number = 1",
      "DELETE FROM journal_entry",
      "REPLACE INTO journal_entry SELECT * FROM journal_entry",
    ]
  )
  func appendOnly(sql: String) throws {
    let journal = try TestJournal.withIncident()
    #expect(throws: DatabaseError.self) {
      try journal.tamper("PRAGMA recursive_triggers = 1; " + sql)
    }
    #expect(try journal.problems().isEmpty)
    #expect(try journal.store.snapshot().timeline.map(\.author) == ["developer"])
  }

  /// A row that is well-formed but for one value.
  static let bad: [String] = [
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, 0, 1, 1, NULL, 'exact',"
      + " NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'event', '{}', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, 9, 1, 1, NULL, 'about',"
      + " NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'event', '{}', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, 9, 1, 1, NULL, 'exact',"
      + " NULL, NULL, 'UTC', 'a', NULL, 'h', -1, 'event', '{}', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, 9, 1, 1, NULL, 'exact',"
      + " NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'party', '{}', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, 9, 1, 1, NULL, 'exact',"
      + " NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'event', '{', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, 9, 'noon', 1, NULL,"
      + " 'exact', NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'event', '{}', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, id, incident_id, device, 9, 1, 1, NULL, 'exact',"
      + " NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'event', '{}', '', 'x' FROM journal_entry",
    "INSERT INTO journal_entry SELECT 9, NULL, 'x', incident_id, device, sequence, 1, 1, NULL,"
      + " 'exact', NULL, NULL, 'UTC', 'a', NULL, 'h', 0, 'event', '{}', '', 'x' FROM journal_entry",
    "UPDATE incident SET severity = 'sev5'",
    "UPDATE incident SET services = 'stock'",
    "UPDATE incident SET title = NULL",
    "INSERT INTO incident_role SELECT id, 'king', 'a' FROM incident",
    "INSERT INTO incident_role VALUES ('nowhere', 'scribe', 'a')",
    "INSERT INTO milestone SELECT id, 'forgotten', 1, 1, NULL, 'exact', NULL, NULL, 'UTC'"
      + " FROM incident",
    "UPDATE timeline_event SET event_kind = 'party'",
    "UPDATE timeline_event SET effect = 'splendid'",
    "UPDATE timeline_event SET is_starred = 2",
    "INSERT INTO hypothesis SELECT 1, id, 1, 'x', 'perhaps', '', NULL, 'a', 0 FROM incident",
    "INSERT INTO follow_up (number, incident_id, entry, text, type, tags, state, added_at_us, note,"
      + " is_retracted) SELECT 1, id, 1, 'x', 'fix', '[]', 'open', 1, '', 0 FROM incident",
    "INSERT INTO follow_up (number, incident_id, entry, text, type, tags, state, added_at_us, note,"
      + " is_retracted) SELECT 1, id, 1, 'x', NULL, '[]', 'waiting', 1, '', 0 FROM incident",
    "INSERT INTO attachment SELECT 1, id, NULL, 'picture', 'x', '', 0, NULL, NULL, 0, NULL"
      + " FROM incident",
    "INSERT INTO log_page VALUES (1, -1, 1, NULL, NULL, '[]', '[]')",
    "INSERT INTO log_page VALUES (1, 0, 0, NULL, NULL, '[]', '[]')",
    "INSERT INTO log_page VALUES (99, 0, 1, NULL, NULL, '[]', '[]')",
  ]

  @Test("The schema refuses what the words do not have", arguments: bad)
  func checks(sql: String) throws {
    let journal = try TestJournal.withIncident()
    #expect {
      try journal.tamper(sql)
    } throws: { error in
      guard let error = error as? DatabaseError else { return false }
      // A typing slip in the row itself would be another error.
      return error.resultCode == .SQLITE_CONSTRAINT
    }
  }
}
