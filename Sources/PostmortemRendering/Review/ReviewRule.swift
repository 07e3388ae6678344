import IncidentModel

/// What a reviewer would ask, and where.
package struct ReviewRemark: Sendable, Hashable, Encodable {
  /// The rule's name, `milestone-order`.
  package var rule: String
  /// One plain sentence, and what to do.
  package var message: String
  /// The document, or the section of the journal; empty where it is about the record.
  package var file: String
  /// 1-based; 0 where there is none.
  package var line: Int
  /// The entries, hypotheses or follow-ups that it is about.
  package var about: [String]

  init(
    rule: String = "",
    _ message: String,
    file: String = "",
    line: Int? = nil,
    about: [String] = []
  ) {
    self.rule = rule
    self.message = message
    self.file = file
    self.line = line ?? 0
    self.about = about
  }

  /// As a compiler would say it: `postmortem.md:12: weekday: …`.
  package var text: String {
    let place =
      file.isEmpty
      ? about.joined(separator: ", ") : line > 0 ? "\(file):\(line)" : file
    return (place.isEmpty ? "" : place + ": ") + "\(message) [\(rule)]"
  }

  /// As one line of JSON.
  package var json: String {
    ((try? ContextEncoder.tree(of: self)) ?? .absent).compactJSON
  }
}

/// A question that a good reviewer asks of every postmortem.
package struct ReviewRule: Sendable {
  package var name: String
  /// What it asks, in one line.
  package var summary: String
  /// Inputs and what it says of them: its documentation and its tests.
  package var examples: [Example]
  private var evaluate: @Sendable (ReviewInput) -> [ReviewRemark]

  /// An input and the remarks it gives rise to.
  package struct Example: Sendable {
    package var name: String
    package var input: ReviewInput
    /// A part of each remark's message, in order; empty where there must be none.
    package var expected: [String]

    init(_ name: String, _ input: ReviewInput, _ expected: [String] = []) {
      self.name = name
      self.input = input
      self.expected = expected
    }
  }

  init(
    name: String,
    summary: String,
    examples: [Example],
    evaluate: @escaping @Sendable (ReviewInput) -> [ReviewRemark]
  ) {
    self.name = name
    self.summary = summary
    self.examples = examples
    self.evaluate = evaluate
  }

  /// What the rule has to say of an input.
  package func remarks(on input: ReviewInput) -> [ReviewRemark] {
    evaluate(input).map { remark in
      var remark = remark
      remark.rule = name
      return remark
    }
  }
}

/// What a good reviewer asks of a postmortem.
package enum PostmortemReview {
  /// Every rule, in the order of the questions; one more is a file and a line here.
  package static let rules: [ReviewRule] = [
    .severitySet, .milestoneOrder, .impactNumbers, .timelineGaps, .timelineEvidence,
    .openHypotheses, .personAsCause, .weekdayMatches, .unsupportedClaims, .claimsInEvidence,
    .sourcesExist, .followUpVerb,
    .followUpInvestigates, .followUpOwner, .followUpDue, .preventItem,
  ]

  /// All remarks, by rule.
  package static func remarks(on input: ReviewInput) -> [ReviewRemark] {
    rules.flatMap { $0.remarks(on: input) }
  }
}
