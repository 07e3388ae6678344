import Foundation
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("The doctor")
struct IntegrityCheckTests {
  /// What somebody does who gets past the triggers, and what the doctor says to it.
  static let tampering: [(sql: String, says: String)] = [
    ("UPDATE journal_entry SET author = 'somebody' WHERE number = 2", "hashes: E2: its content"),
    (
      #"UPDATE journal_entry SET body = '{"eventKind":"action","text":"no"}' WHERE number = 2"#,
      "hashes: E2: its content"
    ),
    ("UPDATE journal_entry SET recorded_at_us = 0 WHERE number = 3", "hashes: E3: its content"),
    (
      "UPDATE journal_entry SET occurred_from_us = NULL, occurred_precision = 'unknown'"
        + " WHERE number = 3",
      "hashes: E3: its content"
    ),
    ("UPDATE journal_entry SET previous_hash = '' WHERE number = 3", "hashes: E3: it does not"),
    (
      "DELETE FROM timeline_event WHERE number = 3; DELETE FROM journal_entry WHERE number = 3",
      "sequences: device"
    ),
    ("UPDATE journal_entry SET body = '{}' WHERE number = 2", "E2: its body"),
  ]

  @Test("An entry that was tampered with is found", arguments: tampering)
  func tampered(sql: String, says: String) throws {
    let journal = try TestJournal.withIncident()
    for text in ["two", "three", "four"] { try journal.log(text) }
    #expect(try journal.problems() == [])
    try journal.tamper(
      "DROP TRIGGER journal_entry_is_never_changed; DROP TRIGGER journal_entry_is_never_deleted; "
        + sql
    )
    let problems = try journal.problems()
    #expect(problems.contains { $0.contains(says) }, "\(problems)")
  }

  @Test("A healthy database has every check, and its entries counted")
  func healthy() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("two")
    let report = try journal.store.check()
    #expect(report.isHealthy)
    #expect(report.entries == 2)
    #expect(
      report.checks.map(\.name)
        == ["database file", "references", "sequences", "hashes", "projection", "search"]
    )
  }

  @Test("A row that refers to nothing is found")
  func references() throws {
    let journal = try TestJournal.withIncident()
    try journal.tamper(
      "PRAGMA foreign_keys = OFF;"
        + "INSERT INTO finding_verdict VALUES ('nowhere', 'f', 1, 0, '')"
    )
    #expect(try journal.problems().contains { $0.hasPrefix("references: finding_verdict") })
  }

  @Test("A damaged file is told, not crashed on", arguments: 0..<6 as Range<UInt64>)
  func damaged(seed: UInt64) throws {
    let journal = try TestJournal.withIncident()
    for number in 0..<40 {
      try journal.log("entry \(number) " + String(repeating: "x", count: 300))
    }
    try journal.tamper("PRAGMA wal_checkpoint(TRUNCATE)")
    let copy = journal.folder.file("damaged.sqlite")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: journal.store.path))
    var generator = SeededGenerator(seed: seed)
    // The header stays: the rest of each page from the second on may be anything.
    for page in 1..<(bytes.count / 4096) where Bool.random(using: &generator) {
      for offset in 0..<64 {
        bytes[page * 4096 + offset] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    try bytes.write(to: URL(fileURLWithPath: copy))
    do {
      let report = try IncidentStore(reading: copy).check()
      #expect(!report.isHealthy)
    } catch let error as StoreError {
      #expect(error.isOfTheDatabase, "\(error)")
    }
  }
}
