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

/// Jobs of one crontab that are due at the same minute.
@Suite("Two jobs at once")
struct TwoJobsTests {
  static let crontab = """
    0 1 * * * /usr/local/bin/backup.sh stockdb >> /var/log/stock.log 2>&1
    0 1 * * * /usr/local/bin/backup.sh usersdb >> /var/log/users.log 2>&1
    """
  static let first = """
    2024-03-01 01:00:01 backup of stockdb started
    2024-03-01 01:00:09 backup of stockdb finished
    2024-03-02 01:00:01 backup of stockdb started
    2024-03-02 01:00:09 backup of stockdb finished
    2024-03-03 01:00:01 backup of stockdb started
    2024-03-03 01:00:09 backup of stockdb finished
    """
  static let second = """
    2024-03-01 01:00:01 backup of usersdb started
    2024-03-01 01:00:04 backup of usersdb finished
    2024-03-03 01:00:01 backup of usersdb started
    2024-03-03 01:00:04 backup of usersdb finished
    """

  @Test("One that did not run is missed though the other did, in logs of their own or in one")
  func missed() {
    let options = BackupLedgerOptions(zone: .utc, now: Instant(iso8601: "2024-03-03T12:00:00Z"))
    let apart = BackupLedger.runs(
      from: [
        BackupSource(name: "crontab", bytes: Array(Self.crontab.utf8)),
        BackupSource(name: "/var/log/stock.log", bytes: Array(Self.first.utf8)),
        BackupSource(name: "/var/log/users.log", bytes: Array(Self.second.utf8)),
      ],
      options: options
    )
    let lines = (Self.first + "\n" + Self.second).split(separator: "\n").sorted()
    let together = BackupLedger.runs(
      from: [
        BackupSource(
          name: "crontab",
          bytes: Array(Self.crontab.replacing("users.log", with: "stock.log").utf8)
        ),
        BackupSource(
          name: "/var/log/stock.log",
          bytes: Array(lines.joined(separator: "\n").utf8)
        ),
      ],
      options: options
    )
    for runs in [apart, together] {
      let missed = runs.filter { $0.verdict == .missed }
      #expect(missed.map { $0.start?.iso8601 } == ["2024-03-02T01:00:00.000000Z"])
      #expect(missed.map(\.database) == ["usersdb"])
      #expect(runs.count == 6)
    }
  }
}

/// What a trailer proves, and what takes that away.
@Suite("The trailer of a dump")
struct TrailerTests {
  static let log = """
    2024-03-01 01:00:01 backup of stockdb started
    -- Dump completed on 2024-03-01  1:00:04
    2024-03-01 01:00:09 backup of stockdb finished
    """

  @Test("With --force and hidden errors in the script it proves nothing")
  func forced() {
    let script = """
      #!/bin/bash
      echo "$(date '+%F %T') backup of $DB started"
      mysqldump --force $DB 2>/dev/null > $F
      tail -n 1 $F
      echo "$(date '+%F %T') backup of $DB finished"
      """
    let source = BackupSource(name: "b.log", bytes: Array(Self.log.utf8))
    let options = BackupLedgerOptions(zone: .utc)
    #expect(BackupLedger.runs(from: [source], options: options).map(\.verdict) == [.ok])
    let runs = BackupLedger.runs(
      from: [source, BackupSource(name: "b.sh", bytes: Array(script.utf8))],
      options: options
    )
    #expect(runs.map(\.verdict) == [.unknown])
  }

  @Test("Of two databases side by side nobody knows whose it is")
  func beside() {
    let log = """
      2024-03-01 01:00:01 backup of stockdb started
      2024-03-01 01:00:01 backup of usersdb started
      -- Dump completed on 2024-03-01  1:00:04
      2024-03-01 01:00:05 backup finished
      2024-03-01 01:00:09 backup finished
      """
    #expect(Fixture.runs(log).allSatisfy { $0.verdict != .ok })
  }

  @Test("One where other runs of the script print two is not all")
  func fewer() {
    let log = """
      2024-03-01 01:00:01 backup started
      -- Dump completed on 2024-03-01  1:00:04
      -- Dump completed on 2024-03-01  1:00:06
      2024-03-01 01:00:09 backup finished
      2024-03-02 01:00:01 backup started
      -- Dump completed on 2024-03-02  1:00:06
      2024-03-02 01:00:09 backup finished
      """
    #expect(Fixture.runs(log).map(\.verdict) == [.ok, .unknown])
  }
}

/// What Debian's cron and rsyslog really wrote of three jobs a minute: `cron -L 15`, both of rsyslog's forms.
@Suite("The syslog of a real cron")
struct RealSyslogTests {
  @Test(
    "Each job's runs, with the exit status that cron logged",
    arguments: ["syslog", "syslog-iso"]
  )
  func jobs(_ syslog: String) throws {
    let sources = try [syslog, "good.log", "bad.log", "crontab.txt"].map {
      var source = try Fixture.source("real-syslog/\($0)")
      source.modified = Instant(iso8601: "2026-11-30T02:10:00Z")
      return source
    }
    let runs = BackupLedger.runs(from: sources, options: BackupLedgerOptions(zone: .utc))
    var counts: [String: Int] = [:]
    for run in runs { counts["\(run.database ?? "-") \(run.verdict.rawValue)", default: 0] += 1 }
    #expect(
      counts == ["shop ok": 3, "users failed": 3, "audit failed": 3],
      "\(runs.map(\.reason))"
    )
    #expect(
      runs.filter { $0.database == "users" }.allSatisfy { $0.reason.contains("exit status 3") }
    )
  }
}
