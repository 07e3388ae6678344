package import IncidentModel

/// What is known of an incident apart from its backups, as far as recovery asks for it.
package struct RecoveryFacts: Sendable, Hashable {
  /// When trouble first showed; backups begun from then on may hold the damage.
  package var firstSymptom: Evidence?
  /// When the impact on users began, from which recovery times count; else the first symptom.
  package var impact: Evidence?
  /// What says when data was lost, each with its time, the one to go by first.
  package var losses: [Evidence] = []
  /// The restores on record, ascending by begin.
  package var restores: [RestoreAct] = []
  /// Recorded changes of schema or accounts, ascending by time.
  package var changes: [Evidence] = []
  /// The steps back to service, in any order.
  package var stages: [RecoveryStage] = []

  package init() {}

  /// What is known where nothing but the moment of the loss is given.
  package init(lostAt loss: Instant) {
    losses = [Evidence(source: "--lost", time: loss, text: "as given")]
  }
}

/// A restore, as an entry or a log tells of it.
package struct RestoreAct: Sendable, Hashable {
  /// When it began, in UTC.
  package var began: Instant
  /// When it ended, in UTC; nil where nothing tells.
  package var ended: Instant?
  /// What was said or run, in which a backup may be named.
  package var said: String
  package var evidence: Evidence

  package init(began: Instant, ended: Instant? = nil, said: String, evidence: Evidence) {
    self.began = began
    self.ended = ended
    self.said = said
    self.evidence = evidence
  }
}

/// A step on the way back to service.
package struct RecoveryStage: Sendable, Hashable {
  /// What was reached: `detected`, `restore began`.
  package var name: String
  /// When, in UTC.
  package var at: Instant
  /// Whether the moment is approximate.
  package var isRough: Bool
  package var evidence: Evidence

  package init(_ name: String, at: Instant, isRough: Bool = false, evidence: Evidence) {
    self.name = name
    self.at = at
    self.isRough = isRough
    self.evidence = evidence
  }
}
