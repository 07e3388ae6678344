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

  @Test("The seed: trusted before the first symptom, suspicious after it, and what lies between")
  func seedAssessment() throws {
    let symptom = try Self.moment("2023-10-30T03:40:00Z")
    let result = RecoveryAssessment.assess(
      runs: try Self.seed(),
      firstSymptom: symptom,
      lossEvent: nil,
      restores: ["/srv/stock/backups/stockdb_2023-10-29.tar.gz"]
    )
    #expect(result.lastTrusted.map(\.database) == ["stockdb", "usersdb"])
    #expect(
      result.lastTrusted.allSatisfy { $0.start?.iso8601 == "2023-10-28T21:00:01.000000Z" }
    )
    #expect(result.suspicious.map(\.database) == ["stockdb", "usersdb"])
    #expect(result.restored.map(\.artefact) == ["/srv/stock/backups/stockdb_2023-10-29.tar.gz"])
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
    let result = RecoveryAssessment.assess(
      runs: [run],
      firstSymptom: nil,
      lossEvent: try Self.moment("2017-01-31T23:27:00Z")
    )
    #expect(result.loss?.words == "6 h 7 min")
    #expect(result.loss?.longest == result.loss?.shortest)
  }

  @Test(
    "Gaps between the last trusted backup and the loss are listed, a deleted one is not trusted"
  )
  func gaps() throws {
    let result = RecoveryAssessment.assess(
      runs: try MadeLogsTests.runs("retention.log"),
      firstSymptom: try Self.moment("2024-05-05T00:00:00Z"),
      lossEvent: nil
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
      firstSymptom: try Self.moment("2026-12-01T00:00:00Z"),
      lossEvent: nil
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
