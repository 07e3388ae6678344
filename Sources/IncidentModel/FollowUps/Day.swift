/// A day of the calendar, as follow-ups are due: no time, no zone.
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package var number: Int

  package init(number: Int) { self.number = number }

  /// Reads `2023-11-07`; nil where the text is no day.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1970...9998).contains(year)
    else { return nil }
    let civil = CivilTime(year, month, day)
    guard civil.isValid else { return nil }
    number = civil.daysSinceEpoch
  }

  /// The day at a moment, on the clocks of the zone.
  package init(_ instant: Instant, in zone: Zone) {
    number = zone.daysSinceEpoch(at: instant)
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Midnight at its beginning.
  package var civil: CivilTime { CivilTime(daysSinceEpoch: number) }

  /// `2023-11-07`.
  package var text: String { civil.date }

  /// `2023 Q4`.
  package var quarter: String {
    let civil = civil
    return "\(civil.year) Q\((civil.month - 1) / 3 + 1)"
  }
}
