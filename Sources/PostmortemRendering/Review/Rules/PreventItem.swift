import IncidentModel

extension ReviewRule {
  static let preventItem = ReviewRule(
    name: "prevent-item",
    summary: "Is anything done so that it does not happen again?",
    examples: [
      Example(
        "only repairs",
        .example { $0.todo("Repair the table") },
        ["no follow-up is of type prevent"]
      ),
      Example("prevention", .example { $0.todo("Take a backup before schema changes", .prevent) }),
      Example("no follow-up at all", .example { _ in }, ["there is no follow-up"]),
    ]
  ) { input in
    if input.standingFollowUps.isEmpty {
      return [
        ReviewRemark(
          "there is no follow-up: scribe todo --type prevent --owner NAME --due DATE TEXT"
        )
      ]
    }
    guard !input.standingFollowUps.contains(where: { $0.type == .prevent }) else { return [] }
    return [
      ReviewRemark(
        "no follow-up is of type prevent: what keeps it from happening again? scribe todo --type prevent"
      )
    ]
  }
}
