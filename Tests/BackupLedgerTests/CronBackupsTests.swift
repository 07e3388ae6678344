import BackupLedger
import FoundationEssentials
import IncidentModel
import Testing

/// A real cron ran a real script 26 times, broken in fifteen ways; `truth.json` says what each run was
/// worth, by looking into the archives.
@Suite("A log of cron backups against the truth")
struct CronBackupsTests {
  struct Truth: Decodable {
    struct Backup: Decodable {
      let run: String
      let scheduled: String
      let status: String
    }
    let backups: [Backup]
  }

  static func truth() throws -> [Truth.Backup] {
    let source = try Fixture.source("H1-cron-backups/truth.json")
    return try JSONDecoder().decode(Truth.self, from: Data(source.bytes)).backups
  }

  static func runs(_ names: String...) throws -> [BackupRun] {
    BackupLedger.runs(
      from: try names.map { try Fixture.source("H1-cron-backups/\($0)") },
      options: BackupLedgerOptions(zone: Fixture.nairobi)
    )
  }

  /// The run that fills a slot of the schedule.
  static func run(at slot: Instant, in runs: [BackupRun]) throws -> BackupRun {
    try #require(
      runs.first { run in
        run.start.map { $0 >= slot - .seconds(1) && $0 < slot + .minutes(5) } ?? false
      }
    )
  }

  static func verdicts(_ runs: [BackupRun]) throws -> [String] {
    try truth().map { backup in
      let slot = try #require(Instant(iso8601: backup.scheduled))
      return "\(backup.run) \(backup.status) \(try run(at: slot, in: runs).verdict.rawValue)"
    }
  }

  /// What no log can tell: R15, R16 and R17 send the dump's errors to /dev/null and print the same
  /// lines, though one archive is empty and two are good.
  static let expected = [
    "R01 ok ok", "R02 ok ok", "R03 failed failed", "R04 failed failed", "R05 ok ok",
    "R06 failed failed", "R07 failed failed", "R08 failed failed", "R09 ok-with-warning ok",
    "R10 failed failed", "R11 failed failed", "R12 failed failed", "R13 missed missed", "R14 ok ok",
    "R15 failed unknown", "R16 ok unknown", "R17 ok unknown", "R18 failed failed",
    "R19 failed failed", "R20 failed failed", "R21 failed failed", "R22 ok ok", "R23 failed failed",
    "R24 failed failed", "R25 failed failed", "R26 ok ok",
  ]

  @Test(
    "Every run gets the verdict that its lines support",
    arguments: [
      ["cron_log.txt", "crontab.txt"], ["cron_log.txt", "crontab.txt", "syslog"],
      ["syslog", "cron_log.txt", "crontab.txt", "cron.traditional.log"],
    ]
  )
  func verdicts(_ names: [String]) throws {
    let runs = BackupLedger.runs(
      from: try names.map { try Fixture.source("H1-cron-backups/\($0)") },
      options: BackupLedgerOptions(zone: Fixture.nairobi)
    )
    #expect(runs.count == 26)
    #expect(try Self.verdicts(runs) == Self.expected)
  }

  @Test("The server's log shows the refused login that the script hid")
  func serverTrace() throws {
    let runs = try Self.runs("cron_log.txt", "crontab.txt", "syslog", "error.log")
    #expect(runs.count == 26)
    let verdicts = try Self.verdicts(runs)
    #expect(verdicts[14] == "R15 failed failed")
    #expect(Array(verdicts[15...16]) == ["R16 ok unknown", "R17 ok unknown"])
  }

  @Test("How long cron says that a run took is told, and decides nothing")
  func lengths() throws {
    let runs = try Self.runs("cron_log.txt", "crontab.txt", "syslog").filter {
      $0.verdict == .unknown
    }
    try #require(runs.count == 3)
    #expect(
      runs[0].reason.hasSuffix("less than half of the 0.08 s of the shortest run known to be whole")
    )
    #expect(runs[1].reason.contains("by cron's log it took 0.09 s, as runs known to be whole do"))
    #expect(runs[2].reason.contains("by cron's log it took 0.09 s, as runs known to be whole do"))
  }

  @Test("Verdicts against the truth, as a table")
  func confusion() throws {
    var counts: [String: Int] = [:]
    for line in try Self.verdicts(Self.runs("cron_log.txt", "crontab.txt")) {
      counts[line.split(separator: " ").dropFirst().joined(separator: " "), default: 0] += 1
    }
    #expect(
      counts == [
        "ok ok": 6, "ok-with-warning ok": 1, "ok unknown": 2, "failed failed": 15,
        "failed unknown": 1, "missed missed": 1,
      ]
    )
  }

  @Test("A file that changed beside the dump is said, not hidden")
  func changedBesideDump() throws {
    let slot = try #require(Instant(iso8601: "2023-10-16T21:00:00Z"))
    let run = try Self.run(at: slot, in: Self.runs("cron_log.txt"))
    #expect(run.reason.contains("a file changed while tar read it"))
    #expect(run.evidence.map(\.line).contains(54))
  }

  @Test("Two databases of one script are two runs")
  func seed() throws {
    let runs = BackupLedger.runs(
      from: [try Fixture.source("A-seed-incident/cron_log.txt")],
      options: BackupLedgerOptions(zone: Fixture.nairobi)
    )
    #expect(
      runs.map { "\($0.start?.iso8601 ?? "-") \($0.database ?? "-") \($0.verdict.rawValue)" } == [
        "2023-10-28T21:00:01.000000Z stockdb ok", "2023-10-28T21:00:01.000000Z usersdb ok",
        "2023-10-30T21:00:01.000000Z stockdb ok", "2023-10-30T21:00:01.000000Z usersdb ok",
      ]
    )
  }
}
