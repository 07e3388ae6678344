/// A length of time that every incident has: one milestone minus another.
package struct Metric: Sendable, Hashable {
  /// `time to detect`, as tables show it.
  package var name: String
  package var from: Milestone
  package var to: Milestone

  package init(name: String, from: Milestone, to: Milestone) {
    self.name = name
    self.from = from
    self.to = to
  }

  /// The built-in ones; users add theirs with `scribe stats --define`.
  package static let builtIn: [Metric] = [
    Metric(name: "time to detect", from: .started, to: .detected),
    Metric(name: "time to acknowledge", from: .detected, to: .acknowledged),
    Metric(name: "time to mitigate", from: .started, to: .mitigated),
    Metric(name: "time to resolve", from: .started, to: .resolved),
  ]

  /// Reads a definition such as `time to identify = identified - detected`.
  ///
  /// - Returns: nil where the text is none.
  package init?(parsing text: String) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    let name = sides[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else { return nil }
    let terms = sides[1].split { "-−–—".contains($0) }.map(\.trimmed)
    guard terms.count == 2, let to = Milestone(rawValue: terms[0].lowercased()),
      let from = Milestone(rawValue: terms[1].lowercased()), from != to
    else { return nil }
    self.init(name: name, from: from, to: to)
  }

  /// `resolved − started`.
  package var definition: String { "\(to.rawValue) − \(from.rawValue)" }

  /// The length in an incident; nil where a milestone is missing, or they stand in the wrong order.
  package func length(in incident: Incident) -> TimeSpan? {
    guard let from = incident.reached(from), let to = incident.reached(to), to >= from else {
      return nil
    }
    return to - from
  }
}
