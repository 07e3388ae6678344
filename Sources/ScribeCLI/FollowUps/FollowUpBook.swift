import IncidentModel
import IncidentStorage

/// All follow-ups, with what it takes to judge them.
struct FollowUpBook {
  let all: [FollowUp]
  let incidents: [Incident]
  let today: Day
  let context: Urgency.Context

  init(in store: IncidentStore) throws {
    all = try store.followUps()
    incidents = try store.incidents().all
    today = DayArgument.today
    var severities: [Int: Severity] = [:]
    for incident in incidents { severities[incident.number] = incident.severity }
    context = Urgency.Context(today: today, severities: severities, followUps: all)
  }

  /// The follow-up of this id; nil where there is none.
  func named(_ typed: String) -> FollowUp? {
    guard let id = ShortID(parsing: typed), id.kind == .followUp else { return nil }
    return all.first { $0.number == id.number }
  }

  func urgency(_ followUp: FollowUp) -> Double { Urgency.score(followUp, in: context) }

  /// The wanted ones, the most urgent first; closed ones after them, the last closed first.
  func listing(_ filter: FollowUpFilter) -> [FollowUp] {
    all.filter { filter.takes($0, today: today) }
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

  /// The occurrences of a follow-up's series, by number: the first, and all that continue it.
  func series(of followUp: FollowUp) -> [FollowUp] {
    let first = followUp.series ?? followUp.number
    return all.filter { $0.number == first || $0.series == first }
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
