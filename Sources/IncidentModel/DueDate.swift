/// The day by which something is due, as people type it.
package enum DueDate {
  /// Reads `2023-11-07`, `today`, `tomorrow`, `friday` (the next one), `+3d`, `+2w`, against today.
  ///
  /// - Returns: the day as `YYYY-MM-DD`; nil where the text is none.
  package static func parse(_ typed: String, now: Instant, zone: Zone) -> String? {
    let text = typed.trimmed.lowercased()
    let today = zone.civilTime(at: now)
    func day(after days: Int) -> String? {
      let day = CivilTime(daysSinceEpoch: today.daysSinceEpoch + days)
      return day.year <= 9998 ? day.date : nil
    }
    switch text {
    case "today": return day(after: 0)
    case "tomorrow": return day(after: 1)
    default: break
    }
    if let weekday = CivilTime.weekdayNames.firstIndex(where: { name in
      text.count >= 3 && name.lowercased().hasPrefix(text)
    }) {
      return day(after: (weekday - today.weekday + 6) % 7 + 1)
    }
    if text.hasPrefix("+") {
      guard let span = TimeSpan(parsing: text.dropFirst()), span >= .days(1) else { return nil }
      return day(after: span.wholeSeconds / 86_400)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard !text.contains("+"), parts.count == 3, let year = parts[0], let month = parts[1],
      let number = parts[2],
      (1970...9998).contains(year)
    else { return nil }
    let civil = CivilTime(year, month, number)
    return civil.isValid ? civil.date : nil
  }
}
