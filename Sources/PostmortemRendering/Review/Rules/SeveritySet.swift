import IncidentModel

extension ReviewRule {
  static let severitySet = ReviewRule(
    name: "severity",
    summary: "Was the severity ever set?",
    examples: [
      Example("a severity", .example { $0.severity(.sev2) }),
      Example("none", .example { _ in }, ["severity was never set"]),
    ]
  ) { input in
    guard input.incident.severity == nil else { return [] }
    return [
      ReviewRemark(
        "the severity was never set: scribe severity sev2",
        about: [input.incident.shortID.description]
      )
    ]
  }
}
