import IncidentModel
import IncidentStorage

/// All follow-ups, with what it takes to judge them.
struct FollowUpBook {
  let all: [FollowUp]
  let incidents: [Incident]
  /// Today on this machine's clock; what is due is held against `today(for:)`.
  let today: Day
  let context: Urgency.Context

  init(in store: IncidentStore) throws {
    all = try store.followUps()
    incidents = try store.incidents().all
    let now = Surroundings.current.now()
    today = Day(now, in: Surroundings.current.zone)
    var severities: [Int: Severity] = [:]
    var days: [Int: Day] = [:]
    var dayByZone: [String: Day] = [:]
    for incident in incidents {
      severities[incident.number] = incident.severity
      let day = dayByZone[incident.zone] ?? Zone(named: incident.zone).map { Day(now, in: $0) }
      dayByZone[incident.zone] = day
      days[incident.number] = day
    }
    context = Urgency.Context(today: today, days: days, severities: severities, followUps: all)
  }

  /// Today where the follow-up is due: on the clocks of its incident.
  func today(for followUp: FollowUp) -> Day { context.today(for: followUp) }

  func isOverdue(_ followUp: FollowUp) -> Bool {
    followUp.isOverdue(on: today(for: followUp).text)
  }

  /// The occurrences of its series that have passed undone, before it and since it was due.
  func missed(_ followUp: FollowUp) -> Int {
    followUp.missed + followUp.missedNow(on: today(for: followUp))
  }

  /// The follow-up of this id; nil where there is none.
  func named(_ typed: String) -> FollowUp? {
    guard let id = ShortID(parsing: typed), id.kind == .followUp else { return nil }
    return all.first { $0.number == id.number }
  }

  func urgency(_ followUp: FollowUp) -> Double { Urgency.score(followUp, in: context) }

  /// The wanted ones, the most urgent first; closed ones after them, the last closed first.
  func listing(_ filter: FollowUpFilter) -> [FollowUp] {
    all.filter { filter.takes($0, today: today(for: $0)) }
      .map { (followUp: $0, urgency: urgency($0)) }
      .sorted { left, right in
        if left.followUp.state.isClosed != right.followUp.state.isClosed {
          return right.followUp.state.isClosed
        }
        if left.urgency != right.urgency { return left.urgency > right.urgency }
        if let first = left.followUp.closedAt, let second = right.followUp.closedAt,
          first != second
        {
          return first > second
        }
        return left.followUp.number < right.followUp.number
      }.map(\.followUp)
  }

  /// The occurrences of a follow-up's series, by number: the first, and all that continue it; those
  /// that an undone `done` had brought about are none.
  func series(of followUp: FollowUp) -> [FollowUp] {
    let first = followUp.series ?? followUp.number
    return all.filter { $0.number == first || $0.series == first && !$0.isRetracted }
  }

  /// The occurrence before it, where what was done on this day is nearer to that one's doing than to the
  /// day of this one, and so is no part of this one.
  func occurrence(before followUp: FollowUp, nearerTo day: Day) -> FollowUp? {
    let before = series(of: followUp).last { $0.number < followUp.number && $0.state == .done }
    guard let before, let due = followUp.due.flatMap({ Day($0) }),
      let done = before.closedAt.map({ Day($0, in: zone(of: before)) }),
      due.number - day.number > day.number - done.number
    else { return nil }
    return before
  }

  /// Those that it waits for and that are not done.
  func waitsFor(_ followUp: FollowUp) -> [Int] {
    followUp.dependsOn.filter(context.open.contains)
  }

  /// Whether making one depend on others would have it wait for itself.
  func wouldLoop(_ followUp: Int, dependsOn others: [Int]) -> Bool {
    var seen: Set<Int> = []
    var next = others
    while let number = next.popLast() {
      if number == followUp { return true }
      guard seen.insert(number).inserted else { continue }
      next += all.first { $0.number == number }?.dependsOn ?? []
    }
    return false
  }

  /// The zone of an incident's days.
  func zone(of followUp: FollowUp) -> Zone {
    incidents.first { $0.number == followUp.incident.number }
      .flatMap { Zone(named: $0.zone) } ?? .utc
  }
}
