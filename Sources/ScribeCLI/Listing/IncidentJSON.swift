import IncidentModel
import IncidentStorage

/// An incident as `scribe list --json` prints it.
struct IncidentJSON: Encodable {
  var id: String
  var title: String
  var status: String
  var severity: String?
  var services: [String]
  var zone: String
  var openedAt: String
  var milestones: [String: String]
  var durationSeconds: Int
  var current: Bool

  init(_ incident: Incident, isCurrent: Bool, now: Instant) {
    id = incident.shortID.description
    title = incident.title
    status = incident.status
    severity = incident.severity?.rawValue
    services = incident.services
    zone = incident.zone
    openedAt = incident.openedAt.iso8601
    milestones = [:]
    for (milestone, reached) in incident.milestones {
      milestones[milestone.rawValue] = reached.time.from?.iso8601
    }
    durationSeconds = incident.duration(now: now).wholeSeconds
    current = isCurrent
  }
}

/// The state of an incident as `scribe status --json` prints it.
struct StatusJSON: Encodable {
  var id: String
  var title: String
  var status: String
  var severity: String?
  var services: [String]
  var zone: String
  var openedAt: String
  var milestones: [String: String]
  var durationSeconds: Int
  var roles: [String: String]
  var entries: Int
  var openHypotheses: [String]
  var ruledOutHypotheses: [String]
  var confirmedHypotheses: [String]
  var openFollowUps: [String]

  /// `entries` is how many stand, where the snapshot comes without its timeline.
  init(_ snapshot: IncidentSnapshot, entries count: Int? = nil, now: Instant) {
    let incident = IncidentJSON(snapshot.incident, isCurrent: true, now: now)
    id = incident.id
    title = incident.title
    status = incident.status
    severity = incident.severity
    services = incident.services
    zone = incident.zone
    openedAt = incident.openedAt
    milestones = incident.milestones
    durationSeconds = incident.durationSeconds
    roles = [:]
    for (role, person) in snapshot.incident.roles { roles[role.rawValue] = person }
    entries = count ?? snapshot.standingTimeline.count
    func names(_ state: HypothesisState) -> [String] {
      snapshot.hypotheses.filter { $0.state == state && !$0.isRetracted }
        .map(\.shortID.description)
    }
    openHypotheses = names(.open)
    ruledOutHypotheses = names(.ruledOut)
    confirmedHypotheses = names(.confirmed)
    openFollowUps = snapshot.followUps.filter { !$0.state.isClosed && !$0.isRetracted }
      .map(\.shortID.description)
  }
}

/// A check as `scribe doctor --json` prints it.
struct CheckJSON: Encodable {
  var check: String
  var ok: Bool
  var problems: [String]

  init(_ check: IntegrityReport.Check) {
    self.check = check.name
    ok = check.problems.isEmpty
    problems = check.problems
  }
}
