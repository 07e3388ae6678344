package import BackupLedger
import IncidentModel

extension Correlation {
  /// What the backups could give back: the ledger against what people recorded and the logs show.
  package static func recovery(from input: CorrelationInput) -> RecoveryAssessment {
    RecoveryAssessment.assess(runs: input.runs, facts: CaseFile(input).recoveryFacts)
  }
}

extension CaseFile {
  /// What is known of the incident as far as recovery asks for it.
  var recoveryFacts: RecoveryFacts {
    var facts = RecoveryFacts()
    facts.firstSymptom = episode.map { evidence($0.first.position) }
    facts.impact = input.snapshot.incident.milestones[.started].flatMap { reached in
      evidence(of: reached, named: "impact started")
    }
    facts.restores = restoreActs
    facts.losses = losses
    facts.changes = acts.filter { act in
      !act.hasFailed && !act.kinds.isDisjoint(with: [.schemaChange, .accounts])
    }.map { $0.entry.evidence }
    facts.stages = milestoneStages + serviceStages
    return facts
  }

  /// What says when data was lost: the first act that destroys data or the first damage in the logs,
  /// whichever came first; else the first sign of trouble, else the start of the impact.
  private var losses: [Evidence] {
    let firstRestore = restoreActs.first?.began ?? .distantFuture
    let destruction = entries.first { entry in
      guard entry.kind == .event, let time = entry.occurred.from, time < firstRestore,
        isDuringIncident(time), ![.communication, .decision, .escalation].contains(entry.eventKind)
      else { return false }
      let said = entry.text + " " + (entry.command?.line ?? "")
      return Self.destroying.matches(said)
    }
    let damage = episode?.symptoms.first { [.corruption, .grantDamage].contains($0.kind) }
    // Of an act that took a while, what was written until its end is lost.
    let destroyed = destruction.map { entry in
      var evidence = entry.evidence
      evidence.time = entry.occurred.to ?? evidence.time
      return evidence
    }
    var found = [destroyed, damage.map { evidence($0.position) }].compactMap { $0 }
      .sorted { ($0.time ?? .distantFuture) < ($1.time ?? .distantFuture) }
    // Damage that was found when the server came up was there before, from the first sign on.
    if destruction == nil, let first = episode?.first, first.kind.severity == 3 {
      found = [evidence(first.position)]
    }
    if found.isEmpty, let first = episode?.first { found = [evidence(first.position)] }
    let started = input.snapshot.incident.milestones[.started].flatMap { reached in
      evidence(of: reached, named: "impact started")
    }
    return found.isEmpty ? [started].compactMap { $0 } : found
  }

  /// Words of entries that tell of data destroyed, where a star ends a stem.
  private static let destroying = PhraseTable(
    [
      [
        "rm -rf", "rm -r", "drop database", "dropped the database", "drop table",
        "dropped the table", "truncate*", "delete from", "deleted the data*", "deleted data*",
        "data directory removed", "removed the data*", "removed data*", "wiped*", "data loss",
        "data lost",
      ]
    ],
    .words
  )

  /// The restores on record and in logs from the first sign of trouble on.
  private var restoreActs: [RestoreAct] {
    let from = episode?.first.time ?? (input.snapshot.incident.beganAt - .hours(1))
    // A second account of what another entry tells is no second restore.
    let said = acts.filter { act in
      act.kinds.contains(.restore) && !act.hasFailed && act.time > from && act.entry.about == nil
    }.map { act in
      RestoreAct(
        began: act.time,
        ended: act.entry.occurred.to ?? act.entry.command.map { act.time + $0.duration },
        said: act.entry.text + " " + (act.entry.command?.line ?? ""),
        evidence: act.entry.evidence
      )
    }
    let logged = input.runs.compactMap { run -> RestoreAct? in
      guard run.operation == .restore, run.verdict == .ok, let start = run.start, start > from,
        let evidence = run.evidence.first, evidence.line != nil
      else { return nil }
      return RestoreAct(
        began: start,
        ended: run.end,
        said: run.artefact ?? "",
        evidence: evidence
      )
    }
    return (said + logged).sorted { $0.began < $1.began }
  }

  private var milestoneStages: [RecoveryStage] {
    let incident = input.snapshot.incident
    return Milestone.allCases.filter { $0 != .started && $0 != .closed }.compactMap { milestone in
      guard let reached = incident.milestones[milestone], let at = reached.time.from,
        let shown = evidence(of: reached, named: milestone.title)
      else { return nil }
      return RecoveryStage(
        milestone.title,
        at: at,
        isRough: reached.time.precision != .exact,
        evidence: shown
      )
    }
  }

  /// When a server took connections again after the last restore, as its log shows.
  private var serviceStages: [RecoveryStage] {
    guard let restored = restoreActs.last else { return [] }
    let since = restored.ended ?? restored.began
    let up = Correlation.serverIntervals(in: records).filter { $0.state == .up && $0.from >= since }
      .min { $0.from < $1.from }
    guard let up, up.from - since < .hours(24), let line = up.evidence.first else { return [] }
    return [RecoveryStage("server took connections again", at: up.from, evidence: line)]
  }

  private func evidence(of reached: Incident.ReachedMilestone, named title: String) -> Evidence? {
    guard let time = reached.time.from else { return nil }
    return Evidence(source: "E\(reached.entry)", time: time, text: title)
  }
}
