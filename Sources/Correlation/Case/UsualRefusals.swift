import IncidentModel
import LogReading

/// Refused logins that come on any day: a scanner in the house, a job with an old password.
///
/// An account from one host that was refused on three days or more, from more than two days before
/// detection on, is refused as usual on every day that has not half as many again as the worst of those.
struct UsualRefusals: Sendable {
  /// The records that are usual.
  private(set) var positions: Set<Int> = []

  private static let leastDays = 3
  private static let day: Int64 = 86_400_000_000

  init(in records: [LogRecord], before detection: Instant) {
    let refusals = records.indices.filter {
      records[$0].category == .accessDenied && records[$0].time != nil
    }
    let begin = refusals.lazy.compactMap { records[$0].time }.min()
    // Most outbreaks have no such past, and cost nothing more.
    guard let begin, begin < detection - .days(2) else { return }
    // The line names the account and the host, and nothing else that changes: to read them would cost more.
    var days: [String: [Int64: [Int]]] = [:]
    for position in refusals {
      let line = records[position].message
      guard let time = records[position].time,
        days.count < LoginOutbreak.most || days[line] != nil
      else { continue }
      days[line, default: [:]][time.microseconds / Self.day, default: []].append(position)
    }
    let today = (detection - .days(1)).microseconds / Self.day
    let past = (detection - .days(2)).microseconds / Self.day
    for byDay in days.values {
      let before = byDay.filter { $0.key < today }
      guard before.count >= Self.leastDays, before.keys.contains(where: { $0 <= past }) else {
        continue
      }
      let most = before.values.map(\.count).max() ?? 0
      for list in byDay.values where list.count * 2 <= most * 3 + 2 { positions.formUnion(list) }
    }
  }
}
