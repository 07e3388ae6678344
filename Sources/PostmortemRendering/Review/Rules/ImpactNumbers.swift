import IncidentModel

extension ReviewRule {
  static let impactNumbers = ReviewRule(
    name: "impact-numbers",
    summary: "Does the impact say how many, how much?",
    examples: [
      Example("a number", .example { $0.section(.impact, "About 40 users saw errors (E3).") }),
      Example(
        "words only",
        .example { $0.section(.impact, "Many users saw errors.") },
        ["has no number"]
      ),
      Example("nothing", .example { _ in }, ["nobody wrote what the impact was"]),
    ]
  ) { input in
    guard let written = input.snapshot.sections[.impact] else {
      return [
        ReviewRemark(
          "nobody wrote what the impact was, in numbers: scribe write impact",
          file: "section impact"
        )
      ]
    }
    // A digit in a reference (`E3`) is no number of anything.
    let words = written.text.split { !$0.isLetter && !$0.isNumber }
    guard !words.contains(where: { $0.allSatisfy(\.isNumber) || $0.first?.isNumber == true }) else {
      return []
    }
    return [
      ReviewRemark(
        "the impact has no number: how many users, requests, orders, how much money?",
        file: "section impact",
        about: ["E\(written.entry)"]
      )
    ]
  }
}
