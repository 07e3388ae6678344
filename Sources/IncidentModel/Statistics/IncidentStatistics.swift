/// How a set of incidents went, as a whole and by group.
package struct IncidentStatistics: Sendable, Hashable {
  /// By what incidents are grouped.
  package enum Grouping: String, Sendable, CaseIterable {
    case month, service, severity, cause
  }

  /// What is known of an incident beside its own fields.
  package struct Subject: Sendable, Hashable {
    package var incident: Incident
    /// The topic of its cause, `disk space`; `not known` where none was confirmed or written.
    package var cause: String

    package init(incident: Incident, cause: String) {
      self.incident = incident
      self.cause = cause
    }
  }

  /// A group of incidents and its numbers.
  package struct Group: Sendable, Hashable {
    package var name: String
    package var incidents: Int
    /// How many had a cause that an incident of the same service had within the year before.
    package var recurring: Int
    /// Follow-ups of type *prevent* that are still open.
    package var openPrevent: Int
    /// In the order of `metrics`.
    package var distributions: [Distribution]
  }

  package var metrics: [Metric]
  package var grouping: Grouping?
  /// All incidents together.
  package var total: Group
  /// Empty without a grouping; months by time, severities by rank, others by size.
  package var groups: [Group]
  /// The incidents by their beginning, with their cause: what pictures are drawn of.
  package var subjects: [Subject]
  /// The follow-ups that were counted.
  package var followUps: [FollowUp]

  /// Counts incidents.
  ///
  /// - Parameters:
  ///   - subjects: the incidents, in any order
  ///   - followUps: those of all incidents
  ///   - metrics: what to measure
  ///   - grouping: nil for no groups
  package init(
    of subjects: [Subject],
    followUps: [FollowUp],
    metrics: [Metric],
    by grouping: Grouping?
  ) {
    let subjects = subjects.sorted { $0.incident.beganAt < $1.incident.beganAt }
    let recurring = Self.recurring(subjects)
    let prevent = Dictionary(
      grouping: followUps.filter { $0.type == .prevent && !$0.state.isClosed && !$0.isRetracted },
      by: \.incident.number
    ).mapValues(\.count)
    func group(_ name: String, _ members: [Subject]) -> Group {
      Group(
        name: name,
        incidents: members.count,
        recurring: members.count { recurring.contains($0.incident.number) },
        openPrevent: members.reduce(0) { $0 + (prevent[$1.incident.number] ?? 0) },
        distributions: metrics.map { metric in
          Distribution(members.compactMap { metric.length(in: $0.incident) })
        }
      )
    }
    self.metrics = metrics
    self.grouping = grouping
    self.subjects = subjects
    self.followUps = followUps
    total = group("all", subjects)
    groups =
      grouping.map { grouping in
        var members: [String: [Subject]] = [:]
        for subject in subjects {
          for name in Self.names(subject, by: grouping) {
            members[name, default: []].append(subject)
          }
        }
        let groups = members.map { group($0.key, $0.value) }
        return switch grouping {
        case .month: groups.sorted { $0.name < $1.name }
        // Without a severity comes last, as in a list by rank.
        case .severity:
          groups.sorted { Self.rank($0.name) < Self.rank($1.name) }
        case .service, .cause: groups.sorted { ($1.incidents, $0.name) < ($0.incidents, $1.name) }
        }
      } ?? []
  }

  /// The groups that an incident belongs to: as many as it has services.
  private static func names(_ subject: Subject, by grouping: Grouping) -> [String] {
    let incident = subject.incident
    switch grouping {
    case .month:
      let zone = Zone(named: incident.zone) ?? .utc
      return [String(zone.civilTime(at: incident.beganAt).date.prefix(7))]
    case .severity: return [incident.severity?.rawValue ?? noSeverity]
    case .cause: return [subject.cause]
    case .service:
      return incident.services.isEmpty ? ["not named"] : Array(Set(incident.services))
    }
  }

  /// The numbers of incidents whose cause had struck one of their services within the year before.
  private static func recurring(_ subjects: [Subject]) -> Set<Int> {
    var last: [String: Instant] = [:]
    var found: Set<Int> = []
    for subject in subjects where subject.cause != unknownCause {
      let incident = subject.incident
      for service in incident.services.isEmpty ? [""] : incident.services {
        let key = subject.cause + "\u{0}" + service.lowercased()
        if let before = last[key], incident.beganAt - before <= .days(365) {
          found.insert(incident.number)
        }
        last[key] = incident.beganAt
      }
    }
    return found
  }

  private static let noSeverity = "not set"

  private static func rank(_ severity: String) -> (Int, String) {
    (severity == noSeverity ? 1 : 0, severity)
  }

  /// What stands for a cause where none was confirmed or written.
  package static let unknownCause = "not known"
}
