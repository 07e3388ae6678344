/// The day by which something is due, as people type it.
package enum DueDate {
  /// Reads `2023-11-07`, `today`, `tomorrow`, `friday` (the next one, never today), `eow`, `eom`,
  /// `eoq`, `eoy` (the end of the week, month, quarter, year), `sow` … (the start of the next one),
  /// `+3d`, `2w`, `+3mo`, `1y`, and back `-2d`, against today.
  ///
  /// - Returns: the day as `YYYY-MM-DD`; nil where the text is none.
  package static func parse(_ typed: String, now: Instant, zone: Zone) -> String? {
    let text = typed.trimmed.lowercased()
    let today = Day(now, in: zone)
    let day =
      named[text]?(today) ?? weekday(text, after: today) ?? away(text, from: today)
      ?? civil(text).flatMap { $0.isValid ? Day(number: $0.daysSinceEpoch) : nil }
    return day.flatMap { (1970...9998).contains($0.civil.year) ? $0.text : nil }
  }

  /// Whether the text is written as a day is, and the calendar has none such: `2023-02-29`.
  package static func isNotOnTheCalendar(_ typed: String) -> Bool {
    civil(typed.trimmed).map { !$0.isValid } ?? false
  }

  /// The days that have names of their own, counted from today.
  private static let named: [String: @Sendable (Day) -> Day] = [
    "today": { $0 },
    "tomorrow": { Day(number: $0.number + 1) },
    "yesterday": { Day(number: $0.number - 1) },
    "eow": { Day(number: $0.number + (7 - $0.civil.weekday) % 7) },
    "sow": { Day(number: $0.number + (7 - $0.civil.weekday) % 7 + 1) },
    "eom": { Self.last($0, ofMonths: 1) }, "som": { Self.first($0, afterMonths: 1) },
    "eoq": { Self.last($0, ofMonths: 3) }, "soq": { Self.first($0, afterMonths: 3) },
    "eoy": { Self.last($0, ofMonths: 12) }, "soy": { Self.first($0, afterMonths: 12) },
  ]

  /// The first day after the month, quarter or year of a day.
  private static func first(_ day: Day, afterMonths length: Int) -> Day {
    let civil = day.civil
    let months = ((civil.month - 1) / length + 1) * length
    return Day(number: CivilTime(civil.year + months / 12, months % 12 + 1, 1).daysSinceEpoch)
  }

  /// The last day of the month, quarter or year of a day.
  private static func last(_ day: Day, ofMonths length: Int) -> Day {
    Day(number: first(day, afterMonths: length).number - 1)
  }

  private static func weekday(_ text: String, after today: Day) -> Day? {
    guard text.count >= 3,
      let weekday = CivilTime.weekdayNames.firstIndex(where: { $0.lowercased().hasPrefix(text) })
    else { return nil }
    return Day(number: today.number + (weekday - today.civil.weekday + 6) % 7 + 1)
  }

  /// A length of time from today: `+2w`, `3mo`, `-2d`, and with a plus in hours too (`+36h`).
  private static func away(_ text: String, from today: Day) -> Day? {
    let isBack = text.hasPrefix("-")
    let length = isBack || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let first = length.first, first.isASCII, first.isNumber else { return nil }
    if let span = Recurrence(parsing: String(length)) {
      return span.day(after: today, times: isBack ? -1 : 1)
    }
    guard text.hasPrefix("+"), let span = TimeSpan(parsing: length), span >= .days(1) else {
      return nil
    }
    return Day(number: today.number + span.wholeSeconds / 86_400)
  }

  /// A day in figures, year first, whether there is such a day or not.
  private static func civil(_ text: String) -> CivilTime? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1970...9998).contains(year)
    else { return nil }
    return CivilTime(year, month, day)
  }
}
