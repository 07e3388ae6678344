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
  static func all(in records: [LogRecord]) -> [LogCategory: [Burst]] {
    var bursts: [LogCategory: [Burst]] = [:]
    var minutes: [LogCategory: (minute: Int64, count: Int)] = [:]
    for position in records.indices {
      let category = records[position].category
      guard isOfInterest(records[position]), let time = records[position].time else { continue }
      let minute = time.microseconds / 60_000_000
      var inMinute = minutes[category] ?? (minute, 0)
      if inMinute.minute != minute { inMinute = (minute, 0) }
      inMinute.count += 1
      minutes[category] = inMinute
      var list = bursts[category] ?? []
      bursts[category] = nil
      if let last = list.indices.last, time >= list[last].from, time - list[last].to <= pause {
        list[last].last = position
        list[last].to = max(list[last].to, time)
        list[last].count += 1
        if inMinute.count > list[last].peak {
          list[last].peak = inMinute.count
          list[last].peakMinute = Instant(microseconds: minute * 60_000_000)
        }
      } else {
        minutes[category] = (minute, 1)
        list.append(
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
      bursts[category] = list
    }
    return bursts
  }

  private static func isOfInterest(_ record: LogRecord) -> Bool {
    switch record.category {
    case .startup, .shutdown, .backup, .restore, .other, .config, .crashRecovery, .upgrade,
      .slowShutdown:
      record.level == .error || record.level == .fatal
    // A cluster chats in notes.
    case .replication, .storage:
      record.level == .error || record.level == .fatal || record.level == .warning
    // Crashes are told one by one.
    case .crash: false
    case .unrecognized: false
    default: true
    }
  }
}
