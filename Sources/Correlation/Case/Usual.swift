import IncidentModel
import LogReading

/// What is usual for the logs: how many lines of a category came at the same time on the days before.
///
/// A nightly job, or strangers who try passwords all day, write their lines on every day: what they
/// write on the day of the incident is no departure.
struct Usual: Sendable {
  /// How many days were looked at.
  let days: Int
  /// How many of them had any such line.
  let busyDays: Int
  /// The fewest and the most lines of one of those.
  let fewest: Int
  let most: Int
  /// Whether the span was shorter than a day, so that a time of day was compared.
  private let isTimeOfDay: Bool
  /// How many days the span has, one that has begun counted.
  private let spanDays: Int

  /// Fewer days before show no custom, and more add nothing.
  private static let range = 3...14
  /// A daily job may begin so much earlier or later.
  private static let slack = TimeSpan.minutes(15)

  /// Nil where the logs, which begin at `begin`, reach back too little.
  init?(
    of category: LogCategory,
    from: Instant,
    to: Instant,
    in times: CategoryTimes,
    since begin: Instant
  ) {
    let day = TimeSpan.days(1)
    isTimeOfDay = to - from < day
    spanDays = Int((to - from).microseconds / day.microseconds) + 1
    // A span of days is held against single days.
    let slack = isTimeOfDay ? Self.slack : TimeSpan.seconds(0)
    var start = from - day
    var end = isTimeOfDay ? to - day : from
    var counts: [Int] = []
    while counts.count < Self.range.upperBound, start >= begin {
      counts.append(times.count(of: category, from: start - slack, before: end + slack))
      start = start - day
      end = end - day
    }
    guard counts.count >= Self.range.lowerBound else { return nil }
    days = counts.count
    busyDays = counts.count { $0 > 0 }
    fewest = counts.filter { $0 > 0 }.min() ?? 0
    most = counts.max() ?? 0
  }

  /// Whether so many lines are no departure: such lines came on two days of three, and not many fewer.
  func covers(_ count: Int) -> Bool {
    busyDays * 3 >= days * 2 && count * 2 <= (most * 3 + 2) * spanDays
  }

  /// `on 9 of the 9 days before, 28 to 35 came at that time of day`.
  var words: String {
    let lines = fewest == most ? "\(most)" : "\(fewest) to \(most)"
    let when = isTimeOfDay ? " at that time of day" : ""
    return busyDays == 0
      ? "none came\(when) on the \(days) days before"
      : "on \(busyDays) of the \(days) days before, \(lines) came\(when)"
  }
}

extension CaseFile {
  /// What is usual for the category at the time of the span; nil where the logs reach back too little.
  func usual(_ category: LogCategory, from: Instant, to: Instant) -> Usual? {
    guard let begin else { return nil }
    return Usual(of: category, from: from, to: to, in: categoryTimes, since: begin)
  }
}
