import IncidentModel

/// The findings that people accepted, as the journal keeps them: what somebody stands behind does not
/// vanish because entries or logs changed.
struct FindingsOnRecord {
  private let snapshot: IncidentSnapshot

  init(in snapshot: IncidentSnapshot) { self.snapshot = snapshot }

  /// The accepted findings that are not among those found now, in the order of their acceptance.
  func accepted(besides found: [Finding]) -> [Finding] {
    let present = Set(found.map(\.fingerprint))
    return snapshot.verdicts.filter { $0.value.isAccepted && !present.contains($0.key) }
      .sorted { $0.value.entry < $1.value.entry }
      .compactMap { fingerprint, verdict in
        guard let entry = snapshot.timeline.first(where: { $0.number == verdict.entry }) else {
          return nil
        }
        return Finding(
          id: entry.about?.description ?? entry.shortID.description,
          rule: fingerprint.split(separator: "|").first.map(String.init) ?? "accepted",
          claim: entry.text,
          confidence: .moderate,
          evidence: [
            Evidence(
              source: entry.shortID.description,
              time: entry.occurred.from,
              text: entry.sentence
            )
          ],
          caveat: """
            \(entry.shortID) accepted it; the entries and logs as they stand now do not lead to it any \
            more.
            """,
          formerly: fingerprint
        )
      }
  }
}
