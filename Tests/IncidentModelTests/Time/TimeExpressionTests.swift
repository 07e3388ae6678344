import IncidentModel
import TestSupport
import Testing

@Suite("Times as people type them")
struct TimeExpressionTests {
  /// What was typed, when and where, and what it means, all in UTC.
  struct Row: Sendable, CustomTestStringConvertible {
    var typed: String
    var now = "2023-10-30T05:33:10Z"
    var zone = "Africa/Nairobi"
    var from: String
    var to: String?
    var precision = EventTime.Precision.exact
    var margin: TimeSpan?
    var location = #_sourceLocation

    var testDescription: String { "'\(typed)' at \(now) in \(zone)" }
  }

  static let rows: [Row] = [
    // The clock, and so long before it.
    Row(typed: "now", from: "2023-10-30T05:33:10Z"),
    Row(typed: " NOW ", from: "2023-10-30T05:33:10Z"),
    Row(typed: "-5m", from: "2023-10-30T05:28:10Z"),
    Row(typed: "-5", from: "2023-10-30T05:28:10Z"),
    Row(typed: "−5m", from: "2023-10-30T05:28:10Z"),
    Row(typed: "-1h30m", from: "2023-10-30T04:03:10Z"),
    Row(typed: "-2d", from: "2023-10-28T05:33:10Z"),
    Row(typed: "-90s", from: "2023-10-30T05:31:40Z"),
    // A time of day: the last time that clocks showed it, a little ahead being today's.
    Row(typed: "08:31", from: "2023-10-30T05:31:00Z"),
    Row(typed: "8:31", from: "2023-10-30T05:31:00Z"),
    Row(typed: "08:31:07", from: "2023-10-30T05:31:07Z"),
    Row(typed: "08:31:07.5", from: "2023-10-30T05:31:07.500000Z"),
    Row(typed: "08:40", from: "2023-10-30T05:40:00Z"),
    Row(typed: "09:00", from: "2023-10-29T06:00:00Z"),
    Row(typed: "23:50", from: "2023-10-29T20:50:00Z"),
    Row(typed: "05:31Z", from: "2023-10-30T05:31:00Z"),
    Row(typed: "05:31 UTC", from: "2023-10-30T05:31:00Z"),
    Row(typed: "05:31 utc", from: "2023-10-30T05:31:00Z"),
    Row(typed: "06:31 europe/berlin", from: "2023-10-30T05:31:00Z"),
    Row(typed: "06:31 Europe/Berlin", from: "2023-10-30T05:31:00Z"),
    // A day.
    Row(typed: "today 08:15", from: "2023-10-30T05:15:00Z"),
    Row(typed: "Today 23:15", from: "2023-10-30T20:15:00Z"),
    Row(typed: "yesterday 23:50", from: "2023-10-29T20:50:00Z"),
    Row(typed: "yesterday 23:50", now: "2023-10-29T21:30:00Z", from: "2023-10-29T20:50:00Z"),
    Row(typed: "2023-10-29 15:10", from: "2023-10-29T12:10:00Z"),
    Row(typed: "2023-10-29T15:10:30", from: "2023-10-29T12:10:30Z"),
    Row(typed: "2023-10-29T15:10:30Z", from: "2023-10-29T15:10:30Z"),
    Row(typed: "2023-10-29T15:10+01:00", from: "2023-10-29T14:10:00Z"),
    Row(typed: "2023-10-29 15:10 Europe/Berlin", from: "2023-10-29T14:10:00Z"),
    Row(typed: "2024-02-29 12:00", from: "2024-02-29T09:00:00Z"),
    Row(
      typed: "2023-10-30",
      from: "2023-10-29T21:00:00Z",
      to: "2023-10-30T20:59:59.999999Z",
      precision: .span
    ),
    Row(typed: "@1698637200", from: "2023-10-30T03:40:00Z"),
    Row(typed: "@0", from: "1970-01-01T00:00:00Z"),
    // About then.
    Row(typed: "~08:31", from: "2023-10-30T05:31:00Z", precision: .approximate),
    Row(typed: "~-20m", from: "2023-10-30T05:13:10Z", precision: .approximate),
    Row(
      typed: "08:20±10m",
      from: "2023-10-30T05:20:00Z",
      precision: .approximate,
      margin: .minutes(10)
    ),
    Row(
      typed: "08:20 +/- 1h",
      from: "2023-10-30T05:20:00Z",
      precision: .approximate,
      margin: .hours(1)
    ),
    Row(
      typed: "~2023-10-30 08:20±90s",
      from: "2023-10-30T05:20:00Z",
      precision: .approximate,
      margin: .seconds(90)
    ),
    // From then to then.
    Row(
      typed: "08:02..08:20",
      from: "2023-10-30T05:02:00Z",
      to: "2023-10-30T05:20:00Z",
      precision: .span
    ),
    Row(
      typed: "08:02 .. 08:20",
      from: "2023-10-30T05:02:00Z",
      to: "2023-10-30T05:20:00Z",
      precision: .span
    ),
    Row(
      typed: "23:50..00:10",
      from: "2023-10-29T20:50:00Z",
      to: "2023-10-29T21:10:00Z",
      precision: .span
    ),
    Row(
      typed: "2023-10-28 23:50..00:10",
      from: "2023-10-28T20:50:00Z",
      to: "2023-10-28T21:10:00Z",
      precision: .span
    ),
    Row(
      typed: "yesterday 16:10..today 06:40",
      from: "2023-10-29T13:10:00Z",
      to: "2023-10-30T03:40:00Z",
      precision: .span
    ),
    Row(
      typed: "-10m..-5m",
      from: "2023-10-30T05:23:10Z",
      to: "2023-10-30T05:28:10Z",
      precision: .span
    ),
    Row(
      typed: "08:02..08:02",
      from: "2023-10-30T05:02:00Z",
      to: "2023-10-30T05:02:00Z",
      precision: .span
    ),
    // Zones with daylight saving time, on the days on which clocks change and on others.
    Row(
      typed: "2023-10-29 01:59",
      zone: "Europe/Berlin",
      from: "2023-10-28T23:59:00Z"
    ),
    Row(typed: "2023-10-29 03:00", zone: "Europe/Berlin", from: "2023-10-29T02:00:00Z"),
    Row(typed: "2023-10-29T02:30+02:00", zone: "Europe/Berlin", from: "2023-10-29T00:30:00Z"),
    Row(typed: "2023-10-29T02:30+01:00", zone: "Europe/Berlin", from: "2023-10-29T01:30:00Z"),
    Row(
      typed: "2024-03-31",
      zone: "Europe/Berlin",
      from: "2024-03-30T23:00:00Z",
      to: "2024-03-31T21:59:59.999999Z",
      precision: .span
    ),
    Row(
      typed: "yesterday 12:00",
      now: "2024-03-31T22:30:00Z",
      zone: "Europe/Berlin",
      from: "2024-03-31T10:00:00Z"
    ),
    // Half-hour zones, and one whose clocks change by half an hour.
    Row(typed: "14:02", zone: "Asia/Kolkata", from: "2023-10-29T08:32:00Z"),
    Row(typed: "2024-04-07 02:30", zone: "Australia/Lord_Howe", from: "2024-04-06T16:00:00Z"),
  ]

