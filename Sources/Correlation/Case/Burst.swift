import IncidentModel
import LogReading

/// Lines of one category that came close together.
struct Burst: Sendable {
  var category: LogCategory
  var first: Int
  var last: Int
  var from: Instant
  var to: Instant
  var count: Int
  /// The most lines in any minute of the clock, and that minute's beginning.
  var peak: Int
  var peakMinute: Instant

  /// A pause longer than this ends a burst.
  static let pause = TimeSpan.minutes(2)

  /// The bursts of every category, by category in the order of the logs; single lines are bursts
  /// of one.
  ///
  /// Usual refusals of logins are left out.
  static func all(in records: [LogRecord], besides usual: Set<Int>) -> CategoryMap<[Burst]> {
    var runs = CategoryMap<Run>()
    for position in records.indices
    where isOfInterest(records[position].category, records[position].level) {
      guard let time = records[position].time else { continue }
      let category = records[position].category
      if category == .accessDenied, usual.contains(position) { continue }
      runs[category, default: Run()].take(category, position, time)
    }
    return runs.mapValues(\.bursts)
  }

  /// The bursts of deadlocks that are a storm: bursts of five lines or more that follow each other within
  /// ten minutes are one, and one of them reaches ten lines.
  static func storms(in bursts: [Burst]) -> [Burst] {
    var storms: [Burst] = []
    for burst in bursts where burst.count >= 5 {
      if let last = storms.last, burst.from >= last.to, burst.from - last.to <= .minutes(10) {
        storms[storms.count - 1].to = burst.to
        storms[storms.count - 1].last = burst.last
        storms[storms.count - 1].count = max(last.count, burst.count)
      } else {
        storms.append(burst)
      }
    }
    return storms.filter { $0.count >= 10 }
  }

  /// The bursts of one category so far, of which the last may go on.
  private struct Run {
    var bursts: [Burst] = []
    private var minute: Int64 = 0
    private var countInMinute = 0

    mutating func take(_ category: LogCategory, _ position: Int, _ time: Instant) {
      let minute = time.microseconds / 60_000_000
      if let last = bursts.indices.last, time >= bursts[last].from, time - bursts[last].to <= pause
      {
        countInMinute = minute == self.minute ? countInMinute + 1 : 1
        bursts[last].last = position
        bursts[last].to = max(bursts[last].to, time)
        bursts[last].count += 1
        if countInMinute > bursts[last].peak {
          bursts[last].peak = countInMinute
          bursts[last].peakMinute = Instant(microseconds: minute * 60_000_000)
        }
      } else {
        countInMinute = 1
        bursts.append(
          Burst(
            category: category,
            first: position,
            last: position,
            from: time,
            to: time,
            count: 1,
            peak: 1,
            peakMinute: Instant(microseconds: minute * 60_000_000)
          )
        )
      }
      self.minute = minute
    }
  }

  private static func isOfInterest(_ category: LogCategory, _ level: LogLevel) -> Bool {
    switch category {
    case .startup, .shutdown, .backup, .restore, .other, .config, .crashRecovery, .upgrade,
      .slowShutdown:
      level == .error || level == .fatal
    // A cluster chats in notes.
    case .replication, .storage:
      level == .error || level == .fatal || level == .warning
    // Crashes are told one by one.
    case .crash: false
    case .unrecognized: false
    default: true
    }
  }
}
