import IncidentModel

extension ReviewRule {
  static let followUpDue = ReviewRule(
    name: "follow-up-due",
    summary: "Has every open follow-up a day by which it is due?",
    examples: [
      Example("some day", .example { $0.todo("Test restores", due: nil) }, ["T1 has no due day"]),
      Example("a day", .example { $0.todo("Test restores") }),
    ]
  ) { input in
    input.standingFollowUps.filter { !$0.state.isClosed && ($0.due ?? "").isEmpty }.map {
      ReviewRemark("\($0.shortID) has no due day", about: [$0.shortID.description])
    }
  }
}
