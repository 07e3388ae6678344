package import IncidentModel

/// When cron or a systemd timer runs a job: the five fields of a crontab line, an `@` word, or a calendar
/// event (`SystemdCalendar`).
///
/// For cron the grammar and the meaning are Vixie cron's as Debian ships it (crontab(5)): names, ranges, steps,
/// lists, 0 and 7 for Sunday; a day matches where day of month **or** day of week does, unless one of
/// the two begins with `*`, then both must (so `*/2` counts as a star: `0 0 */2 * 1` is every odd day
/// that is a Monday).
///
/// Clock changes under three hours follow Debian's cron(8): a job at fixed times that falls into the
/// skipped hour runs right after the change, and one in the repeated hour runs once; a job whose minute
/// or hour field begins with `*` follows the clock, so it runs in both repeated hours and in no skipped
/// one.
package struct CronSchedule: Sendable, Hashable {
  /// The schedule as written: `0 0 */2 * *`.
  package let text: String
  /// The zone whose clock cron reads.
  package let zone: Zone
  /// The command of the crontab line that it came from; empty where only a schedule was given.
  package internal(set) var command = ""
  /// The zone that the crontab sets for the command (`TZ=`); nil where it sets none.
  package internal(set) var commandZone: Zone?
  /// The crontab line that it came from.
  package internal(set) var evidence: Evidence?

  /// How much later than due a run may begin because its timer says so.
  var lateness = TimeSpan.seconds(0)

  private enum Times: Sendable, Hashable {
    case cron(CronTimes)
    case calendar(SystemdCalendar)
  }
  private let times: Times

  /// Reads a calendar event of systemd.
  ///
  /// - Throws: that it is none.
  init(calendar text: String, zone: Zone) throws(CronScheduleError) {
    guard let calendar = SystemdCalendar(parsing: text) else { throw .calendar(text) }
    self.text = text
    self.zone = calendar.zone(orElse: zone)
    times = .calendar(calendar)
  }

  /// Reads five fields or an `@` word (`@daily`, `@weekly` …), or a calendar event that cannot be mistaken
  /// for either (`Mon..Fri 02:00`).
  ///
  /// - Throws: what is wrong and where; `@reboot` has no times and is an error too.
  package init(parsing text: String, zone: Zone) throws(CronScheduleError) {
    do throws(CronScheduleError) {
      times = .cron(try CronTimes(parsing: text))
      self.text = text
      self.zone = zone
    } catch {
      guard case .fieldCount = error, let calendar = try? CronSchedule(calendar: text, zone: zone)
      else { throw error }
      self = calendar
    }
  }

  /// The moments of the half-open range at which the job runs, ascending.
  ///
  /// At most 100,000 are given, which is more than a job a minute makes in two months.
  package func occurrences(from: Instant, to: Instant) -> [Instant] {
    guard from < to else { return [] }
    var found: [Instant] = []
    let first = zone.daysSinceEpoch(at: from) - 1
    let last = zone.daysSinceEpoch(at: to) + 1
    for number in first...last where found.count < 100_000 {
      let day = CivilTime(daysSinceEpoch: number)
      let moments =
        switch times {
        case .cron(let times): times.moments(on: day, in: zone)
        case .calendar(let calendar): calendar.moments(on: day, in: zone)
        }
      found += moments.filter { $0 >= from && $0 < to }
    }
    return found
  }
}

/// The five fields of a crontab line.
struct CronTimes: Sendable, Hashable {
  private let minutes: CronField
  private let hours: CronField
  private let days: CronField
  private let months: CronField
  private let weekdays: CronField

  init(parsing text: String) throws(CronScheduleError) {
    var fields = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    if let word = fields.first, word.hasPrefix("@") {
      guard fields.count == 1 else { throw .fieldCount(found: fields.count, text: text) }
      guard let meaning = Self.words[word.lowercased()] else { throw .unknownWord(word) }
      fields = meaning.split(separator: " ").map(String.init)
    }
    guard fields.count == 5 else { throw .fieldCount(found: fields.count, text: text) }
    minutes = try CronField(parsing: fields[0], .minute)
    hours = try CronField(parsing: fields[1], .hour)
    days = try CronField(parsing: fields[2], .day)
    months = try CronField(parsing: fields[3], .month)
    weekdays = try CronField(parsing: fields[4], .weekday)
  }

  private static let words = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
  ]

  /// Whether cron follows the clock through its changes rather than catching up.
  private var followsClock: Bool { minutes.beginsWithStar || hours.beginsWithStar }

  /// The moments of a civil day at which cron runs the job, ascending.
  func moments(on day: CivilTime, in zone: Zone) -> [Instant] {
    guard matches(day) else { return [] }
    var moments: Set<Instant> = []
    for hour in hours.values {
      for minute in minutes.values {
        let civil = CivilTime(day.year, day.month, day.day, hour, minute)
        let readings = zone.instants(at: civil)
        if followsClock {
          moments.formUnion(readings)
        } else if let first = readings.first {
          moments.insert(first)
        } else {
          moments.insert(Self.endOfGap(at: civil, in: zone))
        }
      }
    }
    return moments.sorted()
  }

  /// The moment at which clocks jumped over this time.
  private static func endOfGap(at civil: CivilTime, in zone: Zone) -> Instant {
    let late = zone.earliestInstant(at: civil)
    var (low, high) = (late - .hours(24), late)
    let offset = zone.offset(at: high)
    while high - low > .seconds(1) {
      let middle = Instant(microseconds: (low.microseconds + high.microseconds) / 2)
      if zone.offset(at: middle) == offset { high = middle } else { low = middle }
    }
    return Instant(seconds: Int((high.microseconds + 500_000) / 1_000_000))
  }

  private func matches(_ day: CivilTime) -> Bool {
    guard months.contains(day.month) else { return false }
    let isDay = days.contains(day.day)
    let isWeekday = weekdays.contains(day.weekday)
    return days.beginsWithStar || weekdays.beginsWithStar
      ? isDay && isWeekday : isDay || isWeekday
  }
}

/// What is wrong with the text of a schedule.
package enum CronScheduleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not five fields, nor one `@` word.
  case fieldCount(found: Int, text: String)
  /// An `@` word that has no times, or that cron does not know.
  case unknownWord(String)
  /// No calendar event of systemd.
  case calendar(String)
  /// A field that cron would refuse.
  case field(name: String, text: String, allowed: String)

  package var description: String {
    switch self {
    case .fieldCount(let found, let text):
      "“\(text)” has \(found) field\(found == 1 ? "" : "s") where a schedule has 5: minute hour day "
        + "month weekday"
    case .unknownWord(let word):
      "“\(word)” names no times; known are @yearly @monthly @weekly @daily @hourly"
    case .calendar(let text):
      "“\(text)” is no calendar event of systemd, such as Mon..Fri *-*-* 02:00:00"
    case .field(let name, let text, let allowed):
      "“\(text)” is no \(name) field; \(allowed) with , - / and * are"
    }
  }
}
