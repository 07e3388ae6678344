import IncidentModel
import IncidentStorage

/// Findings by what people type: short ids, or the names of rules.
struct NamedFindings {
  /// What the journal keeps of them: their fingerprints, not their numbers.
  var references: [EntryBody.FindingReference] { found.map(\.reference) }

  private struct Found {
    var id: String
    var reference: EntryBody.FindingReference
    var verdict: IncidentSnapshot.FindingVerdict?
  }

  private var found: [Found]

  /// Looks up `F1`, or every finding of a rule such as `first-symptom`.
  ///
  /// - Throws: `CommandError` that names the first word for which there is no finding
  init(_ typed: [String], _ options: StoreOptions) throws {
    let known = try IncidentCase(options.incident, in: try options.openToWrite())
    found = try typed.flatMap { word -> [Found] in
      let found = known.findings.filter {
        $0.id.lowercased() == word.lowercased() || $0.rule == word
      }
      guard !found.isEmpty else {
        throw CommandError("there is no finding \(word.visible); `scribe correlate` shows them")
      }
      return found.map { finding in
        Found(
          id: finding.id,
          reference: .init(
            fingerprint: finding.fingerprint,
            rule: finding.rule,
            claim: finding.claim
          ),
          verdict: known.verdict(on: finding)
        )
      }
    }
  }

  /// Leaves out those of which people said the same before, and says so: the same word twice is one
  /// entry.
  mutating func leaveOut(_ word: String, where isSame: (IncidentSnapshot.FindingVerdict) -> Bool) {
    found.removeAll { finding in
      guard let verdict = finding.verdict, isSame(verdict) else { return false }
      Output.note("\(finding.id) is \(word) already (E\(verdict.entry)); nothing recorded")
      return true
    }
  }
}
