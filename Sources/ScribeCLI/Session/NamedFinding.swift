import IncidentModel
import IncidentStorage

/// A finding by the short id that people type.
struct NamedFinding {
  /// What the journal keeps of it: its fingerprint, not its number.
  let reference: EntryBody.FindingReference

  init(_ typed: String, _ options: StoreOptions) throws {
    let known = try IncidentCase(options.incident, in: try options.openToWrite())
    guard let finding = known.findings.first(where: { $0.id.lowercased() == typed.lowercased() })
    else {
      throw CommandError("there is no finding \(typed.visible); `scribe correlate` shows them")
    }
    reference = .init(fingerprint: finding.fingerprint, rule: finding.rule, claim: finding.claim)
  }
}
