import IncidentModel

extension ReviewRule {
  /// First words that begin no order: articles, pronouns, comparatives and what is wished for.
  private static let notVerbs: Set<String> = [
    "the", "a", "an", "we", "i", "they", "it", "our", "more", "better", "less", "fewer", "no",
    "new", "regular", "proper", "good", "daily", "weekly", "monthly", "automatic", "automated",
    "backup", "backups", "alerts", "maybe", "possibly", "should", "need", "needs", "must", "all",
    "some", "improved", "replication", "documentation",
  ]
  /// Words with such an ending that are orders all the same.
  private static let verbs: Set<String> = [
    "mention", "partition", "provision", "version", "position", "question", "bring", "ring",
    "string", "implement", "document", "experiment", "increment", "comment", "supplement",
    "witness", "harness", "function", "transition", "condition", "station", "audit", "edit",
  ]

  static let followUpVerb = ReviewRule(
    name: "follow-up-verb",
    summary: "Does every follow-up begin with what is to be done?",
    examples: [
      Example(
        "verbs",
        .example {
          $0.todo("Alert on errors in the log")
          $0.todo("Document the restore")
        }
      ),
      Example(
        "nouns and wishes",
        .example {
          $0.todo("Better backups")
          $0.todo("Monitoring of the log")
          $0.todo("We should test restores")
        },
        ["T1 begins with “Better”", "T2 begins with “Monitoring”", "T3 begins with “We”"]
      ),
    ]
  ) { input in
    input.standingFollowUps.compactMap { followUp in
      let first = followUp.text.split { !$0.isLetter }.first.map(String.init) ?? ""
      let word = first.lowercased()
      let isNoun = ["tion", "ing", "ment", "ness", "ity", "ance", "ence"].contains {
        word.hasSuffix($0) && word.count > $0.count + 2
      }
      guard notVerbs.contains(word) || (isNoun && !verbs.contains(word)) || word.isEmpty else {
        return nil
      }
      return ReviewRemark(
        """
        \(followUp.shortID) begins with “\(first)”, not with a verb: say what is to be done, so that \
        it can be done
        """,
        about: [followUp.shortID.description]
      )
    }
  }
}
