/// How often a follow-up comes again: every so many days, weeks, months or years.
package struct Recurrence: Sendable, Hashable, CustomStringConvertible {
  /// What is counted.
  package enum Unit: String, Sendable, CaseIterable {
    case day = "d"
    case week = "w"
    case month = "mo"
    case year = "y"
  }

  /// At least 1.
  package var count: Int
  package var unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = max(1, count)
    self.unit = unit
  }

  /// The words that people use for the usual ones.
  private static let names: [String: Recurrence] = [
    "daily": Recurrence(1, .day), "weekly": Recurrence(1, .week),
    "biweekly": Recurrence(2, .week), "fortnight": Recurrence(2, .week),
    "monthly": Recurrence(1, .month), "quarterly": Recurrence(3, .month),
    "yearly": Recurrence(1, .year), "annual": Recurrence(1, .year),
    "day": Recurrence(1, .day), "week": Recurrence(1, .week), "month": Recurrence(1, .month),
    "quarter": Recurrence(3, .month), "year": Recurrence(1, .year),
  ]

  /// The units as people write them, and how many of which they are.
  private static let units: [String: (count: Int, unit: Unit)] = [
    "d": (1, .day), "day": (1, .day), "days": (1, .day),
    "w": (1, .week), "wk": (1, .week), "week": (1, .week), "weeks": (1, .week),
    "mo": (1, .month), "month": (1, .month), "months": (1, .month),
    "q": (3, .month), "quarter": (3, .month), "quarters": (3, .month),
    "y": (1, .year), "yr": (1, .year), "year": (1, .year), "years": (1, .year),
  ]

  /// Reads `30d`, `2w`, `3mo`, `1y`, `2 weeks`, `monthly`, or a span of whole days such as `1w3d` or `48h`.
  ///
  /// - Returns: nil where the text is none, or shorter than a day.
  package init?(parsing text: String) {
    let text = text.trimmed.lowercased()
    if let named = Self.names[text] {
      self = named
      return
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count).trimmed
    if let count = Int(digits), (1...10_000).contains(count), let unit = Self.units[rest] {
      self.init(count * unit.count, unit.unit)
      return
    }
    // A number alone would be minutes.
    guard !rest.isEmpty, let span = TimeSpan(parsing: text), span >= .days(1),
      span.wholeSeconds % 86_400 == 0
    else { return nil }
    self.init(span.wholeSeconds / 86_400, .day)
  }

  package var description: String { "\(count)\(unit.rawValue)" }

  /// `every 2 weeks`.
  package var words: String {
    let name =
      switch unit {
      case .day: "day"
      case .week: "week"
      case .month: "month"
      case .year: "year"
      }
    return count == 1 ? "every \(name)" : "every \(count) \(name)s"
  }

  /// The day this many intervals after a day (before it where negative); the last of the month where the
  /// month is shorter.
  ///
  /// `dayOfMonth` is the day that a series of months means, where the day itself stands in a month
  /// that is too short for it: after 28 February, a series of the 31st goes on with 31 March.
  package func day(after day: Day, times: Int, dayOfMonth: Int? = nil) -> Day {
    switch unit {
    case .day: return Day(number: day.number &+ count &* times)
    case .week: return Day(number: day.number &+ 7 &* count &* times)
    case .month, .year:
      let civil = day.civil
      let months = (civil.month - 1) &+ count &* times &* (unit == .year ? 12 : 1)
      let (years, monthOfYear) = floorDivide(Int64(months), 12)
      let year = civil.year + Int(years)
      let month = Int(monthOfYear) + 1
      let last = CivilTime.days(inMonth: month, of: year)
      let wanted = max(civil.day, dayOfMonth ?? 0)
      return Day(number: CivilTime(year, month, min(wanted, last)).daysSinceEpoch)
    }
  }

  /// The day of the month that a series means, by the days of its occurrences, the latest first.
  ///
  /// The last day of a month may stand for a later one that the month does not have; any other day
  /// is meant as it is.
  package static func dayOfMonth(meantBy days: some Sequence<Day>) -> Int? {
    var meant: Int?
    for day in days {
      let civil = day.civil
      meant = max(meant ?? 0, civil.day)
      if civil.day < CivilTime.days(inMonth: civil.month, of: civil.year) { break }
    }
    return meant
  }

  /// When it comes next after an occurrence was done, and how many were missed on the way.
  ///
  /// The rhythm stays that of the days it was due: done early or late, the next day is counted from
  /// the day it was due, and days that had passed already when it was done were missed.
  package func next(
    due: Day,
    doneOn done: Day,
    dayOfMonth: Int? = nil
  ) -> (due: Day, missed: Int) {
    func day(_ times: Int) -> Day { self.day(after: due, times: times, dayOfMonth: dayOfMonth) }
    var times = 1
    while day(times) <= done, times < 100_000 { times += 1 }
    return (day(times), times - 1)
  }

  /// How many occurrences after the due one have come and gone by today.
  package func missed(due: Day, today: Day, dayOfMonth: Int? = nil) -> Int {
    guard today > due else { return 0 }
    return next(due: due, doneOn: today, dayOfMonth: dayOfMonth).missed
  }
}
