import IncidentModel
import IncidentStorage
import LogReading
import TestSupport
import Testing

@Suite("Evidence")
struct EvidenceTests {
  private let journal: TestJournal
  private let incident: String

  init() throws {
    journal = try TestJournal.withIncident()
    incident = try journal.store.incident().id
  }

  private func attach(
    _ records: [LogRecord],
    name: String = "error.log",
    host: String? = nil
  ) throws {
    let evidence = EntryBody.AttachedEvidence(
      kind: .errorLog,
      name: name,
      sha256: "\(records.count)",
      bytes: 1,
      host: host,
      records: records.count
    )
    _ = try journal.store.record(journal.draft(.evidenceAttached(evidence)), records: records)
  }

  private func record(_ line: Int, _ message: String, minute: Int? = nil) -> LogRecord {
    LogRecord(
      source: "error.log",
      line: line,
      time: minute.map { Instant(seconds: 1_698_637_200 + $0 * 60) },
      category: minute == nil ? .other : .corruption,
      message: message
    )
  }

  @Test("A record comes back as it was, every field of it")
  func roundTrip() throws {
    var records = [
      LogRecord(
        source: "error.log",
        line: 12,
        lines: 31,
        ranges: [12...40, 43...44],
        time: Instant(microseconds: 1_698_637_200_000_001),
        timeQuality: .exact,
        level: .error,
        program: "mariadbd",
        subsystem: "InnoDB",
        code: "MY-011825",
        thread: .max,
        category: .corruption,
        object: "stockdb/items",
        host: "db1",
        message: "quote ' tab\t line\nend ü 🎉"
      )
    ]
    for (line, category) in LogCategory.allCases.enumerated() {
      records.append(
        LogRecord(
          source: "error.log",
          line: 100 + line,
          category: category,
          host: "db1",
          message: ""
        )
      )
    }
    for (line, quality) in TimeQuality.allCases.enumerated() {
      for (row, level) in LogLevel.allCases.enumerated() {
        records.append(
          LogRecord(
            source: "error.log",
            line: 200 + line * 10 + row,
            time: Instant(microseconds: -1),
            timeQuality: quality,
            level: level,
            host: "db1",
            message: "x"
          )
        )
      }
    }
    try attach(records, host: "db1")
    #expect(try journal.store.records(of: incident) == records)
  }

  @Test("A text goes on after a NUL, which is shown")
  func nul() throws {
    try attach([record(1, "torn page \u{0}\u{0} end")])
    #expect(try journal.store.records(of: incident).map(\.message) == ["torn page ␀␀ end"])
    try journal.log("before\u{0}after")
    #expect(try journal.store.snapshot().timeline.last?.text == "before␀after")
    #expect(try journal.problems() == [])
  }

  @Test("A query limits by time, category and text; a window has no end, and no timeless record")
  func queries() throws {
    try attach([
      record(1, "Page is corrupt", minute: 0), record(2, "no time"),
      record(3, "100% DONE", minute: 5),
      record(4, "done_", minute: 9),
    ])
    func lines(_ query: IncidentStore.RecordQuery) throws -> [Int] {
      try journal.store.records(of: incident, query: query).map(\.line)
    }
    let start = Instant(seconds: 1_698_637_200)
    #expect(try lines(.init()) == [1, 2, 3, 4])
    #expect(try lines(.init(from: start, to: start + .minutes(5))) == [1])
    #expect(try lines(.init(from: start + .minutes(5))) == [3, 4])
    #expect(try lines(.init(categories: [.other])) == [2])
    #expect(try lines(.init(categories: [.other, .corruption], text: "CORRUPT")) == [1])
    #expect(try lines(.init(text: "0%")) == [3])
    #expect(try lines(.init(text: "done")) == [3, 4])
    #expect(try lines(.init(text: "e_")) == [4])
    #expect(try journal.store.records(of: "another incident").isEmpty)
  }

  @Test("A log read again takes the place of what was read before; another host's stays")
  func newerVersion() throws {
    try attach([record(1, "old")], host: "db1")
    try attach([record(1, "other host")], host: "db2")
    try attach([record(1, "other log")], name: "cron_log.txt", host: "db1")
    try attach([record(1, "new"), record(2, "more")], host: "db1")
    let messages = try journal.store.records(of: incident).map(\.message)
    #expect(messages == ["other host", "other log", "new", "more"])
  }

  @Test("Content is kept once, and the last version of a file is the one that counts")
  func contents() throws {
    for (text, name) in [("v1", "cron_log.txt"), ("v2", "cron_log.txt"), ("v2", "crontab")] {
      let hash = ContentHash.sha256(Array(text.utf8))
      _ = try journal.store.record(
        [
          journal.draft(
            .evidenceAttached(
              .init(kind: .backupLog, name: name, sha256: hash, bytes: text.utf8.count)
            )
          )
        ],
        contents: [hash: Array(text.utf8)]
      )
    }
    let contents = try journal.store.contents(of: incident, kinds: [.backupLog])
    #expect(contents.map(\.file.name) == ["cron_log.txt", "crontab"])
    #expect(contents.map(\.content) == [Array("v2".utf8), Array("v2".utf8)])
    #expect(try journal.store.contents(of: incident, kinds: [.schedule]).isEmpty)
    let hash = ContentHash.sha256(Array("v1".utf8))
    #expect(try journal.store.hasEvidence(named: "cron_log.txt", sha256: hash, in: incident))
    #expect(try !journal.store.hasEvidence(named: "crontab", sha256: hash, in: incident))
  }

  @Test("A finding keeps its number, whatever its wording and its place")
  func findings() throws {
    func finding(_ rule: String, _ line: Int, claim: String = "x") -> Finding {
      Finding(
        rule: rule,
        claim: claim,
        confidence: .strong,
        evidence: [Evidence(source: "error.log", line: line, text: "")]
      )
    }
    let numbers = { (findings: [Finding]) in
      try journal.store.number(findings, of: incident).map(\.id)
    }
    #expect(try numbers([finding("crash", 1), finding("restart", 2)]) == ["F1", "F2"])
    #expect(
      try numbers([
        finding("first-symptom", 9), finding("restart", 2, claim: "twice"), finding("crash", 1),
      ])
        == ["F3", "F2", "F1"]
    )
    let again = try IncidentStore(path: journal.store.path)
    #expect(try again.number([finding("crash", 1)], of: incident).map(\.id) == ["F1"])
  }

  @Test("The hash of a file is that of its bytes, of a large one that of its ends")
  func hashes() throws {
    // FIPS 180-4, the example "abc".
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(ContentHash.sha256(Array("abc".utf8)) == abc)
    let path = try journal.folder.write("abc", to: "file")
    #expect(try ContentHash.sha256(ofFile: path, wholeUpTo: 3).hash == abc)
    let large = [UInt8](repeating: 7, count: 3 << 20)
    let before = try ContentHash.sha256(
      ofFile: journal.folder.write(large, to: "large"),
      wholeUpTo: 1000
    )
    #expect(before.hash.hasPrefix("ends:") && before.size == 3 << 20)
    let longer = try ContentHash.sha256(
      ofFile: journal.folder.write(large + [7], to: "large"),
      wholeUpTo: 1000
    )
    #expect(longer.hash != before.hash)
    #expect(throws: StoreError.self) {
      try ContentHash.sha256(ofFile: journal.folder.file("none"), wholeUpTo: 1)
    }
  }
}
