import IncidentModel
import IncidentStorage

/// Findings by what people type: short ids, or the names of rules.
struct NamedFindings {
  /// What the journal keeps of them: their fingerprints, not their numbers.
  let references: [EntryBody.FindingReference]

  /// Looks up `F1`, or every finding of a rule such as `first-symptom`.
  ///
  /// - Throws: `CommandError` that names the first word for which there is no finding
  init(_ typed: [String], _ options: StoreOptions) throws {
    let known = try IncidentCase(options.incident, in: try options.openToWrite())
    references = try typed.flatMap { word -> [EntryBody.FindingReference] in
      let found = known.findings.filter {
        $0.id.lowercased() == word.lowercased() || $0.rule == word
      }
      guard !found.isEmpty else {
        throw CommandError("there is no finding \(word.visible); `scribe correlate` shows them")
      }
      return found.map { .init(fingerprint: $0.fingerprint, rule: $0.rule, claim: $0.claim) }
    }
  }
}
