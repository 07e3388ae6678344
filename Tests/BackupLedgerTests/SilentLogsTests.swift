import BackupLedger
import IncidentModel
import Testing

/// Scripts that print on errors alone, and logs whose stamps have no year.
@Suite("Logs that are silent of what goes well")
struct SilentLogsTests {
  static let denied =
    "mysqldump: Got error: 1045: \"Access denied for user 'bk'@'localhost'\" when trying to connect\n"

  static func source(_ name: String, _ text: String, modified: String? = nil) -> BackupSource {
    BackupSource(
      name: name,
      bytes: Array(text.utf8),
      modified: modified.flatMap { Instant(iso8601: $0) }
    )
  }

  static func verdicts(_ sources: [BackupSource], now: String? = nil) -> [String] {
    BackupLedger.runs(
      from: sources,
      options: BackupLedgerOptions(zone: .utc, now: now.flatMap { Instant(iso8601: $0) })
    ).map { ($0.start?.iso8601.prefix(10) ?? "-") + " " + $0.verdict.rawValue }
  }

  @Test("A slot without a line is not missed where good runs leave no line")
  func notMissed() {
    let crontab = Self.source(
      "crontab",
      "15 3 * * * /opt/dbbackup.sh >> /var/log/dbbackup.log 2>&1\n"
    )
    let log = Self.source(
      "dbbackup.log",
      "2024-03-03 03:15:01 backup failed\n2024-03-05 03:15:01 backup failed\n"
    )
    #expect(
      Self.verdicts([crontab, log]) == [
        "2024-03-03 failed", "2024-03-04 unknown", "2024-03-05 failed",
      ]
    )
    let spoken = Self.source(
      "dbbackup.log",
      "2024-03-03 03:15:01 backup started\n2024-03-03 03:15:09 backup ended\n2024-03-05 03:15:01 backup failed\n"
    )
    #expect(
      Self.verdicts([crontab, spoken]) == [
        "2024-03-03 unknown", "2024-03-04 missed", "2024-03-05 failed",
      ]
    )
  }

  @Test("An error without a time is given to no night where any could be its own")
  func notGuessed() {
    let command = "/opt/dbbackup.sh >> /var/log/dbbackup.log 2>&1"
    let crontab = Self.source("crontab", "15 3 * * * \(command)\n")
    let syslog = Self.source(
      "syslog",
      (1...3).map { "2024-03-0\($0)T03:15:01+00:00 db1 CRON[\($0)]: (root) CMD (\(command))\n" }
        .joined()
    )
    let log = Self.source("dbbackup.log", Self.denied)
    #expect(
      Self.verdicts([crontab, syslog, log]) == [
        "- failed", "2024-03-01 unknown", "2024-03-02 unknown", "2024-03-03 unknown",
      ]
    )
  }

  @Test("cronie's child writes its name in capitals")
  func cronie() {
    let log = Self.source(
      "cron",
      """
      Mar  8 23:30:01 db1 CROND[500]: (mysql) CMD (/home/mysql/dump.sh stockdb)
      Mar  8 23:30:09 db1 CROND[499]: (mysql) CMDEND (/home/mysql/dump.sh stockdb)
      """,
      modified: "2024-03-20T00:00:00Z"
    )
    #expect(Self.verdicts([log], now: "2026-11-30T00:00:00Z") == ["2024-03-08 unknown"])
  }

  @Test("Stamps without a year end when the file was written, unless others have a year")
  func years() {
    let log = """
      Dec 31 02:00:00 db1 mysql-backup[7]: backup of stockdb started
      Dec 31 02:07:00 db1 mysql-backup[7]: backup of stockdb finished
      Jan  1 02:00:00 db1 mysql-backup[8]: backup of stockdb started
      Jan  1 02:07:00 db1 mysql-backup[8]: backup of stockdb finished
      """
    let written = Self.source("backup.log", log, modified: "2024-02-11T00:00:00Z")
    #expect(
      Self.verdicts([written], now: "2026-11-30T00:00:00Z") == [
        "2023-12-31 unknown", "2024-01-01 unknown",
      ]
    )
    let german = Self.source(
      "sicherung.log",
      "Mo 11.03. 03:00 Uhr: Sicherung stockdb\nMo 11.03. 03:02 Uhr: fertig\n",
      modified: "2024-03-11T02:02:00Z"
    )
    #expect(Self.verdicts([german]) == ["2024-03-11 unknown"])
    let dated = Self.source("other.log", "2022-01-02 02:00:00 Starting backup of usersdb\n")
    #expect(
      Self.verdicts([written, dated]).prefix(2) == ["2021-12-31 unknown", "2022-01-01 unknown"]
    )
  }
}
