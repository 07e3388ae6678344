import IncidentModel

extension ReviewRule {
  /// Words that put a person where a cause should be.
  private static let blame = [
    "human error", "operator error", "user error", "careless", "negligence", "incompetence",
    "should have known", "forgot to", "didn't pay attention", "failed to follow",
  ]

  static let personAsCause = ReviewRule(
    name: "person-as-cause",
    summary: "Does the cause lie in the system rather than in a person?",
    examples: [
      Example(
        "a name in the cause",
        .example {
          $0.entry("08:10", "restarted", by: "baraka")
          $0.section(.rootCause, "Baraka dropped the wrong table.")
        },
        ["names baraka"]
      ),
      Example(
        "human error",
        .example { $0.hypothesis("Human error on db1", .confirmed, "seen") },
        ["“human error” ends the question"]
      ),
      Example(
        "a cause in the system",
        .example {
          $0.entry("08:10", "restarted", by: "baraka")
          $0.section(.rootCause, "The prompt showed no host name (E3).")
        }
      ),
    ]
  ) { input in
    var texts: [(text: String, file: String, about: [String])] = []
    for section in [Section.rootCause, .trigger, .contributingFactors] {
      if let written = input.snapshot.sections[section] {
        texts.append((written.text, "section \(section.rawValue)", ["E\(written.entry)"]))
      }
    }
    for hypothesis in input.snapshot.hypotheses
    where hypothesis.state == .confirmed && !hypothesis.isRetracted {
      texts.append((hypothesis.text, "", [hypothesis.shortID.description]))
    }
    let names = PeopleNames(input.snapshot, areRoles: false).authors.filter { $0.count > 2 }
    return texts.flatMap { text, file, about -> [ReviewRemark] in
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let padded = " " + words.joined(separator: " ") + " "
      let named = names.filter { name in
        let folded = name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
        return !folded.isEmpty && padded.contains(" " + folded + " ")
      }
      let blamed = blame.filter { text.lowercased().contains($0) }
      return named.map {
        ReviewRemark(
          "the cause names \($0): what in the system let one person's step do this?",
          file: file,
          about: about
        )
      }
        + blamed.map {
          ReviewRemark(
            "“\($0)” ends the question where it should begin: what made it likely?",
            file: file,
            about: about
          )
        }
    }
  }
}
