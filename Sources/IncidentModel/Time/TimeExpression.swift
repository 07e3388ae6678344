/// A time as people type it, read against a clock and a zone.
///
/// | typed | means |
/// |---|---|
/// | `now`, `-5m`, `-1h30m`, `-2d` | the clock, or so long before it |
/// | `14:02`, `14:02:31` | the last time that the zone's clocks showed this, or today's a little ahead |
/// | `today 08:15`, `yesterday 23:50` | on that day |
/// | `2023-10-30 08:15`, ISO 8601 | on that date; with `Z`, `+03:00` or a zone's name in that zone |
/// | `2023-10-30` | some time on that day |
/// | `@1698637200` | seconds since 1970 in UTC |
/// | `~14:02`, `14:02±10m` | about then |
/// | `14:02..14:20` | from then to then |
/// | `unknown` | nobody knows |
package struct TimeExpression: Sendable {
  private let now: Instant
  private let zone: Zone
  private let lead: TimeSpan

  /// A reader of times, for the clock and the zone in which times without one are meant.
  ///
  /// A time of day that lies ahead by no more than `lead` is today's; clocks differ by minutes.
  package init(now: Instant, zone: Zone, lead: TimeSpan = .minutes(10)) {
    self.now = now
    self.zone = zone
    self.lead = lead
  }

  /// Reads what was typed.
  package func parse(_ typed: String) throws(TimeExpressionError) -> EventTime {
    var text = Substring(typed.trimmed)
    guard !text.isEmpty else { throw .unreadable(typed) }
    if text.lowercased() == "unknown" {
      return EventTime(from: nil, precision: .unknown, typed: typed, zone: zone.name)
    }
    let isApproximate = text.first == "~"
    if isApproximate { text = text.dropFirst() }
    if let dots = text.firstRange(of: "..") {
      return try span(
        from: String(text[..<dots.lowerBound]),
        to: String(text[dots.upperBound...]),
        typed: typed
      )
    }
    let margin = try takeMargin(&text)
    if let day = day(text) {
      try check(day, typed: String(text))
      return EventTime(
        from: zone.earliestInstant(at: day),
        to: zone.earliestInstant(at: CivilTime(daysSinceEpoch: day.daysSinceEpoch + 1))
          - TimeSpan(microseconds: 1),
        precision: .span,
        typed: typed,
        zone: zone.name
      )
    }
    return EventTime(
      from: try instant(String(text), after: nil),
      precision: isApproximate || margin != nil ? .approximate : .exact,
      margin: margin,
      typed: typed,
      zone: zone.name
    )
  }

  // MARK: Spans and margins

  private func span(
    from: String,
    to: String,
    typed: String
  ) throws(TimeExpressionError) -> EventTime {
    let start = try instant(from.trimmed, after: nil)
    let end = try instant(to.trimmed, after: start)
    guard start <= end else { throw .endsBeforeItBegins(typed) }
    return EventTime(from: start, to: end, precision: .span, typed: typed, zone: zone.name)
  }

  private func takeMargin(_ text: inout Substring) throws(TimeExpressionError) -> TimeSpan? {
    for sign in ["±", "+/-"] {
      guard let range = text.firstRange(of: sign) else { continue }
      guard let margin = TimeSpan(parsing: text[range.upperBound...].trimmed) else {
        throw .unreadable(String(text))
      }
      text = text[..<range.lowerBound].trimmingTrailingSpaces
      return margin
    }
    return nil
  }

  // MARK: One moment

  /// The moment a text names; `start` is the beginning of a span, after which a bare time is meant.
  private func instant(
    _ text: String,
    after start: Instant?
  ) throws(TimeExpressionError) -> Instant {
    let words = text.split(separator: " ").map(String.init)
    if text.lowercased() == "now" { return now }
    if text.hasPrefix("-") || text.hasPrefix("−") {
      guard let span = TimeSpan(parsing: text.dropFirst()) else { throw .unreadable(text) }
      guard now - span >= Instant(seconds: 0) else {
        throw .impossible(text, "that was before 1970")
      }
      return now - span
    }
    if text.hasPrefix("@"), let seconds = Int(text.dropFirst()), seconds >= 0,
      seconds < 253_402_300_800
    {
      return Instant(seconds: seconds)
    }
    if words.count > 1, let last = words.last, last.contains("/") || last.uppercased() == "UTC" {
      guard let zone = Zone(typed: last) else { throw .unknownZone(last) }
      return try TimeExpression(now: now, zone: zone, lead: lead)
        .instant(words.dropLast().joined(separator: " "), after: start)
    }
    if words.count == 2, let day = namedDay(words[0]) {
      return try moment(on: day, at: words[1], typed: text)
    }
    if let day = day(Substring(text.prefix(10))) {
      var clock = text.dropFirst(10)
      guard let separator = clock.first, separator == "T" || separator == " " else {
        throw .unreadable(text)
      }
      clock = clock.dropFirst()
      return try moment(on: day, at: String(clock), typed: text)
    }
    return try bareTime(text, after: start)
  }

  /// The day of a date, or of `today` and `yesterday`, at midnight.
  private func namedDay(_ word: String) -> CivilTime? {
    let today = zone.daysSinceEpoch(at: now)
    return switch word.lowercased() {
    case "today": CivilTime(daysSinceEpoch: today)
    case "yesterday": CivilTime(daysSinceEpoch: today - 1)
    default: nil
    }
  }

  private func day(_ text: Substring) -> CivilTime? {
    var bytes = Array(text.utf8)[...]
    guard let year = bytes.takeDigits(4), bytes.take("-"), let month = bytes.takeDigits(2),
      bytes.take("-"), let day = bytes.takeDigits(2), bytes.isEmpty
    else { return nil }
    return CivilTime(year, month, day)
  }

  /// Refuses a day that no calendar has, or that lies before 1970.
  private func check(_ day: CivilTime, typed: String) throws(TimeExpressionError) {
    guard day.isValid, day.year <= 9998 else { throw .impossible(typed, "there is no \(day.date)") }
    guard day.year >= 1970 else { throw .impossible(typed, "that was before 1970") }
  }

  /// A time without a date: today's up to a little ahead of now, else yesterday's; or the first after a
  /// span's start.
  private func bareTime(
    _ text: String,
    after start: Instant?
  ) throws(TimeExpressionError) -> Instant {
    let reference = start ?? now
    let today = zone.daysSinceEpoch(at: reference)
    let sameDay = try moment(on: CivilTime(daysSinceEpoch: today), at: text, typed: text)
    if let start {
      guard sameDay < start else { return sameDay }
      let nextDay = try moment(on: CivilTime(daysSinceEpoch: today + 1), at: text, typed: text)
      // A span over midnight is one thing, two times in the wrong order another.
      guard nextDay <= now + lead else { throw .endsBeforeItBegins("…..\(text)") }
      return nextDay
    }
    guard sameDay > now + lead else { return sameDay }
    return try moment(on: CivilTime(daysSinceEpoch: today - 1), at: text, typed: text)
  }

  /// The moment at which clocks show a time of day (`08:15[:30[.5]][Z|±hh:mm]`) on a day.
  private func moment(
    on day: CivilTime,
    at clock: String,
    typed: String
  ) throws(TimeExpressionError) -> Instant {
    try check(day, typed: typed)
    let text = clock.utf8.count > 1 && clock.utf8.dropFirst().first == 0x3A ? "0" + clock : clock
    var bytes = Array((day.date + "T" + text).utf8)[...]
    guard let (civil, offset) = CivilTime.parse(iso8601: &bytes), bytes.isEmpty else {
      let isShapedLikeATime = text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || $0 == 0x3A || $0 == 0x2E
      }
      guard isShapedLikeATime, text.contains(":") else { throw .unreadable(typed) }
      throw .impossible(typed, "no clock shows \(clock)")
    }
    if let offset {
      return Instant(microseconds: civil.microsecondsSinceEpoch - Int64(offset) * 1_000_000)
    }
    let instants = zone.instants(at: civil)
    if instants.count == 1, let only = instants.first { return only }
    let readings = instants.isEmpty ? readingsInGap(at: civil) : instants.map(reading)
    throw instants.isEmpty
      ? .skippedByClocks(typed, zone: zone.name, readings: readings)
      : .shownTwice(typed, zone: zone.name, readings: readings)
  }

  /// `2023-10-29T02:30:00+02:00`: the moment as the zone's clocks and its offset show it.
  private func reading(_ instant: Instant) -> String {
    instant.formatted(in: zone) + zone.offsetText(at: instant)
  }

  /// What a time in the hour that clocks skip may mean: by the offset before, or by the one after.
  private func readingsInGap(at civil: CivilTime) -> [String] {
    let before = zone.earliestInstant(at: civil)
    let shown = civil.microsecondsSinceEpoch
    let offsetAfter = zone.offset(at: before + .hours(25))
    return [Instant(microseconds: shown - Int64(offsetAfter) * 1_000_000), before].map(reading)
  }
}
