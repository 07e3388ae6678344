import BackupLedger
import IncidentModel
import Testing

/// Runs that no single file tells whole: a log with its crontab, its script, cron's lines, its rotation.
@Suite("Several files about one backup")
struct SeveralSourcesTests {
  @Test("A crontab's TZ= dates what its command prints, and leaves the schedule alone")
  func commandZone() {
    let crontab = "TZ=America/New_York\n0 4 * * * /usr/local/bin/backup.sh >> /var/log/b.log 2>&1\n"
    let log = "2023-10-29 00:00:01 backup of stockdb started\n2023-10-29 00:00:09 backup finished\n"
    let runs = BackupLedger.runs(
      from: [
        BackupSource(name: "b.log", bytes: Array(log.utf8)),
        BackupSource(name: "crontab.txt", bytes: Array(crontab.utf8)),
      ],
      options: BackupLedgerOptions(zone: .utc, now: Instant(iso8601: "2023-10-29T05:00:00Z"))
    )
    #expect(runs.map { $0.start?.iso8601 } == ["2023-10-29T04:00:01.000000Z"])
  }

  @Test("Of a silent script only errors show; cron's log tells which nights they were")
  func silent() throws {
    let command = "(root) CMD (/usr/local/bin/backup.sh >> /var/log/silent.log 2>&1)"
    let syslog = """
      Oct 28 01:30:01 db1 CRON[100]: \(command)
      Oct 29 01:30:01 db1 CRON[101]: \(command)
      Oct 30 01:30:01 db1 CRON[102]: \(command)
      Oct 30 01:30:02 db1 CRON[102]: (CRON) error (grandchild #102 failed with exit status 1)
      """
    let log = "mysqldump: Got error: 2002: \"Can't connect\" when trying to connect\n"
    let runs = BackupLedger.runs(
      from: [
        BackupSource(name: "syslog", bytes: Array(syslog.utf8)),
        BackupSource(name: "/var/log/silent.log", bytes: Array(log.utf8)),
      ],
      schedules: [try CronSchedule(parsing: "30 1 * * *", zone: .utc)],
      options: BackupLedgerOptions(zone: .utc, now: Instant(iso8601: "2023-11-20T00:00:00Z"))
    )
    #expect(runs.map(\.verdict) == [.unknown, .unknown, .failed])
    #expect(runs.last?.start == Instant(iso8601: "2023-10-30T01:30:01Z"))
  }

  @Test("A run that a rotation cut in two is one run, its evidence in both files")
  func rotated() {
    let first = """
      [2023-10-28 00:00:01] Starting backup of stockdb
      mysqldump: Got error: 2002: "Can't connect" when trying to connect
      [2023-10-28 00:00:02] Backup completed: /b/stockdb_2023-10-28.tar.gz
      [2023-10-29 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names

      """
    let second = """
      /b/stockdb_2023-10-29.sql
      [2023-10-29 00:00:03] Backup completed: /b/stockdb_2023-10-29.tar.gz
      """
    let runs = BackupLedger.runs(
      from: [
        BackupSource(name: "cron_log.txt", bytes: Array(second.utf8)),
        BackupSource(name: "cron_log.txt.1", bytes: Array(first.utf8)),
      ],
      options: BackupLedgerOptions(zone: .utc)
    )
    #expect(runs.map(\.verdict) == [.failed, .ok])
    #expect(runs.last?.evidence.map(\.label) == ["cron_log.txt:1", "cron_log.txt:2"])
  }

  @Test("A script that sends the dump's errors away proves nothing by packing it")
  func hiddenErrors() throws {
    let log = try Fixture.source("made/hidden.log")
    let script = """
      #!/bin/bash
      echo "[$(date '+%F %T')] Starting backup of stockdb"
      mysqldump $OPTS stockdb > "$B/stockdb_$(date +%F).sql" 2>/dev/null
      tar -czvf "$B/stockdb_$(date +%F).tar.gz" "$B/stockdb_$(date +%F).sql"
      echo "[$(date '+%F %T')] Backup completed"
      """
    let source = BackupSource(name: "hidden.sh", bytes: Array(script.utf8))
    #expect(BackupLedger.reads(source) == .script)
    let runs = BackupLedger.runs(from: [log, source], options: BackupLedgerOptions(zone: .utc))
    #expect(runs.map(\.verdict) == [.unknown, .unknown])
    let honest = try Fixture.source("A-seed-incident/stock_backup.sh")
    let seed = try Fixture.source("A-seed-incident/cron_log.txt")
    let seeds = BackupLedger.runs(
      from: [seed, honest],
      options: BackupLedgerOptions(zone: Fixture.nairobi)
    )
    #expect(seeds.allSatisfy { $0.verdict == .ok })
  }
}
