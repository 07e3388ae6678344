import GRDB
package import IncidentModel

extension IncidentStore {
  /// Gives findings their numbers: a finding keeps the number it once had, new ones get the next.
  ///
  /// Where later evidence puts another line first, a finding of the same rule that still shows the
  /// line it was numbered with is the same finding. Findings that come back are marked new where
  /// others had numbers before them.
  ///
  /// - Throws: `StoreError`
  package func number(_ findings: [Finding], of incident: String) throws -> [Finding] {
    try write { database in
      var known = try NumberedFinding.all(database, of: incident)
      let hadAny = !known.isEmpty
      let present = Set(findings.map(\.presentFingerprint))
      return try findings.map { finding in
        var finding = finding
        let place =
          known.firstIndex { $0.fingerprint == finding.presentFingerprint }
          ?? known.firstIndex { $0.isEarlierForm(of: finding, besides: present) }
        if let place {
          let earlier = known.remove(at: place)
          finding.formerly = earlier.fingerprint
          finding.id = ShortID(.finding, earlier.number).description
          if earlier.claim != finding.claim {
            // The claim's numbers may change as evidence comes in; `search` finds the latest.
            try database.execute(
              sql: "UPDATE finding SET claim = ? WHERE number = ?",
              arguments: [finding.claim, earlier.number]
            )
          }
        } else {
          try database.execute(
            sql: "INSERT INTO finding (incident_id, fingerprint, claim) VALUES (?, ?, ?)",
            arguments: [incident, finding.fingerprint, finding.claim]
          )
          finding.id = ShortID(.finding, Int(database.lastInsertedRowID)).description
          finding.isNew = hadAny
        }
        return finding
      }
    }
  }

  /// The short id of the finding that an entry accepts or dismisses; nil where this database has not
  /// numbered it.
  static func finding(
    of body: EntryBody,
    in incident: String,
    _ database: Database
  ) throws -> ShortID? {
    let reference: EntryBody.FindingReference
    switch body {
    case .findingAccepted(let finding), .findingDismissed(let finding, _): reference = finding
    default: return nil
    }
    return try Int.fetchOne(
      database,
      sql: "SELECT number FROM finding WHERE incident_id = ? AND fingerprint = ?",
      arguments: [incident, reference.fingerprint]
    ).map { ShortID(.finding, $0) }
  }
}

/// Names the findings that an incident's entries accept or dismiss: their numbers are this database's
/// own, and therefore no part of the journal.
struct FindingNames {
  let database: Database
  let incident: String
  /// What the entries say, by number; read for the first one that needs it.
  private var bodies: [Int: EntryBody]?

  init(database: Database, incident: String) {
    self.database = database
    self.incident = incident
  }

  /// Names the finding that the entry is about, if it is about any.
  mutating func name(in entry: inout TimelineEntry) throws {
    guard entry.kind == .findingAccepted || entry.kind == .findingDismissed else { return }
    let bodies = try bodies ?? readBodies()
    self.bodies = bodies
    guard let body = bodies[entry.number] else { return }
    entry.about = try IncidentStore.finding(of: body, in: incident, database)
  }

  private func readBodies() throws -> [Int: EntryBody] {
    Dictionary(
      try JournalRow.all(database, of: incident).map { ($0.number, $0.entry.body) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// A finding as it was numbered.
private struct NumberedFinding {
  var number: Int
  var fingerprint: String
  var claim: String

  static func all(_ database: Database, of incident: String) throws -> [NumberedFinding] {
    try Row.fetchAll(
      database,
      sql: "SELECT number, fingerprint, claim FROM finding WHERE incident_id = ? ORDER BY number",
      arguments: [incident]
    ).map {
      NumberedFinding(number: $0["number"], fingerprint: $0["fingerprint"], claim: $0["claim"])
    }
  }

  /// Whether the finding is this one with more evidence: of the same rule, about the same entries, it
  /// shows the line that came first then, and no finding of now begins with that.
  func isEarlierForm(of finding: Finding, besides present: Set<String>) -> Bool {
    guard !present.contains(fingerprint) else { return false }
    let parts = fingerprint.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard let rule = parts.first, let label = parts.last, !label.isEmpty else { return false }
    return rule == finding.rule && Array(parts.dropFirst().dropLast()) == finding.about
      && finding.evidence.contains { $0.label == label }
  }
}
