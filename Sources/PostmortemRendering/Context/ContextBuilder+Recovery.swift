import BackupLedger
import IncidentModel

/// What the assessment of the backups adds to the recovery point and time.
extension ContextBuilder {
  /// What the restore used, what may hold the damage, the steps back to service, and where sources
  /// differ: a sentence each, in this order.
  var recoveryNotes: [Prose] {
    guard let assessment = input.recovery else { return [] }
    var notes: [Prose] = assessment.restores.filter { $0.isNamed && !$0.runs.isEmpty }.map(restore)
    if !assessment.suspicious.isEmpty, !assessment.lastTrusted.isEmpty {
      notes.append(suspicious(assessment.suspicious))
    }
    if let stages = stages(assessment) { notes.append(stages) }
    notes += assessment.conflicts.map(conflict)
    return notes
  }

  private func restore(_ restore: RecoveryAssessment.UsedRestore) -> Prose {
    let used = Prose.list(restore.runs.map(named))
    let length: Prose =
      restore.act.ended.flatMap { $0 > restore.act.began ? $0 - restore.act.began : nil }
      .map { Prose(text: ", which took \($0.words)") } ?? ""
    let shown = restore.runs.flatMap { $0.evidence.prefix(1).map(\.label) }
    let source = sources([restore.act.evidence.label] + shown)
    let began = time(restore.act.began)
    return "\(strong: "Restored from:") \(used), from \(began) on\(length)\(source)"
  }

  private func suspicious(_ runs: [BackupRun]) -> Prose {
    let shown = Array(runs.prefix(4))
    let rest: Prose = runs.count > 4 ? Prose(text: " and \(runs.count - 4) more") : ""
    let labels = shown.flatMap { $0.evidence.prefix(1).map(\.label) }
    let title = "Taken after the first sign of trouble, so that they may hold the damage:"
    return "\(strong: title) \(Prose.list(shown.map(named)))\(rest)\(sources(labels))"
  }

  /// The steps back to service after the first, each with the time since the start.
  private func stages(_ assessment: RecoveryAssessment) -> Prose? {
    guard let began = assessment.began, let start = began.time else { return nil }
    let steps = assessment.stages.filter { $0.at > start }
    guard steps.contains(where: { $0.name.hasPrefix("restore") }) else { return nil }
    let words = steps.prefix(8).map { step -> Prose in
      let rough = step.isRough ? "about " : ""
      let source = sources([step.evidence.label])
      return "\(step.name) after \(rough)\((step.at - start).words)\(source)"
    }
    return "\(strong: "Steps back, counted from \(time(start)):") \(Prose.list(words))"
  }

  private func conflict(_ conflict: RecoveryAssessment.Conflict) -> Prose {
    let said = conflict.sources.map { source -> Prose in
      let moment = source.time.map(time) ?? "no time"
      return "\(moment)\(sources([source.label]))"
    }
    return "\(strong: "Sources differ on \(conflict.about):") \(Prose.list(said))"
  }

  private func named(_ run: BackupRun) -> Prose {
    let name = run.artefact.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let other = Prose(text: "the backup of \(run.database ?? run.tool)")
    let what: Prose = name.map { "\(code: $0)" } ?? other
    guard let at = run.snapshot ?? run.start else { return what }
    return "\(what) of \(time(at))"
  }
}
