package import IncidentModel

/// One way to draw a conclusion: pure, documented and tested by its own examples.
package struct FindingRule: Sendable {
  /// The name in findings and on the command line, `first-symptom`.
  package var name: String
  /// What it is about, as a heading.
  package var title: String
  /// What it concludes and from what, what its confidence means, and where its limits are.
  package var summary: String
  /// Small cases and what is found in them, those included in which nothing may be found.
  package var examples: [CaseExample]
  /// Draws the conclusions; empty where there are none.
  package var evaluate: @Sendable (CaseFile) -> [Finding]

  package init(
    name: String,
    title: String,
    summary: String,
    examples: [CaseExample],
    evaluate: @escaping @Sendable (CaseFile) -> [Finding]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.examples = examples
    self.evaluate = evaluate
  }

  /// The rule of this name; nil where there is none.
  package static func named(_ name: String) -> FindingRule? { all.first { $0.name == name } }
}
