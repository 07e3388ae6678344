import IncidentModel

extension ReviewRule {
  static let milestoneOrder = ReviewRule(
    name: "milestone-order",
    summary: "Do the milestones follow each other, and are start, detection and end there?",
    examples: [
      Example(
        "in order",
        .example {
          $0.milestone(.started, "08:00")
          $0.milestone(.detected, "08:20")
          $0.milestone(.resolved, "09:00")
        }
      ),
      Example(
        "resolved before it was detected, and no start",
        .example {
          $0.milestone(.detected, "08:20")
          $0.milestone(.resolved, "08:10")
        },
        ["resolved (08:10) lies before detected (08:20)", "impact started is not recorded"]
      ),
    ]
  ) { input in
    var remarks: [ReviewRemark] = []
    let reached = Milestone.allCases.compactMap { milestone in
      input.incident.milestones[milestone].map { (milestone: milestone, reached: $0) }
    }
    for (first, second) in zip(reached, reached.dropFirst()) {
      guard let early = first.reached.time.from, let late = second.reached.time.from, late < early
      else { continue }
      remarks.append(
        ReviewRemark(
          """
          \(second.milestone.title) (\(input.clock.time(late, on: early))) lies before \
          \(first.milestone.title) (\(input.clock.time(early))): scribe amend corrects the time
          """,
          about: ["E\(first.reached.entry)", "E\(second.reached.entry)"]
        )
      )
    }
    for milestone in [Milestone.started, .detected, .resolved]
    where input.incident.milestones[milestone] == nil {
      remarks.append(
        ReviewRemark(
          "\(milestone.title) is not recorded: scribe mark --at TIME \(milestone.rawValue)",
          about: [input.incident.shortID.description]
        )
      )
    }
    return remarks
  }
}
