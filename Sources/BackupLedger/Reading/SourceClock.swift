import IncidentModel

/// Turns the stamps of one source into moments, supplying what they leave out.
///
/// The zone comes from the stamp, else from the options; the year of stamps without one from the last
/// moment known and the order of the lines; day and month of `03/04/2023` from the source's other
/// dates; the date of a bare time of day from the stamp before it. Where none stands before it, the day is
/// not known: when the file was written tells the last night's, and no other's.
struct SourceClock {
  private let zone: Zone
  private let isMonthFirst: Bool
  /// Whether stamps without a year stand in the source, so that it needs a reference.
  let isYearless: Bool
  private var year: Int
  private var latest: Instant?

  /// Surveys the source's stamps; `reference` is a moment near its end, for stamps without a year.
  init(_ source: BackupSource, zone: Zone, reference: Instant?) {
    self.zone = zone
    var survey = Survey()
    var reader = LineReader(source.bytes)
    while let line = reader.next(), survey.wantsMore {
      if let stamp = line.stamp { survey.see(stamp) }
    }
    isMonthFirst = survey.monthFirst > survey.dayFirst
    isYearless = survey.isYearless
    year = survey.firstYear(endingBy: reference, zone: zone)
  }

  /// The moment of the stamp, and whether its time of day is known.
  mutating func instant(of stamp: Stamp) -> Instant? {
    var civil = stamp.civil
    if stamp.isDayMonthOpen, isMonthFirst { civil = stamp.exchanged.civil }
    if !stamp.hasDate {
      guard let latest else { return nil }
      let known = zone.civilTime(at: latest)
      (civil.year, civil.month, civil.day) = (known.year, known.month, known.day)
    } else if !stamp.hasYear {
      civil.year = year
      if let latest, !civil.isValid || moment(civil, stamp) < latest - .days(180) {
        civil.year += 1
        if civil.isValid { year += 1 } else { civil.year -= 1 }
      }
    }
    guard civil.isValid else { return nil }
    let instant = moment(civil, stamp)
    if stamp.hasTime { latest = instant }
    return instant
  }

  /// When a day begins in the log's zone.
  func midnight(of day: CivilTime) -> Instant { zone.earliestInstant(at: day) }

  private func moment(_ civil: CivilTime, _ stamp: Stamp) -> Instant {
    if let offset = stamp.offset {
      return Instant(microseconds: civil.microsecondsSinceEpoch - Int64(offset) * 1_000_000)
    }
    let readings = zone.instants(at: civil)
    // In the hour that clocks repeat, the order of the lines decides.
    if readings.count > 1, let latest, let later = readings.first(where: { $0 >= latest }) {
      return later
    }
    return readings.first ?? zone.earliestInstant(at: civil)
  }

  /// What a source's stamps say together.
  private struct Survey {
    var dayFirst = 0
    var monthFirst = 0
    var seen = 0
    var months: [(month: Int, day: Int)] = []
    var isYearless = false

    /// Logs whose stamps are complete need no survey of every line.
    var wantsMore: Bool { isYearless || seen < 200 }

    mutating func see(_ stamp: Stamp) {
      seen += 1
      if stamp.hasDate, !stamp.hasYear {
        isYearless = true
        let day = (stamp.civil.month, stamp.civil.day)
        if months.last.map({ $0 != day }) ?? true { months.append(day) }
      }
      // `10/29/2023` was read month first because it had to be; `29/10/2023` day first.
      if !stamp.isDayMonthOpen, stamp.civil.day > 12, stamp.hasYear, stamp.isSlashed {
        if stamp.isMonthFirst { monthFirst += 1 } else { dayFirst += 1 }
      }
    }

    /// The year of the first stamp, so that the last one does not lie after the reference.
    func firstYear(endingBy reference: Instant?, zone: Zone) -> Int {
      guard let reference, let last = months.last else { return 1970 }
      let end = zone.civilTime(at: reference + .days(1))
      var wraps = 0
      for (earlier, later) in zip(months, months.dropFirst()) where later.month + 6 < earlier.month
      {
        wraps += 1
      }
      let isLaterInYear = (last.month, last.day) > (end.month, end.day)
      return end.year - (isLaterInYear ? 1 : 0) - wraps
    }
  }
}
