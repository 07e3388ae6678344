import GRDB
package import IncidentModel

extension IncidentStore {
  /// Gives findings their numbers: a finding keeps the number it once had, new ones get the next.
  ///
  /// - Throws: `StoreError`
  package func number(_ findings: [Finding], of incident: String) throws -> [Finding] {
    try write { database in
      try findings.map { finding in
        var finding = finding
        let known = try Int.fetchOne(
          database,
          sql: "SELECT number FROM finding WHERE incident_id = ? AND fingerprint = ?",
          arguments: [incident, finding.fingerprint]
        )
        if known == nil {
          try database.execute(
            sql: "INSERT INTO finding (incident_id, fingerprint, claim) VALUES (?, ?, ?)",
            arguments: [incident, finding.fingerprint, finding.claim]
          )
        }
        let number = known ?? Int(database.lastInsertedRowID)
        if known != nil {
          // The claim's numbers may change as evidence comes in; `search` finds the latest.
          try database.execute(
            sql: "UPDATE finding SET claim = ? WHERE number = ? AND claim <> ?",
            arguments: [finding.claim, number, finding.claim]
          )
        }
        finding.id = ShortID(.finding, number).description
        return finding
      }
    }
  }
}
