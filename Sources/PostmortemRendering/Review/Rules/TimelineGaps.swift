import IncidentModel

extension ReviewRule {
  static let timelineGaps = ReviewRule(
    name: "timeline-gaps",
    summary: "What happened in the half hours of which nothing is recorded?",
    examples: [
      Example(
        "a gap of 40 minutes",
        .example {
          $0.milestone(.detected, "08:00")
          $0.entry("08:00", "called")
          $0.entry("08:40", "restarted")
          $0.milestone(.resolved, "08:45")
        },
        ["between 08:00 and 08:40 (40 min)"]
      ),
      Example(
        "no gap, and quiet after the end",
        .example {
          $0.milestone(.detected, "08:00")
          $0.entry("08:10", "called")
          $0.milestone(.resolved, "08:20")
          $0.entry("11:00", "wrote it up")
        }
      ),
    ]
  ) { input in
    guard let from = input.incident.reached(.detected) ?? input.incident.reached(.started),
      let to = input.incident.reached(.resolved) ?? input.incident.reached(.mitigated), to > from
    else { return [] }
    let inside = input.snapshot.standingTimeline.map(\.sortTime).filter { $0 > from && $0 < to }
    let moments = ([from] + inside + [to]).sorted()
    return zip(moments, moments.dropFirst()).compactMap { early, late in
      guard late - early > .minutes(30) else { return nil }
      return ReviewRemark(
        """
        nothing is recorded between \(input.clock.time(early, on: from)) and \
        \(input.clock.time(late, on: from)) (\((late - early).words)): what happened? \
        scribe log --at TIME …
        """
      )
    }
  }
}
