import IncidentModel

/// How documents write times: in one zone, with the day where it is not plain.
struct Clock: Sendable {
  let zone: Zone

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `06:40`, or `06:40:12` where the seconds are not zero.
  func time(_ instant: Instant) -> String {
    zone.civilTime(at: instant).second == 0 ? minutes(instant) : seconds(instant)
  }

  /// `06:40`, whatever the second.
  func minutes(_ instant: Instant) -> String {
    zone.civilTime(at: instant).time.prefix(5) + which(instant)
  }

  /// `06:40:00`: the time of a log line.
  func seconds(_ instant: Instant) -> String {
    zone.civilTime(at: instant).time + which(instant)
  }

  /// ` CEST` in the hour that clocks repeat in autumn, where a time of day alone says two things.
  private func which(_ instant: Instant) -> String {
    guard zone.instants(at: zone.civilTime(at: instant)).count > 1 else { return "" }
    return " " + (abbreviation(instant) ?? zone.offsetText(at: instant))
  }

  /// `Monday 30 October 2023`.
  func day(_ instant: Instant) -> String {
    let civil = zone.civilTime(at: instant)
    return "\(Self.weekdays[civil.weekday]) \(Self.date(civil))"
  }

  /// `30 October 2023`.
  func date(_ instant: Instant) -> String { Self.date(zone.civilTime(at: instant)) }

  /// `30 October`.
  func shortDate(_ instant: Instant) -> String {
    let civil = zone.civilTime(at: instant)
    return "\(civil.day) \(Self.month(civil))"
  }

  /// `30 Oct`.
  func shortestDate(_ instant: Instant) -> String {
    let civil = zone.civilTime(at: instant)
    return "\(civil.day) \(Self.month(civil).prefix(3))"
  }

  /// `2023-10-30`.
  func isoDate(_ instant: Instant) -> String { zone.civilTime(at: instant).date }

  func isSameDay(_ one: Instant, _ other: Instant) -> Bool { isoDate(one) == isoDate(other) }

  /// `06:40` on the day of `reference`, else `29 October 06:40`.
  func time(_ instant: Instant, on reference: Instant?) -> String {
    guard let reference, isSameDay(instant, reference) else {
      return "\(shortDate(instant)) \(time(instant))"
    }
    return time(instant)
  }

  /// An event's time as exactly as it is known: `08:31`, `about 08:31`, `08:31–08:40`.
  func time(_ time: EventTime) -> String {
    guard let from = time.from else { return "time unknown" }
    switch time.precision {
    case .exact: return eventClock(from, time)
    case .approximate:
      let margin = time.margin.map { " ± \($0.words)" } ?? ""
      return "about \(eventClock(from, time))\(margin)"
    case .span:
      guard let to = time.to, to > from else { return eventClock(from, time) }
      return "\(eventClock(from, time))–\(self.time(to, on: from))"
    case .unknown: return "time unknown"
    }
  }

  /// An event's time as something that `since` and `from` can stand before.
  func noun(_ time: EventTime) -> String {
    guard time.precision == .span, let from = time.from, let to = time.to, to > from else {
      return self.time(time)
    }
    return "some time between \(eventClock(from, time)) and \(self.time(to, on: from))"
  }

  /// An event's time with its day, where that is another than that of `reference`.
  func time(_ time: EventTime, on reference: Instant) -> String {
    guard let from = time.from, !isSameDay(from, reference) else { return self.time(time) }
    let text = self.time(time)
    let about = "about "
    return text.hasPrefix(about)
      ? "\(about)\(shortDate(from)) \(text.dropFirst(about.count))" : "\(shortDate(from)) \(text)"
  }

  /// `at 08:31`, `on 1 February between 23:00 and 23:27`, with the day where that is another than
  /// that of `reference`; nil where the time is unknown, which a sentence leaves out.
  func phrase(_ time: EventTime, on reference: Instant) -> String? {
    guard let from = time.from, time.precision != .unknown else { return nil }
    let day = isSameDay(from, reference) ? "" : "on \(shortDate(from)) "
    if time.precision == .span, let to = time.to, to > from {
      return "\(day)between \(eventClock(from, time)) and \(self.time(to, on: from))"
    }
    return "\(day)at \(self.time(time))"
  }

  /// Typed times keep their seconds; a clock read while typing is shown to the minute.
  private func eventClock(_ instant: Instant, _ time: EventTime) -> String {
    time.typed == nil ? minutes(instant) : self.time(instant)
  }

  /// The stretch in words: `06:40 to 11:11`, with both days where it crosses midnight.
  func stretch(_ from: Instant, _ to: Instant, on reference: Instant?) -> String {
    guard isSameDay(from, to) else {
      return "\(time(from, on: nil)) to \(time(to, on: nil))"
    }
    return "\(time(from, on: reference)) to \(time(to))"
  }

  /// `Africa/Nairobi (EAT, UTC+03:00)`, or `UTC`; both offsets where clocks change between the
  /// moments.
  func zoneText(from: Instant, to: Instant) -> String {
    let first = offset(from)
    let last = offset(to)
    let offsets = first == last ? first : "\(first), then \(last)"
    if zone.name == "UTC" { return "UTC" }
    return zone.name.hasPrefix("+") || zone.name.hasPrefix("-")
      ? offsets : "\(zone.name) (\(offsets))"
  }

  /// `EAT, UTC+03:00`; the offset alone where the zone has no short name.
  private func offset(_ instant: Instant) -> String {
    let text = zone.offsetText(at: instant)
    let offset = text == "+00:00" ? "UTC" : "UTC\(text)"
    return abbreviation(instant).map { "\($0), \(offset)" } ?? offset
  }

  /// `EAT`; nil where the zone has no short name.
  private func abbreviation(_ instant: Instant) -> String? {
    guard let names = ZoneAbbreviations.all[zone.name] else { return nil }
    // Standard time is the smaller of the offsets of a year, in January and in July.
    let year = zone.civilTime(at: instant).year
    let offsets = [1, 7].map { zone.offset(at: zone.earliestInstant(at: CivilTime(year, $0, 1))) }
    let isStandard = zone.offset(at: instant) == offsets.min()
    return isStandard ? names.standard : names.saving
  }

  private static func month(_ civil: CivilTime) -> String {
    months.indices.contains(civil.month - 1) ? months[civil.month - 1] : String(civil.month)
  }

  private static func date(_ civil: CivilTime) -> String {
    "\(civil.day) \(month(civil)) \(civil.year)"
  }
}
