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
    self.evaluate = { file in
      evaluate(file).map { $0.namingOnce(file.wording.zoneName) }
    }
  }

  /// The rule of this name; nil where there is none.
  package static func named(_ name: String) -> FindingRule? { all.first { $0.name == name } }
}

extension Finding {
  /// The finding with a claim that says the words once, where it says them first.
  fileprivate func namingOnce(_ words: String) -> Finding {
    guard let first = TextSearch.offset(of: words, in: claim) else { return self }
    let end = first + words.utf8.count
    let head = claim.utf8.prefix(end)
    var rest = String(decoding: claim.utf8.dropFirst(end), as: UTF8.self)
    while let next = TextSearch.offset(of: words, in: rest) {
      let cut = rest.utf8.index(rest.startIndex, offsetBy: next)
      rest.removeSubrange(cut..<rest.utf8.index(cut, offsetBy: words.utf8.count))
    }
    var finding = self
    finding.claim = String(decoding: head, as: UTF8.self) + rest
    return finding
  }
}
