import IncidentModel

/// When the incident was, as far as people said: milestones that contradict each other are set aside.
struct IncidentWindow: Sendable {
  /// A milestone that cannot be right beside the others.
  struct Contradiction: Sendable {
    /// The milestone that was set aside, and one that it contradicts.
    var milestone: Milestone
    var against: Milestone
  }

  /// When the impact began, as somebody recorded, and the entry's number; nil where nobody did.
  var impact: (time: Instant, entry: Int)?
  /// When people noticed.
  var detection: Detection
  /// When it was resolved, else the last entry: what lies later nobody spoke of.
  var closing: Instant
  /// The last moment that belongs to it: where nobody said that it was over, an hour more.
  var end: Instant
  /// What was set aside, in the order of milestones.
  var contradictions: [Contradiction]

  init(of snapshot: IncidentSnapshot) {
    let (kept, contradictions) = Self.consistent(snapshot)
    let detection = Detection(in: snapshot, milestones: kept)
    self.contradictions = contradictions
    self.detection = detection
    impact = kept[.started].flatMap { reached in
      reached.time.from.map { ($0, reached.entry) }
    }
    let aside = Set(
      contradictions.compactMap { snapshot.incident.milestones[$0.milestone]?.entry }
    )
    let entries = snapshot.standingTimeline.filter { !aside.contains($0.number) }
    func last(_ entries: [TimelineEntry]) -> Instant {
      max(entries.compactMap(\.occurred.from).max() ?? detection.time, detection.time)
    }
    closing = kept[.resolved]?.time.from ?? last(entries.filter(\.tellsOfIncident))
    end = kept[.resolved]?.time.from ?? last(entries) + .hours(1)
  }

  /// The milestones without those that stand before what they must follow: of every such pair the one
  /// that contradicts more of the others goes, of equals the one that lies further from the entries.
  private static func consistent(
    _ snapshot: IncidentSnapshot
  ) -> (kept: [Milestone: Incident.ReachedMilestone], aside: [Contradiction]) {
    var kept = snapshot.incident.milestones
    var aside: [Contradiction] = []
    let moments = snapshot.standingTimeline.filter { $0.kind != .milestoneReached }
      .compactMap(\.occurred.from).sorted()
    let middle = moments.isEmpty ? snapshot.incident.openedAt : moments[moments.count / 2]
    while true {
      let reached = Milestone.allCases.compactMap { milestone in
        kept[milestone]?.time.from.map { (milestone: milestone, at: $0) }
      }
      var against: [Milestone: [Milestone]] = [:]
      for (index, one) in reached.enumerated() {
        for other in reached.dropFirst(index + 1) where one.at > other.at {
          against[one.milestone, default: []].append(other.milestone)
          against[other.milestone, default: []].append(one.milestone)
        }
      }
      let worst = reached.filter { against[$0.milestone] != nil }.max { one, other in
        let (ours, theirs) = (
          against[one.milestone]?.count ?? 0, against[other.milestone]?.count ?? 0
        )
        return ours == theirs
          ? abs((one.at - middle).microseconds) < abs((other.at - middle).microseconds)
          : ours < theirs
      }
      guard let worst, let opposed = against[worst.milestone]?.first else { break }
      kept[worst.milestone] = nil
      aside.append(Contradiction(milestone: worst.milestone, against: opposed))
    }
    return (kept, aside)
  }
}

extension TimelineEntry {
  /// Whether it tells what happened, rather than what was gathered or written about it afterwards.
  var tellsOfIncident: Bool {
    switch kind {
    case .incidentOpened, .milestoneReached, .event, .effectObserved, .severityChanged, .roleTaken,
      .hypothesisProposed, .hypothesisNoted, .hypothesisSupported, .hypothesisRuledOut,
      .hypothesisConfirmed, .hypothesisReopened:
      true
    default: false
    }
  }
}
