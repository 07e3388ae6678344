import IncidentModel
import LogReading
import Testing

@Suite struct TimeTests {
  private func options(_ zone: String) -> LogReadingOptions {
    var options = LogReadingOptions()
    options.zone = Zone(named: zone)
    return options
  }

  @Test func `A local time is read in the zone that was named`() throws {
    let log = try ReadLog(
      "2023-10-30  6:40:00 0 [Note] x",
      options("Africa/Nairobi")
    )
    #expect(log.records.first?.time?.iso8601 == "2023-10-30T03:40:00.000000Z")
    #expect(log.records.first?.timeQuality == .assumedZone)
  }

  @Test func `A line with its own zone needs no other`() throws {
    let log = try ReadLog(
      "2025-10-26T02:30:00.000000+01:00 0 [Note] [MY-010116] [Server] x",
      options("Africa/Nairobi")
    )
    #expect(log.records.first?.time?.iso8601 == "2025-10-26T01:30:00.000000Z")
    #expect(log.records.first?.timeQuality == .exact)
  }

  @Test func `In the hour that clocks repeat the log goes forward`() throws {
    let log = try ReadLog(
      fixture: "constructed/mariadb-dst-fallback-ambiguous.err",
      options("Europe/Berlin")
    )
    #expect(
      log.records.map(\.time?.iso8601) == [
        "2025-10-26T00:59:59.000000Z", "2025-10-26T01:00:00.000000Z",
        "2025-10-26T01:30:00.000000Z",
      ]
    )
    #expect(log.outcome.notes.isEmpty)
  }

  @Test func `mysqld_safe's local time beside the server's UTC shows the zone`() throws {
    let log = try ReadLog(
      """
      161209 13:08:33 mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql
      2016-12-09T12:08:33.335060Z 0 [Note] mysqld (mysqld 5.7.10) starting as process 61571 ...
      """
    )
    #expect(log.records[0].time?.iso8601 == "2016-12-09T12:08:33.000000Z")
    #expect(log.records[0].timeQuality == .inferredZone)
    #expect(log.outcome.notes.contains { $0.contains("+01:00") })
  }

  @Test func `A crash without a date takes the day that is nearest`() throws {
    let log = try ReadLog(fixture: "constructed/mysql-5.7-crash-utc-midnight.err")
    #expect(log.records[1].time?.iso8601 == "2023-10-30T21:59:59.000000Z")
    #expect(log.records[1].timeQuality == .inferredDate)
  }

  @Test func `A year that is missing follows from the file, backwards over New Year`() throws {
    let text = """
      Dec 31 23:59:59 db1 mysqld[7001]: Aborting
      Jan  1 00:00:01 db1 mysqld[7001]: Aborting
      """
    let modified = try #require(Instant(iso8601: "2026-01-02T00:00:00Z"))
    let log = try ReadLog(.bytes(Array(text.utf8), name: "syslog", modified: modified))
    #expect(
      log.records.map(\.time?.iso8601) == [
        "2025-12-31T23:59:59.000000Z", "2026-01-01T00:00:01.000000Z",
      ]
    )
    #expect(log.records.allSatisfy { $0.timeQuality == .inferredDate && $0.host == "db1" })
  }

  @Test func `A line without a time inherits the one before it`() throws {
    let log = try ReadLog(
      """
      2023-10-30  6:40:00 0 [Note] x
      mariadbd: Can't create file '/nonexistent/error.log' (errno: 2 "No such file or directory")
      """
    )
    #expect(log.records.map(\.timeQuality) == [.assumedZone, .inherited])
    #expect(log.records[1].time == log.records[0].time)
  }

  @Test func `A clock that jumps back is told, and the order of the file stays`() throws {
    let log = try ReadLog(
      """
      2023-10-30  6:40:00 0 [Note] x
      2023-10-29  6:40:00 0 [Note] y
      """
    )
    #expect(log.records.map(\.message) == ["x", "y"])
    #expect(log.outcome.notes == ["the clock jumps back once, first at line 2, by 1 d at most"])
  }
}

@Suite struct NamedZoneTests {
  private let text = """
    161209 13:08:33 mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql
    2016-12-09T12:08:33.335060Z 0 [Note] mysqld (mysqld 5.7.10) starting as process 61571 ...
    """

  private func read(_ zone: String?, _ text: String) throws -> ReadLog {
    var options = LogReadingOptions()
    options.zone = zone.flatMap { Zone(named: $0) }
    return try ReadLog(text, options)
  }

  @Test func `What the log shows outranks the zone that was named, and that is said`() throws {
    let log = try read("Africa/Nairobi", text)
    #expect(log.records[0].time?.iso8601 == "2016-12-09T12:08:33.000000Z")
    #expect(
      log.outcome.notes == [
        "local times are read as UTC+01:00, as other lines of the log show, and not as --tz Africa/Nairobi says"
      ]
    )
  }

  @Test func `Where both agree, nothing is said`() throws {
    let log = try read("Europe/Berlin", text)
    #expect(log.records[0].time?.iso8601 == "2016-12-09T12:08:33.000000Z")
    #expect(log.records[0].timeQuality == .inferredZone)
    #expect(log.outcome.notes.isEmpty)
  }
}
