import BackupLedger
import IncidentModel
import Testing

@Suite("When cron runs a job")
struct CronScheduleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let schedule: String
    let zone: String
    let from: String
    let to: String
    let times: [String]
    var testDescription: String { "\(schedule) in \(zone) from \(from)" }
    init(_ schedule: String, _ zone: String, _ from: String, _ to: String, _ times: String...) {
      (self.schedule, self.zone, self.from, self.to) = (schedule, zone, from, to)
      self.times = times
    }
  }

  @Test(
    "The times that the fields mean",
    arguments: [
      Row(
        "0 0 */2 * *",
        "Africa/Nairobi",
        "2023-10-28T21:00:00Z",
        "2023-11-03T00:00:00Z",
        "2023-10-29 00:00",
        "2023-10-31 00:00",
        "2023-11-01 00:00",
        "2023-11-03 00:00"
      ),
      Row(
        "0 0 */2 * *",
        "UTC",
        "2024-02-27T00:00:00Z",
        "2024-03-02T00:00:00Z",
        "2024-02-27 00:00",
        "2024-02-29 00:00",
        "2024-03-01 00:00"
      ),
      Row(
        "30 4 1,15 * 5",
        "UTC",
        "2024-03-01T00:00:00Z",
        "2024-03-17T00:00:00Z",
        "2024-03-01 04:30",
        "2024-03-08 04:30",
        "2024-03-15 04:30"
      ),
      Row(
        "0 0 */2 * 1",
        "UTC",
        "2024-03-01T00:00:00Z",
        "2024-03-31T00:00:00Z",
        "2024-03-11 00:00",
        "2024-03-25 00:00"
      ),
      Row("0 3 29 2 *", "UTC", "2023-01-01T00:00:00Z", "2025-01-01T00:00:00Z", "2024-02-29 03:00"),
      Row("0 3 31 apr *", "UTC", "2023-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
      Row(
        "@daily",
        "UTC",
        "2023-12-31T00:00:00Z",
        "2024-01-02T00:00:00Z",
        "2023-12-31 00:00",
        "2024-01-01 00:00"
      ),
      Row(
        "*/20 1-2 * * sun",
        "UTC",
        "2024-03-03T00:00:00Z",
        "2024-03-04T00:00:00Z",
        "2024-03-03 01:00",
        "2024-03-03 01:20",
        "2024-03-03 01:40",
        "2024-03-03 02:00",
        "2024-03-03 02:20",
        "2024-03-03 02:40"
      ),
      Row("5 4 * * 7", "UTC", "2024-03-03T00:00:00Z", "2024-03-05T00:00:00Z", "2024-03-03 04:05"),
    ]
  )
  func times(_ row: Row) throws {
    let zone = try #require(Zone(named: row.zone))
    let schedule = try CronSchedule(parsing: row.schedule, zone: zone)
    let from = try #require(Instant(iso8601: row.from))
    let to = try #require(Instant(iso8601: row.to))
    let times = schedule.occurrences(from: from, to: to)
    #expect(
      times.map { String($0.formatted(in: zone, separator: " ").dropLast(3)) } == row.times
    )
  }

  @Test("A fixed time in the skipped hour runs right after it, in the repeated hour once")
  func fixedAcrossClockChange() throws {
    let berlin = try #require(Zone(named: "Europe/Berlin"))
    let schedule = try CronSchedule(parsing: "30 2 * * *", zone: berlin)
    #expect(try times(schedule, "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z") == ["01:00:00"])
    #expect(try times(schedule, "2023-10-28T22:00:00Z", "2023-10-29T23:00:00Z") == ["00:30:00"])
  }

  @Test("A job of every hour follows the clock: none in the skipped hour, both in the repeated one")
  func wildcardAcrossClockChange() throws {
    let berlin = try #require(Zone(named: "Europe/Berlin"))
    let schedule = try CronSchedule(parsing: "30 * * * *", zone: berlin)
    #expect(
      try times(schedule, "2024-03-31T00:00:00Z", "2024-03-31T02:00:00Z") == [
        "00:30:00", "01:30:00",
      ]
    )
    #expect(
      try times(schedule, "2023-10-29T00:00:00Z", "2023-10-29T03:00:00Z") == [
        "00:30:00", "01:30:00", "02:30:00",
      ]
    )
  }

  /// Times of day in UTC.
  private func times(_ schedule: CronSchedule, _ from: String, _ to: String) throws -> [String] {
    let from = try #require(Instant(iso8601: from))
    let to = try #require(Instant(iso8601: to))
    return schedule.occurrences(from: from, to: to).map {
      String($0.formatted(in: .utc).suffix(8))
    }
  }

  @Test(
    "What cron refuses is an error that names the field",
    arguments: [
      ("0 0 L * *", "day"), ("60 0 * * *", "minute"), ("0 24 * * *", "hour"),
      ("0 0 0 * *", "day"), ("0 0 * 13 *", "month"), ("0 0 * * mon-sun", "weekday"),
      ("5/10 * * * *", "minute"), ("*/0 * * * *", "minute"), ("0 0 * *", "4 fields"),
      ("0 0 * * * *", "6 fields"), ("@reboot", "@reboot"), ("", "0 fields"),
      ("1,,2 * * * *", "minute"),
      ("99999999999999999999 * * * *", "minute"),
    ]
  )
  func refused(text: String, names: String) {
    #expect {
      try CronSchedule(parsing: text, zone: .utc)
    } throws: {
      "\($0)".contains(names)
    }
  }

  @Test("A crontab's jobs, a user's and the system's")
  func crontab() throws {
    let text = """
      SHELL=/bin/bash
      CRON_TZ=Africa/Nairobi
      # m h dom mon dow command
      0 0 */2 * * /srv/admin/stock_backup.sh >> /srv/logs/cron_log.txt 2>&1
      17 * * * * root cd / && run-parts --report /etc/cron.hourly
      @daily mysqldump -u root stockdb > /backup/x.sql
      nonsense
      """
    let crontab = Crontab(BackupSource(name: "crontab", bytes: Array(text.utf8)), zone: .utc)
    #expect(crontab.jobs.map(\.text) == ["0 0 */2 * *", "17 * * * *", "@daily"])
    #expect(crontab.jobs.map(\.zone.name) == Array(repeating: "Africa/Nairobi", count: 3))
    #expect(crontab.jobs[1].command == "cd / && run-parts --report /etc/cron.hourly")
    #expect(crontab.jobs[0].evidence?.line == 4)
  }
}
