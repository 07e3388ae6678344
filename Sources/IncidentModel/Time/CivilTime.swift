/// A date and a time of day on the proleptic Gregorian calendar, in no particular zone.
///
/// The arithmetic is Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms"
/// (`days_from_civil`, `civil_from_days`): integers only, since dates are formatted and parsed on
/// hot paths where a Foundation formatter would cost more than the rest of the work.
package struct CivilTime: Hashable, Sendable, Comparable {
  /// The year, 1970…9999 in practice.
  package var year: Int
  /// The month, 1…12.
  package var month: Int
  /// The day of the month, 1…31.
  package var day: Int
  /// The hour, 0…23.
  package var hour: Int
  /// The minute, 0…59.
  package var minute: Int
  /// The second, 0…59 (a leap second is read as 59).
  package var second: Int
  /// Microseconds within the second, 0…999,999.
  package var microsecond: Int

  /// A civil time from its parts; nothing is checked, see `isValid`.
  package init(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ hour: Int = 0,
    _ minute: Int = 0,
    _ second: Int = 0,
    microsecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
  }

  /// The civil time that a UTC clock shows this many microseconds after 1970-01-01T00:00:00Z.
  package init(microsecondsSinceEpoch total: Int64) {
    let (days, inDay) = floorDivide(total, 86_400_000_000)
    let (seconds, microseconds) = floorDivide(inDay, 1_000_000)
    self.init(daysSinceEpoch: Int(days))
    hour = Int(seconds) / 3600
    minute = Int(seconds) / 60 % 60
    second = Int(seconds) % 60
    microsecond = Int(microseconds)
  }

  /// Midnight of the day that lies this many days after 1970-01-01.
  package init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Days from 1970-01-01 to this date; negative before it.
  package var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Microseconds from 1970-01-01 00:00:00 to this time, both read on the same clock.
  package var microsecondsSinceEpoch: Int64 {
    let seconds = daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
    return Int64(seconds) * 1_000_000 + Int64(microsecond)
  }

  /// The day of the week, 0 for Sunday … 6 for Saturday (as `cron` counts).
  package var weekday: Int { ((daysSinceEpoch + 4) % 7 + 7) % 7 }

  /// Whether every part lies in its range, the day in its month.
  package var isValid: Bool {
    (1...12).contains(month) && day >= 1 && day <= Self.days(inMonth: month, of: year)
      && (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
      && (0...999_999).contains(microsecond)
  }

  /// How many days a month has; 0 where `month` is none.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 1...12: 31
    default: 0
    }
  }

  package static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
  }
}

/// Quotient and remainder with the remainder never negative.
func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

extension CivilTime {
  /// The English names of the days, Sunday first, as `weekday` counts.
  package static let weekdayNames = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  /// The English name of the day of the week.
  package var weekdayName: String { Self.weekdayNames[weekday] }
}