  @Test("Every form of time means one thing", arguments: rows)
  func forms(row: Row) throws {
    let zone = try #require(Zone(named: row.zone))
    let now = try #require(Instant(iso8601: row.now))
    let time = try TimeExpression(now: now, zone: zone).parse(row.typed)
    #expect(time.from == Instant(iso8601: row.from), sourceLocation: row.location)
    #expect(time.to == row.to.flatMap { Instant(iso8601: $0) }, sourceLocation: row.location)
    #expect(time.precision == row.precision, sourceLocation: row.location)
    #expect(time.margin == row.margin, sourceLocation: row.location)
    #expect(time.typed == row.typed, sourceLocation: row.location)
    #expect(time.zone == row.zone, sourceLocation: row.location)
  }

  @Test(
    "A time of day is today's as far ahead as its reader allows, else yesterday's",
    arguments: [
      ("08:34", "2023-10-30T05:34:00Z"), ("09:33:10", "2023-10-30T06:33:10Z"),
      ("06:30 UTC", "2023-10-30T06:30:00Z"), ("~09:00", "2023-10-30T06:00:00Z"),
      ("08:20..09:00", "2023-10-30T05:20:00Z"), ("09:33:11", "2023-10-29T06:33:11Z"),
    ]
  )
  func ahead(typed: String, from: String) throws {
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    let now = try #require(Instant(iso8601: "2023-10-30T05:33:10Z"))
    let time = try TimeExpression(now: now, zone: zone, lead: .hours(1)).parse(typed)
    #expect(time.from == Instant(iso8601: from))
    #expect(time.isWithoutDay)
  }

  @Test(
    "What names its day is no bare time of day",
    arguments: [
      "-5m", "now", "yesterday 23:50", "2023-10-30", "2023-10-30 08:15", "@1698637200", "unknown",
    ]
  )
  func named(typed: String) throws {
    let times = TimeExpression(now: Instant(seconds: 1_698_643_990), zone: .utc)
    #expect(try !times.parse(typed).isWithoutDay)
  }

  @Test("Nobody knows is a time too")
  func unknown() throws {
    let time = try TimeExpression(now: Instant(seconds: 0), zone: .utc).parse("Unknown")
    #expect(time == EventTime(from: nil, precision: .unknown, typed: "Unknown", zone: "UTC"))
  }

