/// An outage, or what may become one.
package struct Incident: Sendable, Hashable {
  /// The `id` of the entry that opened it.
  package var id: String
  /// `INC-1`.
  package var number: Int
  package var title: String
  /// How bad it is; nil until somebody says.
  package var severity: Severity?
  /// The services concerned, as named.
  package var services: [String]
  /// The zone in which its times are typed and shown.
  package var zone: String
  /// How it was detected; nil where it was not recorded.
  package var detectedBy: String?
  /// When it was opened, in UTC: the time that was said, else the clock when it was typed.
  package var openedAt: Instant
  /// The milestones reached, each with its entry.
  package var milestones: [Milestone: ReachedMilestone]
  /// Who has which role.
  package var roles: [Role: String]

  package init(
    id: String,
    number: Int,
    title: String,
    severity: Severity? = nil,
    services: [String] = [],
    zone: String = "UTC",
    detectedBy: String? = nil,
    openedAt: Instant,
    milestones: [Milestone: ReachedMilestone] = [:],
    roles: [Role: String] = [:]
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.severity = severity
    self.services = services
    self.zone = zone
    self.detectedBy = detectedBy
    self.openedAt = openedAt
    self.milestones = milestones
    self.roles = roles
  }

  /// A milestone, when it was, and the entry that says so.
  package struct ReachedMilestone: Sendable, Hashable {
    package var time: EventTime
    /// The number of the entry, `E12`.
    package var entry: Int

    package init(time: EventTime, entry: Int) {
      self.time = time
      self.entry = entry
    }
  }

  package var shortID: ShortID { ShortID(.incident, number) }

  /// When the milestone was reached, in UTC; the first moment of a span.
  package func reached(_ milestone: Milestone) -> Instant? { milestones[milestone]?.time.from }

  /// Where it stands: the word of the furthest milestone that ends something, else `open`.
  package var status: String {
    for milestone in [Milestone.closed, .resolved, .mitigated] where reached(milestone) != nil {
      return milestone.rawValue
    }
    return "open"
  }

  /// Whether nobody works on it any more.
  package var isOver: Bool { reached(.resolved) != nil || reached(.closed) != nil }

  /// When it began, as far as people said: the impact's start, else detection, else opening.
  package var beganAt: Instant { reached(.started) ?? reached(.detected) ?? openedAt }
}

extension Incident {
  /// How long it lasted, or has lasted by now: from its beginning to its resolution.
  package func duration(now: Instant) -> TimeSpan {
    (reached(.resolved) ?? reached(.closed) ?? max(now, beganAt)) - beganAt
  }

  /// How long it has been in its state: since it was mitigated, else as long as it has lasted.
  package func timeInState(now: Instant) -> TimeSpan {
    guard !isOver, let mitigated = reached(.mitigated) else { return duration(now: now) }
    return max(now, mitigated) - mitigated
  }
}

extension Incident {
  /// Neighbouring milestones that were reached in the wrong order, as pairs of what should come first
  /// and what should follow.
  package var milestonesOutOfOrder: [(earlier: Milestone, later: Milestone)] {
    let reached = Milestone.allCases.compactMap { milestone in
      self.reached(milestone).map { (milestone: milestone, at: $0) }
    }
    return zip(reached, reached.dropFirst()).filter { $0.at > $1.at }
      .map { (earlier: $0.milestone, later: $1.milestone) }
  }
}
