import BackupLedger
import IncidentModel
import Testing

/// Logs come from broken machines: any bytes must be read without a crash.
@Suite("Hostile input")
struct HostileInputTests {
  static let logs = [
    "H1-cron-backups/cron_log.txt", "H1-cron-backups/syslog",
    "H1-cron-backups/cron.traditional.log",
    "H1-cron-backups/crontab.txt", "H2-backup-tools/borg.txt", "H2-backup-tools/restic.txt",
    "H2-backup-tools/tar.txt", "H2-backup-tools/automysqlbackup_ok.txt",
    "H2-backup-tools/mariabackup_wrong_pw.txt", "H2-backup-tools/mydumper_v3.log",
    "made/trace.log", "made/retention.log", "made/verify.log", "made/german-tar.log",
  ]

  /// Numbers that look random and are the same in every run (Numerical Recipes' LCG).
  struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(sides, 1)
    }
  }

  @Test("Cut, flipped and shuffled logs are read to their end", arguments: logs)
  func mutations(_ name: String) throws {
    let source = try Fixture.source(name)
    let schedule = try CronSchedule(parsing: "*/30 * * * *", zone: .utc)
    var dice = Dice(state: UInt64(source.bytes.count))
    for _ in 0..<5 {
      var bytes = source.bytes
      for _ in 0..<12 {
        let at = dice.roll(bytes.count)
        switch dice.roll(4) {
        case 0: bytes[at] = UInt8(dice.roll(256))
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + dice.roll(40)))
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + dice.roll(60))], at: 0)
        default:
          bytes.insert(contentsOf: Array("99999999999999999999 2023-10-31 25:61".utf8), at: at)
        }
        if bytes.isEmpty { bytes = source.bytes }
      }
      let mutated = BackupSource(name: source.name, bytes: bytes)
      _ = BackupLedger.reads(mutated)
      let runs = BackupLedger.runs(
        from: [mutated],
        schedules: [schedule],
        options: BackupLedgerOptions(zone: Fixture.nairobi, now: Instant(seconds: 1_700_000_000))
      )
      #expect(runs.allSatisfy { !$0.reason.isEmpty })
    }
  }

  @Test("A line of a megabyte, and a listing of many members, are one run's")
  func long() throws {
    let members = (0..<5_000).map { "./uploads/\($0).jpg" }.joined(separator: "\n")
    let log = """
      [2023-10-29 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-29.sql
      \(members)
      \(String(repeating: "x y ", count: 50_000))
      [2023-10-29 00:00:09] Backup completed: /b/stockdb_2023-10-29.tar.gz
      """
    let runs = Fixture.runs(log)
    // A line that nobody knows the meaning of is no silence.
    #expect(runs.map(\.verdict) == [.unknown])
    #expect(runs.allSatisfy { $0.evidence.allSatisfy { $0.text.utf8.count <= 410 } })
  }

  @Test("Passwords on command lines do not reach the evidence")
  func secrets() {
    let log = """
      + mysqldump -ubackup -pS3cret --host=db1 stockdb
      + mysqldump --user=b --password=S3cret stockdb
      Backup failed: cannot reach https://bk:S3cret@vault.example/x
      """
    let texts = Fixture.runs(log).flatMap { $0.evidence.map(\.text) + [$0.reason] }
    #expect(!texts.isEmpty)
    #expect(texts.allSatisfy { !$0.contains("S3cret") })
  }
}
