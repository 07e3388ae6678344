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

  /// Reads `30d`, `2w`, `3mo`, `1y`, `monthly`, or a span of whole days such as `1w3d` or `48h`.
  ///
  /// - Returns: nil where the text is none, or shorter than a day.
  package init?(parsing text: String) {
    let text = text.trimmed.lowercased()
    if let named = Self.names[text] {
      self = named
      return
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = String(text.dropFirst(digits.count))
    if let count = Int(digits), (1...10_000).contains(count), let unit = Unit(rawValue: rest) {
      self.init(count, unit)
      return
    }
    guard let span = TimeSpan(parsing: text), span >= .days(1), span.wholeSeconds % 86_400 == 0
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

  /// The day this many intervals after a day; the last of the month where the month is shorter.
  package func day(after day: Day, times: Int) -> Day {
    switch unit {
    case .day: return Day(number: day.number &+ count &* times)
    case .week: return Day(number: day.number &+ 7 &* count &* times)
    case .month, .year:
      let civil = day.civil
      let months = (civil.month - 1) &+ count &* times &* (unit == .year ? 12 : 1)
      let year = civil.year + months / 12
      let month = months % 12 + 1
      let last = CivilTime.days(inMonth: month, of: year)
      return Day(number: CivilTime(year, month, min(civil.day, last)).daysSinceEpoch)
    }
  }

  /// When it comes next after an occurrence was done, and how many were missed on the way.
  ///
  /// The rhythm stays that of the days it was due: done early or late, the next day is counted from
  /// the day it was due, and days that had passed already when it was done were missed.
  package func next(due: Day, doneOn done: Day) -> (due: Day, missed: Int) {
    var times = 1
    while day(after: due, times: times) <= done, times < 100_000 { times += 1 }
    return (day(after: due, times: times), times - 1)
  }

  /// How many occurrences after the due one have come and gone by today.
  package func missed(due: Day, today: Day) -> Int {
    guard today > due else { return 0 }
    return next(due: due, doneOn: today).missed
  }
}
