import IncidentModel

/// When people noticed the incident, and by which entry that is known.
struct Detection: Sendable {
  /// When, in UTC.
  var time: Instant
  /// The entry that says so; nil where the journal shows none.
  var entry: TimelineEntry?
  /// What is known: `was detected`, or less.
  var words: String

  /// The milestone `detected`, else `acknowledged`, else the opening of the incident.
  init(
    in snapshot: IncidentSnapshot,
    milestones: [Milestone: Incident.ReachedMilestone]
  ) {
    let incident = snapshot.incident
    for (milestone, words) in [
      (Milestone.detected, "was detected"), (.acknowledged, "was acknowledged"),
    ] {
      guard let reached = milestones[milestone], let time = reached.time.from else {
        continue
      }
      self.time = time
      self.words = words
      entry = snapshot.timeline.first { $0.number == reached.entry }
      return
    }
    entry = snapshot.timeline.first { $0.kind == .incidentOpened }
    time = entry?.occurred.from ?? incident.openedAt
    words = "was opened"
  }
}
