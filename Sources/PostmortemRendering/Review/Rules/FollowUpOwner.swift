import IncidentModel

extension ReviewRule {
  static let followUpOwner = ReviewRule(
    name: "follow-up-owner",
    summary: "Has every open follow-up an owner?",
    examples: [
      Example("nobody's", .example { $0.todo("Test restores", owner: nil) }, ["T1 has no owner"]),
      Example("somebody's", .example { $0.todo("Test restores") }),
    ]
  ) { input in
    input.standingFollowUps.filter { !$0.state.isClosed && ($0.owner ?? "").isEmpty }.map {
      ReviewRemark(
        "\($0.shortID) has no owner: what is everybody's is nobody's",
        about: [$0.shortID.description]
      )
    }
  }
}
