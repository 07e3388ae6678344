import BackupLedger
import IncidentModel
import Testing

@Suite("Recovery, checks and calendar over the ledger")
struct RecoveryTests {
  static func seed() throws -> [BackupRun] {
    BackupLedger.runs(
      from: [try Fixture.source("A-seed-incident/cron_log.txt")],
      options: BackupLedgerOptions(zone: Fixture.nairobi)
    )
  }

  static func moment(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

  static func facts(firstSymptom: Instant) -> RecoveryFacts {
    var facts = RecoveryFacts()
    facts.firstSymptom = Evidence(
      source: "error.log",
      line: 67,
      time: firstSymptom,
      text: "damaged"
    )
    return facts
  }

  @Test("A dump that names no snapshot makes the loss a span, and a restore by time says so")
  func span() throws {
    let start = try Self.moment("2024-05-01T00:00:00Z")
    let run = BackupRun(
      start: start,
      end: start + .minutes(30),
      tool: "mysqldump",
      database: "stockdb",
      verdict: .ok,
      reason: "r"
    )
    var facts = Self.facts(firstSymptom: start + .hours(6))
    facts.restores = [
      RestoreAct(
        began: start + .hours(8),
        said: "restored stockdb",
        evidence: Evidence(source: "E4", time: start + .hours(8), text: "restored stockdb")
      ),
      RestoreAct(
        began: start + .hours(9),
        said: "",
        evidence: Evidence(source: "r.log", line: 1, time: start + .hours(9), text: "Copying ./")
      ),
    ]
    let result = RecoveryAssessment.assess(runs: [run], facts: facts)
    #expect(result.loss?.words == "5 h 30 min to 6 h")
    #expect(result.restores.map(\.isNamed) == [false, false])
    #expect(result.conflicts.map(\.about) == ["when it was restored"])
  }

  @Test("A copy of files that names no database does not stand in for the dump of one")
  func copies() throws {
    let start = try Self.moment("2024-05-01T00:00:00Z")
    let dump = BackupRun(
      start: start,
      tool: "mysqldump-script",
      database: "stockdb",
      verdict: .ok,
      reason: "r"
    )
    let copy = BackupRun(start: start + .hours(1), tool: "restic", verdict: .ok, reason: "r")
    let facts = Self.facts(firstSymptom: start + .hours(6))
    #expect(RecoveryAssessment.assess(runs: [dump, copy], facts: facts).lastTrusted == [dump])
    #expect(RecoveryAssessment.assess(runs: [copy], facts: facts).lastTrusted == [copy])
  }

  @Test("A restore that failed makes a good log doubtful, and both are said")
  func failedRestore() throws {
    let run = BackupRun(
      start: try Self.moment("2024-05-01T00:00:00Z"),
      tool: "mysqldump",
      artefact: "/b/a.sql.gz",
      verdict: .ok,
      reason: "the trailer"
    )
    let entry = Evidence(source: "E9", text: "restore drill of a.sql.gz: failed")
    let shown = BackupLedger.applying(
      restores: [.init(artefact: "a.sql.gz", hasWorked: false, evidence: entry)],
      to: [run]
    )
    #expect(shown.map(\.verdict) == [.unknown])
    #expect(shown.map(\.reason) == ["its restore failed (E9); its log said: the trailer"])
  }

  @Test(
    "Records of a server's log that were read elsewhere speak against a run as the log itself does"
  )
  func serverLines() throws {
    let names = ["cron_log.txt", "crontab.txt"]
    let refused = Evidence(
      source: "error.log",
      line: 21,
      time: try Self.moment("2023-10-28T21:00:01Z"),
      text: "Access denied for user 'backup'@'localhost' (using password: YES)"
    )
    let runs = BackupLedger.runs(
      from: try names.map { try Fixture.source("H1-cron-backups/\($0)") },
      serverLines: [refused],
      options: BackupLedgerOptions(zone: Fixture.nairobi)
    )
    #expect(try CronBackupsTests.verdicts(runs)[14] == "R15 failed failed")
  }

  @Test("The seed: trusted before the first symptom, suspicious after it, and what lies between")
  func seedAssessment() throws {
    let symptom = try Self.moment("2023-10-30T03:40:00Z")
    var facts = Self.facts(firstSymptom: symptom)
    let entry = Evidence(source: "E12", time: symptom + .hours(4), text: "restored")
    facts.restores = [
      RestoreAct(
        began: symptom + .hours(4),
        ended: symptom + .hours(5),
        said: "tar -xzf stockdb_2023-10-29.tar.gz -O | mariadb stockdb",
        evidence: entry
      )
    ]
    facts.changes = [
      Evidence(source: "E2", time: symptom - .hours(40), text: "ALTER TABLE a"),
      Evidence(source: "E3", time: symptom - .hours(15), text: "ALTER TABLE b"),
      Evidence(source: "E9", time: symptom + .hours(1), text: "CREATE USER c"),
    ]
    let result = RecoveryAssessment.assess(runs: try Self.seed(), facts: facts)
    #expect(result.lastTrusted.map(\.database) == ["stockdb", "usersdb"])
    #expect(
      result.lastTrusted.allSatisfy { $0.start?.iso8601 == "2023-10-28T21:00:01.000000Z" }
    )
    #expect(result.suspicious.isEmpty)
    #expect(result.sinceRestore.map(\.database) == ["stockdb", "usersdb"])
    #expect(
      result.restores.flatMap(\.runs).map(\.artefact) == [
        "/srv/stock/backups/stockdb_2023-10-29.tar.gz"
      ]
    )
    #expect(result.restores.map(\.isNamed) == [true] && result.isActual)
    #expect(result.missingChanges.map(\.label) == ["E3"])
    #expect(result.stages.map(\.name) == ["restore began", "restore ended"])
    #expect(result.loss?.words == "1 d 6 h")
    #expect(result.loss?.longest == .seconds(110_399))
    #expect(result.lastProvenRestore == nil)
  }

  @Test("A snapshot time makes the loss exact: GitLab's 6 h 07 min")
  func gitlab() throws {
    let run = BackupRun(
      start: try Self.moment("2017-01-31T17:10:00Z"),
      end: try Self.moment("2017-01-31T17:50:00Z"),
      snapshot: try Self.moment("2017-01-31T17:20:00Z"),
      tool: "lvm",
      verdict: .ok,
      reason: "r",
      evidence: [Evidence(source: "E1", text: "manual snapshot")]
    )
    var facts = RecoveryFacts()
    facts.losses = [
      Evidence(source: "E3", time: try Self.moment("2017-01-31T23:27:00Z"), text: "rm -rf"),
      Evidence(source: "E4", time: try Self.moment("2017-01-31T23:40:00Z"), text: "no data"),
    ]
    let result = RecoveryAssessment.assess(runs: [run], facts: facts)
    #expect(result.conflicts.map(\.about) == ["when data was lost"])
    #expect(result.conflicts.first?.sources.map(\.label) == ["E3", "E4"])
    #expect(result.loss?.words == "6 h 7 min")
    #expect(result.loss?.longest == result.loss?.shortest)
  }

  @Test(
    "Gaps between the last trusted backup and the loss are listed, a deleted one is not trusted"
  )
  func gaps() throws {
    let result = RecoveryAssessment.assess(
      runs: try MadeLogsTests.runs("retention.log"),
      facts: Self.facts(firstSymptom: try Self.moment("2024-05-05T00:00:00Z"))
    )
    #expect(result.lastTrusted.isEmpty)
    #expect(result.gaps.map(\.verdict) == [.failed, .failed, .failed])
    #expect(result.loss == nil)
  }

  @Test("A restore on record is the proof that restores work")
  func drill() throws {
    let source = try Fixture.source("H2-backup-tools/mariabackup_copy_back.txt")
    let runs = BackupLedger.runs(from: [source], options: BackupLedgerOptions(zone: .utc))
    #expect(runs.map(\.operation) == [.restore])
    let result = RecoveryAssessment.assess(
      runs: runs,
      facts: Self.facts(firstSymptom: try Self.moment("2026-12-01T00:00:00Z"))
    )
    #expect(result.lastProvenRestore == runs.first)
    #expect(result.lastTrusted.isEmpty)
  }

  @Test("The check passes while the last trusted backup is young, and says what it found")
  func check() throws {
    let runs = try CronBackupsTests.runs("cron_log.txt", "crontab.txt")
    let young = BackupCheck(
      runs: runs,
      maxAge: .days(2),
      now: try Self.moment("2023-11-19T09:00:00Z"),
      zone: Fixture.nairobi
    )
    #expect(young.state == .ok)
    #expect(
      young.nagiosLine
        == "BACKUP OK - last trusted backup of stockdb is 11 h 59 min old "
        + "(2023-11-19 00:00:01, limit 2 d) | age=43199s;;172800;0 bad_since=0;;;0"
    )
    let old = BackupCheck(
      runs: runs,
      maxAge: .days(2),
      now: try Self.moment("2023-11-21T21:00:02Z"),
      zone: Fixture.nairobi
    )
    #expect(old.state == .critical)
    #expect(!old.isPassed)
    let none = BackupCheck(
      runs: try MadeLogsTests.runs("silent.log"),
      maxAge: .days(2),
      now: try Self.moment("2024-03-01T00:00:00Z"),
      zone: .utc
    )
    #expect(none.nagiosLine == "BACKUP CRITICAL - no trusted backup in 2 runs | bad=2;;;0")
    #expect(
      BackupCheck(
        runs: [],
        maxAge: .days(2),
        now: none.isPassed ? .init(seconds: 0) : .init(seconds: 1),
        zone: .utc
      ).state == .unknown
    )
  }

  @Test("The calendar strip has a letter a day")
  func calendar() throws {
    let runs = try CronBackupsTests.runs("cron_log.txt", "crontab.txt").map { run in
      var run = run
      run.database = "stockdb"
      return run
    }
    let calendar = BackupCalendar(runs: runs, zone: Fixture.nairobi)
    #expect(
      calendar.lines == [
        "         Oct                            Nov",
        "         0        1         2         3 0        1         ",
        "         1234567890123456789012345678901123456789012345678 9".replacing(" 9", with: "9"),
        "stockdb  o·o·F·F·o·F·F·F·o·F·F·F·M·o·?·??·F·F·F·F·o·F·F·F·o",
        BackupCalendar.legend,
      ]
    )
    #expect(BackupCalendar(runs: [], zone: .utc).lines.isEmpty)
  }

  @Test("A run as a line of JSON, keys in their fixed order")
  func json() throws {
    let run = try #require(try CronBackupsTests.runs("cron_log.txt").first)
    #expect(
      run.jsonLine
        == #"{"start":"2023-09-30T21:00:01.000000Z","end":"2023-09-30T21:00:01.000000Z","#
        + #""tool":"mysqldump-script","database":"stockdb","#
        + #""artefact":"/srv/stock/stock/stockdb_2023-10-01.tar.gz","verdict":"ok","reason":"\#(run.reason)","#
        + #""evidence":[{"source":"cron_log.txt","line":3},{"source":"cron_log.txt","line":4}]}"#
    )
    let hostile = BackupRun(
      tool: "t\"\u{1}\n",
      verdict: .unknown,
      reason: "\\",
      evidence: []
    )
    #expect(
      hostile.jsonLine
        == #"{"tool":"t\"\u0001\n","verdict":"unknown","reason":"\\","evidence":[]}"#
    )
  }
}