  @Test("The hour that clocks repeat is asked back with both readings")
  func shownTwice() throws {
    let zone = try #require(Zone(named: "Europe/Berlin"))
    let now = try #require(Instant(iso8601: "2023-10-29T12:00:00Z"))
    let expected = TimeExpressionError.shownTwice(
      "02:30",
      zone: "Europe/Berlin",
      readings: ["2023-10-29T02:30:00+02:00", "2023-10-29T02:30:00+01:00"]
    )
    let times = TimeExpression(now: now, zone: zone)
    #expect(throws: expected) { try times.parse("02:30") }
    #expect(throws: expected) { try times.parse("~02:30") }
    for reading in ["2023-10-29T02:30:00+02:00", "2023-10-29T02:30:00+01:00"] {
      #expect(expected.description.contains(reading))
      #expect(throws: Never.self) { try times.parse(reading) }
    }
  }

  @Test("The hour that clocks skip is asked back with both readings")
  func skipped() throws {
    let zone = try #require(Zone(named: "Europe/Berlin"))
    let now = try #require(Instant(iso8601: "2024-04-10T12:00:00Z"))
    let times = TimeExpression(now: now, zone: zone)
    let expected = TimeExpressionError.skippedByClocks(
      "2024-03-31 02:30",
      zone: "Europe/Berlin",
      readings: ["2024-03-31T01:30:00+01:00", "2024-03-31T03:30:00+02:00"]
    )
    #expect(throws: expected) { try times.parse("2024-03-31 02:30") }
    #expect(expected.description.contains("say which"))
  }

  @Test(
    "A time that no calendar or clock has is impossible, not another one",
    arguments: [
      "25:00", "24:00", "14:60", "14:02:61", "14:02:99", "99:99", "2023-02-30", "2023-13-01",
      "2023-00-10", "2023-02-30 12:00", "2023-02-29T12:00Z", "yesterday 24:30", "2023-10-30 25:61",
      "1969-12-31 23:00", "1900-01-01", "9999-12-31 23:59", "08:02..08:75", "-99999d", "14:", ":02",
    ]
  )
  func impossible(typed: String) throws {
    let now = try #require(Instant(iso8601: "2023-10-30T05:33:10Z"))
    do {
      let time = try TimeExpression(now: now, zone: .utc).parse(typed)
      Issue.record("'\(typed)' became \(time.from?.iso8601 ?? "nothing")")
    } catch {
      guard case .impossible = error else {
        Issue.record("'\(typed)' is \(error), not impossible")
        return
      }
      #expect(error.description.hasPrefix("impossible time"))
    }
  }

  @Test(
    "What is no time is refused with examples of what is",
    arguments: [
      "", "  ", "soon", "14", "14.02", "..", "14:02..", "..14:02", "~", "±5m",
      "14:02±", "14:02±soon", "-", "-5y", "--5m", "@", "@-1", "@now", "2023-10-30x08:15",
      "today", "tomorrow 08:00", "14:02 o'clock", "１４:０２", "-5m5", "14:02Zulu",
      "now now", "@99999999999999999999", "\u{1B}[31m",
    ]
  )
  func unreadable(typed: String) throws {
    let times = TimeExpression(now: Instant(seconds: 1_698_637_200), zone: .utc)
    do {
      let time = try times.parse(typed)
      Issue.record("'\(typed)' became \(time.from?.iso8601 ?? "nothing")")
    } catch {
      guard case .unreadable = error else {
        Issue.record("'\(typed)' is \(error), not unreadable")
        return
      }
      #expect(error.description.contains("14:02"))
      #expect(!error.description.contains("\u{1B}"))
    }
  }

  @Test("A zone that there is none of, and a span that runs backwards, are named")
  func others() throws {
    let times = TimeExpression(now: Instant(seconds: 1_698_637_200), zone: .utc)
    #expect(throws: TimeExpressionError.unknownZone("Africa/Nowhere")) {
      try times.parse("08:15 Africa/Nowhere")
    }
    #expect(throws: TimeExpressionError.endsBeforeItBegins("-5m..-10m")) {
      try times.parse("-5m..-10m")
    }
  }

  @Test("Whatever is typed, reading it never crashes")
  func noise() {
    var generator = SeededGenerator(seed: 7)
    let letters = Array("0123456789:-.+~±@/ TZnowUC\u{0}é")
    let times = TimeExpression(now: Instant(seconds: 1_698_637_200), zone: .utc)
    for _ in 0..<5000 {
      let count = Int.random(in: 0...24, using: &generator)
      let text = String((0..<count).compactMap { _ in letters.randomElement(using: &generator) })
      if let time = try? times.parse(text), let from = time.from {
        #expect(from >= Instant(seconds: -1), "'\(text)'")
      }
      _ = DueDate.parse(text, now: Instant(seconds: 0), zone: .utc)
      _ = ShortID(parsing: text)
    }
  }
}
