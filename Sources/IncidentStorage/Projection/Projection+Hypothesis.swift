import GRDB
import IncidentModel

extension Projection {
  func propose(_ text: String, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: """
        INSERT INTO hypothesis (number, incident_id, entry, text, state, reason, settled_by,
          author, is_retracted)
        VALUES (?, ?, ?, ?, 'open', '', NULL, ?, ?)
        """,
      arguments: [
        fact.subject, fact.entry.incident, fact.number, text, fact.entry.author,
        fact.retractedBecause != nil,
      ]
    )
    try remember(hypothesis: fact.subject, fact)
  }

  /// Keeps that the entry is about the hypothesis.
  func note(_ target: String, _ fact: ProjectedFact) throws {
    try remember(hypothesis: try subject(of: target), fact)
  }

  func settle(
    _ target: String,
    _ state: HypothesisState,
    _ reason: String,
    _ fact: ProjectedFact
  ) throws {
    let hypothesis = try subject(of: target)
    try database.execute(
      sql: "UPDATE hypothesis SET state = ?, reason = ?, settled_by = ? WHERE number = ?",
      arguments: [state.rawValue, reason, fact.number, hypothesis]
    )
    try remember(hypothesis: hypothesis, fact)
  }

  private func remember(hypothesis: Int?, _ fact: ProjectedFact) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO hypothesis_entry (hypothesis, entry) VALUES (?, ?)",
      arguments: [hypothesis, fact.number]
    )
  }

  /// The number of the hypothesis or follow-up that the entry of this `id` began.
  func subject(of id: String) throws -> Int? {
    try Int.fetchOne(
      database,
      sql: "SELECT subject_number FROM journal_entry WHERE id = ?",
      arguments: [id]
    )
  }
}
