import Foundation
import GRDB
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Opening a database")
struct IncidentStoreTests {
  @Test("A new database is the owner's alone, and so are its folder and what lies beside it")
  func fileMode() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a/b/scribe.sqlite")
    let store = try IncidentStore(path: path)
    try store.makeSomething()
    for name in ["scribe.sqlite", "scribe.sqlite-wal", "scribe.sqlite-shm", "scribe.sqlite-lock"] {
      #expect(try mode(of: folder.file("a/b/" + name)) == 0o600, "\(name)")
    }
    #expect(try mode(of: folder.file("a/b")) == 0o700)
    #expect(try mode(of: folder.file("a")) == 0o700)
  }

  @Test("The header says whose database it is, the journal is written ahead")
  func header() throws {
    let journal = try TestJournal.withIncident()
    let values = try journal.connection().read { database in
      try ["application_id", "user_version", "journal_mode"].map {
        try String.fetchOne(database, sql: "PRAGMA \($0)")
      }
    }
    #expect(values == ["\(0x5343_5242)", "7", "wal"])
  }

  @Test("An empty file becomes a database, its mode stays the owner's choice")
  func emptyFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "scribe.sqlite")
    #expect(throws: StoreError.noDatabase(path: path)) { try IncidentStore(reading: path) }
    try IncidentStore(path: path).makeSomething()
    #expect(try IncidentStore(reading: path).incidents().all.count == 1)
  }

  @Test("A database that is not there is not made by reading")
  func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("none/scribe.sqlite")
    #expect(throws: StoreError.noDatabase(path: path)) { try IncidentStore(reading: path) }
    #expect(!FileManager.default.fileExists(atPath: folder.file("none")))
  }

  @Test("A file that is no database is refused and left as it is")
  func notADatabase() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "2023-10-30  6:40:00 0 [Note] mariadbd: ready\n", count: 40)
    let path = try folder.write(text, to: "error.log")
    for open in [{ try IncidentStore(path: $0) }, { try IncidentStore(reading: $0) }] {
      #expect {
        try open(path)
      } throws: { error in
        guard case .damaged(path: path, _)? = error as? StoreError else { return false }
        return "\(error)".contains("--db")
      }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test(
    "Another program's database is refused and left as it is",
    arguments: ["CREATE TABLE bookmark (url TEXT)", "PRAGMA application_id = 252006675"]
  )
  func anotherProgram(sql: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("other.sqlite")
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StoreError.notScribe(path: path)) { try IncidentStore(path: path) }
    #expect(throws: StoreError.notScribe(path: path)) { try IncidentStore(reading: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("A newer Scribe's database is refused, both versions named")
  func newer() throws {
    let journal = try TestJournal.withIncident()
    try journal.tamper("PRAGMA user_version = 99")
    let path = journal.store.path
    let expected = StoreError.newer(path: path, version: 99, known: 7)
    #expect(throws: expected) { try IncidentStore(path: path) }
    #expect(throws: expected) { try IncidentStore(reading: path) }
    #expect(expected.description.contains("update scribe"))
  }

  @Test("A path that is a folder, or leads through a file, cannot be written")
  func noFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", to: "file")
    for path in [folder.path, file + "/scribe.sqlite"] {
      #expect {
        try IncidentStore(path: path)
      } throws: { error in
        (error as? StoreError)?.isOfTheDatabase == true
      }
    }
  }

  @Test(
    "A path may hold what URIs and SQL have a meaning for",
    arguments: ["with space.sqlite", "a?b.sqlite", "100%25#1.sqlite", "it's.sqlite", "ünï.sqlite"]
  )
  func oddPaths(name: String) throws {
    let folder = try TemporaryFolder()
    try IncidentStore(path: folder.file(name)).makeSomething()
    #expect(try IncidentStore(reading: folder.file(name)).incidents().all.count == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { $0.hasPrefix(name) }, "\(names)")
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}

extension IncidentStore {
  /// Opens an incident.
  fileprivate func makeSomething() throws {
    var generator = SeededGenerator(seed: 4)
    let now = Instant(seconds: 1_698_637_200)
    _ = try record([
      EntryDraft(
        id: EntryID.make(at: now, using: &generator),
        recordedAt: now,
        author: "developer",
        host: "stock-db",
        body: .incidentOpened(.init(title: "down", zone: "UTC"))
      )
    ])
  }
}
