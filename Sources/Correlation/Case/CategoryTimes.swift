import IncidentModel
import LogReading

/// When the lines of each troubled category came, for counting before and after a moment.
struct CategoryTimes: Sendable {
  private var lines = CategoryMap<[(time: Instant, position: Int)]>()

  /// The lines of level warning or worse, and those of categories that are trouble at any level;
  /// lines that tell of a repair are no damage.
  init(of records: [LogRecord]) {
    for position in records.indices {
      let category = records[position].category
      guard Self.isTrouble(category, records[position].level), let time = records[position].time,
        category != .corruption || RepairSign(of: records[position])?.isGood != true
      else { continue }
      lines[category, default: []].append((time, position))
    }
    lines = lines.mapValues { list in
      list.sortedIfNeeded { ($0.time, $0.position) < ($1.time, $1.position) }
    }
  }

  /// The categories that have lines, in their own order.
  var categories: [LogCategory] { LogCategory.allCases.filter { lines[$0] != nil } }

  /// The positions of the category's lines from the first moment to before the second.
  func positions(of category: LogCategory, from: Instant, before: Instant) -> [Int] {
    guard let lines = lines[category] else { return [] }
    let low = Self.firstIndex(in: lines, notBefore: from)
    let high = Self.firstIndex(in: lines, notBefore: before)
    return low < high ? lines[low..<high].map(\.position) : []
  }

  /// How many lines the category has from the first moment to before the second.
  func count(of category: LogCategory, from: Instant, before: Instant) -> Int {
    guard let lines = lines[category] else { return 0 }
    return max(
      0,
      Self.firstIndex(in: lines, notBefore: before) - Self.firstIndex(in: lines, notBefore: from)
    )
  }

  private static func firstIndex(
    in lines: [(time: Instant, position: Int)],
    notBefore limit: Instant
  ) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].time < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isTrouble(_ category: LogCategory, _ level: LogLevel) -> Bool {
    let isBad = level == .error || level == .fatal
    return switch category {
    case .corruption, .network, .replication, .storage: isBad || level == .warning
    // MySQL writes refused logins and aborted connections as notes.
    case .accessDenied, .connections: level != .debug
    case .crash, .hang, .diskFull, .outOfMemory, .lock: true
    case .startup, .config, .upgrade, .slowShutdown, .crashRecovery, .shutdown: isBad
    case .backup, .restore, .other, .unrecognized: false
    }
  }
}

extension Array {
  /// Sorts what is not in order: lines of logs mostly are.
  fileprivate func sortedIfNeeded(by areInOrder: (Element, Element) -> Bool) -> Self {
    zip(self, dropFirst()).allSatisfy(areInOrder) ? self : sorted(by: areInOrder)
  }
}
