import IncidentModel

/// A calendar event of systemd, `OnCalendar=Mon..Fri *-*-* 02:00:00`, as systemd.time(7) defines it.
///
/// Across clock changes it follows systemd 252, as `systemd-analyze calendar` shows: a time in the skipped
/// hour does not occur, one in the repeated hour occurs once, the first time.
struct SystemdCalendar: Sendable, Hashable {
  private var weekdays: Set<Int>?
  private var years = CalendarComponent.any
  private var months = CalendarComponent.any
  private var days = CalendarComponent.any
  private var countsFromMonthEnd = false
  private var hours = CalendarComponent(0)
  private var minutes = CalendarComponent(0)
  private var seconds = CalendarComponent(0)
  /// The zone that the expression names; nil where it is the machine's.
  private var zone: Zone?

  /// Reads an expression; nil where systemd would refuse it.
  init?(parsing text: String) {
    var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard !words.isEmpty, !text.hasPrefix("@") else { return nil }
    if words.count > 1, let last = words.last, last.contains(where: \.isLetter),
      Self.weekdays(in: last) == nil, let named = Zone(named: String(last))
    {
      zone = named
      words.removeLast()
    }
    if words.count == 1, let meaning = Self.words[words[0].lowercased()] {
      words = meaning.split(separator: " ")
    }
    if let first = words.first, first.contains(where: \.isLetter) {
      guard let found = Self.weekdays(in: first) else { return nil }
      weekdays = found
      words.removeFirst()
    }
    if let first = words.first, !first.contains(":") {
      guard readDate(first) else { return nil }
      words.removeFirst()
    }
    if let first = words.first {
      guard readTime(first) else { return nil }
      words.removeFirst()
    }
    guard words.isEmpty else { return nil }
  }

  private mutating func readDate(_ text: Substring) -> Bool {
    countsFromMonthEnd = text.contains("~")
    var parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "~" }
    if countsFromMonthEnd,
      text.lastIndex(of: "-").map({ $0 > text.lastIndex(of: "~") ?? $0 }) ?? false
    {
      return false
    }
    if parts.count == 3 {
      guard let found = CalendarComponent(Self.fullYear(parts.removeFirst())[...], 1970...2199)
      else {
        return false
      }
      years = found
    }
    guard parts.count == 2, let month = CalendarComponent(parts[0], 1...12),
      let day = CalendarComponent(parts[1], 1...31, fromMonthEnd: countsFromMonthEnd)
    else { return false }
    (months, days) = (month, day)
    return true
  }

  private mutating func readTime(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = CalendarComponent(parts[0], 0...23),
      let minute = CalendarComponent(parts[1], 0...59)
    else { return false }
    (hours, minutes) = (hour, minute)
    guard parts.count == 3 else { return true }
    guard let second = CalendarComponent(parts[2], 0...59) else { return false }
    seconds = second
    return true
  }

  /// `26` is 2026, `70` to `99` are the last century's.
  private static func fullYear(_ text: Substring) -> String {
    guard text.count == 2, let short = Int(text) else { return String(text) }
    return String(short < 70 ? 2000 + short : 1900 + short)
  }

  /// `Mon,Wed..Fri`, short or in full, from Monday 0.
  private static func weekdays(in text: Substring) -> Set<Int>? {
    var found: Set<Int> = []
    for part in text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
      let ends =
        part.firstRange(of: "..").map { [part[..<$0.lowerBound], part[$0.upperBound...]] }
        ?? part.split(separator: "-", omittingEmptySubsequences: false)
      let numbers = ends.compactMap { word in
        names.firstIndex { $0 == word || $0.prefix(3) == word }
      }
      guard numbers.count == ends.count, let low = numbers.first, let high = numbers.last,
        numbers.count <= 2, low <= high
      else { return nil }
      found.formUnion(low...high)
    }
    return found
  }

  private static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let words = [
    "minutely": "*-*-* *:*:00", "hourly": "*-*-* *:00:00", "daily": "*-*-* 00:00:00",
    "monthly": "*-*-01 00:00:00", "weekly": "mon *-*-* 00:00:00",
    "yearly": "*-01-01 00:00:00", "annually": "*-01-01 00:00:00",
    // systemd's own slip, kept by it for ever.
    "anually": "*-01-01 00:00:00",
    "quarterly": "*-01,04,07,10-01 00:00:00",
    "semiannually": "*-01,07-01 00:00:00", "semi-annually": "*-01,07-01 00:00:00",
    "biannually": "*-01,07-01 00:00:00", "bi-annually": "*-01,07-01 00:00:00",
  ]

  /// The moments of a civil day at which it occurs, ascending; in the zone given where it names none.
  func moments(on day: CivilTime, in machine: Zone) -> [Instant] {
    guard matches(day) else { return [] }
    let zone = zone ?? machine
    let wanted = (0...59).filter(seconds.contains)
    var moments: [Instant] = []
    for hour in 0...23 where hours.contains(hour) {
      for minute in 0...59 where minutes.contains(minute) {
        let civil = CivilTime(day.year, day.month, day.day, hour, minute)
        guard let first = zone.instants(at: civil).first else { continue }
        moments += wanted.map { first + .seconds($0) }
      }
    }
    return moments
  }

  /// In which zone its days are.
  func zone(orElse machine: Zone) -> Zone { zone ?? machine }

  private func matches(_ day: CivilTime) -> Bool {
    guard years.contains(day.year), months.contains(day.month),
      // Sunday is 0 there, the last here.
      weekdays.map({ $0.contains((day.weekday + 6) % 7) }) ?? true
    else { return false }
    guard countsFromMonthEnd else { return days.contains(day.day) }
    let next =
      day.month == 12 ? CivilTime(day.year + 1, 1, 1) : CivilTime(day.year, day.month + 1, 1)
    let count = next.daysSinceEpoch - CivilTime(day.year, day.month, 1).daysSinceEpoch
    return days.contains(dayFromEnd: day.day, of: count)
  }
}
