import IncidentModel

extension ReviewRule {
  /// Beginnings that name no end: nobody can tell when it is done.
  private static let endless = [
    "investigate", "look into", "look at", "consider", "think about", "explore", "discuss",
    "be careful", "be more careful", "pay attention", "try to", "remember to", "make sure",
    "ensure that everyone", "keep an eye",
  ]

  static let followUpInvestigates = ReviewRule(
    name: "follow-up-open-ended",
    summary: "Can one tell when a follow-up is done?",
    examples: [
      Example(
        "investigate",
        .example {
          $0.todo("Investigate the crash")
          $0.todo("Consider a replica")
          $0.todo("Run the restore test every month")
        },
        ["T1 says “investigate”", "T2 says “consider”"]
      )
    ]
  ) { input in
    input.standingFollowUps.compactMap { followUp in
      let text = Words.trimmed(followUp.text).lowercased()
      guard let word = endless.first(where: { text == $0 || text.hasPrefix($0 + " ") }) else {
        return nil
      }
      return ReviewRemark(
        "\(followUp.shortID) says “\(word)”: what will be there when it is done?",
        about: [followUp.shortID.description]
      )
    }
  }
}
