package import IncidentModel

/// What a loss of data costs with the backups that there are: pure values, each with its evidence.
package struct RecoveryAssessment: Sendable, Hashable {
  /// What was known of the incident.
  package var facts = RecoveryFacts()
  /// The last backup that can be trusted and was begun before the first symptom, one a database.
  package var lastTrusted: [BackupRun] = []
  /// Backups begun after the first symptom and before any restore: they may hold the damage.
  package var suspicious: [BackupRun] = []
  /// Backups begun after the last restore: they hold what was restored.
  package var sinceRestore: [BackupRun] = []
  /// Runs between the last trusted one and the loss (or the last evidence) that failed, were missed, or
  /// cannot be told.
  package var gaps: [BackupRun] = []
  /// The restores, and what each went back to.
  package var restores: [UsedRestore] = []
  /// What was lost: from the snapshot that was restored, or of the last trusted backup where no restore
  /// is on record, to the loss; nil where either is unknown.
  package var loss: LossWindow?
  /// Changes of schema or accounts after that snapshot and before the loss: the backup has none of them.
  package var missingChanges: [Evidence] = []
  /// The steps back to service, ascending by time.
  package var stages: [RecoveryStage] = []
  /// The last restore or drill that worked, before the loss; nil where none is on record.
  package var lastProvenRestore: BackupRun?
  /// Sources that say different things of the same matter.
  package var conflicts: [Conflict] = []

  package init() {}

  /// A restore, and the backups that it went back to.
  package struct UsedRestore: Sendable, Hashable {
    package var act: RestoreAct
    /// Empty where no backup is known from before it.
    package var runs: [BackupRun]
    /// Whether the restore names its backup; else it is the last trusted one, by time alone.
    package var isNamed: Bool
  }

  /// Two or more sources that do not agree.
  package struct Conflict: Sendable, Hashable {
    /// What they are about: `when data was lost`.
    package var about: String
    package var sources: [Evidence]
  }

  /// Whether a restore is on record whose backup is known.
  package var isActual: Bool { restores.contains { !$0.runs.isEmpty } }

  /// From when recovery times count, in UTC.
  package var began: Evidence? { facts.impact ?? facts.firstSymptom ?? facts.losses.first }
}

extension RecoveryAssessment {
  /// Assesses the runs of a ledger against an incident.
  ///
  /// - Parameters:
  ///   - runs: the ledger's runs, drills among them, ascending by start
  ///   - facts: what is known of the incident
  /// - Returns: what can be said; empty parts where the runs do not tell
  package static func assess(runs: [BackupRun], facts: RecoveryFacts) -> RecoveryAssessment {
    var result = RecoveryAssessment()
    result.facts = facts
    let loss = facts.losses.first?.time ?? facts.firstSymptom?.time
    let limit = facts.firstSymptom?.time ?? loss
    let backups = runs.filter(\.operation.makesBackup)
    result.lastTrusted = lastTrusted(in: backups, before: limit, loss: loss)
    if let limit {
      let later = backups.filter { run in
        run.verdict != .missed && run.start.map { $0 >= limit } ?? false
      }
      let restored = facts.restores.last.map { $0.ended ?? $0.began }
      result.suspicious = later.filter { run in
        restored.flatMap { end in run.start.map { $0 < end } } ?? true
      }
      result.sinceRestore = later.filter { !result.suspicious.contains($0) }
    }
    result.gaps = gaps(in: backups, after: result.lastTrusted, before: limit)
    result.restores = restores(in: runs, facts: facts, trusted: result.lastTrusted)
    // What was restored decides over what could have been.
    let used = result.restores.flatMap(\.runs)
    let basis = used.isEmpty ? result.lastTrusted : used
    if let loss {
      let windows = basis.compactMap { LossWindow(after: $0, until: loss) }
      result.loss = windows.max { $0.longest < $1.longest }
    }
    if let window = result.loss {
      result.missingChanges = facts.changes.filter { change in
        change.time.map { $0 >= window.fromEarliest && $0 < window.to } ?? false
      }
    }
    result.stages = stages(facts, result.restores)
    result.lastProvenRestore = runs.last { run in
      guard run.operation == .restore, run.verdict == .ok else { return false }
      return loss.flatMap { end in (run.end ?? run.start).map { $0 < end } } ?? true
    }
    result.conflicts = conflicts(facts, result.restores)
    return result
  }

  /// The last backup of each database; a copy of files that names none stands in only where there is no
  /// other.
  private static func lastTrusted(
    in backups: [BackupRun],
    before limit: Instant?,
    loss: Instant?
  ) -> [BackupRun] {
    var latest: [String: BackupRun] = [:]
    var order: [String] = []
    for run in backups where run.verdict == .ok && !run.wasDeleted(before: loss) {
      guard let start = run.start, limit.map({ start < $0 }) ?? true else { continue }
      let key = run.database ?? ""
      if latest[key] == nil { order.append(key) }
      latest[key] = run
    }
    if order.count > 1, latest[""].map(\.copiesFiles) ?? false { order.removeAll { $0.isEmpty } }
    return order.compactMap { latest[$0] }
  }

  private static func gaps(
    in backups: [BackupRun],
    after trusted: [BackupRun],
    before limit: Instant?
  ) -> [BackupRun] {
    let oldest = trusted.compactMap(\.start).min()
    return backups.filter { run in
      guard run.verdict != .ok else { return false }
      guard let start = run.start else { return oldest == nil }
      return oldest.map { start > $0 } ?? true && limit.map { start < $0 } ?? true
    }
  }

  private static func restores(
    in runs: [BackupRun],
    facts: RecoveryFacts,
    trusted: [BackupRun]
  ) -> [UsedRestore] {
    facts.restores.map { act in
      let named = runs.filter { run in
        guard run.operation.makesBackup, let name = run.artefact?.baseName,
          name.count > 4
        else { return false }
        return act.said.contains(name)
      }
      if !named.isEmpty { return UsedRestore(act: act, runs: named, isNamed: true) }
      let inferred = trusted.filter { $0.start.map { $0 < act.began } ?? false }
      let mentioned = inferred.filter { run in run.database.map(act.said.contains) ?? false }
      return UsedRestore(act: act, runs: mentioned.isEmpty ? inferred : mentioned, isNamed: false)
    }
  }

  private static func stages(
    _ facts: RecoveryFacts,
    _ restores: [UsedRestore]
  ) -> [RecoveryStage] {
    var stages = facts.stages
    for restore in restores {
      stages.append(
        RecoveryStage("restore began", at: restore.act.began, evidence: restore.act.evidence)
      )
      if let ended = restore.act.ended, ended > restore.act.began {
        stages.append(RecoveryStage("restore ended", at: ended, evidence: restore.act.evidence))
      }
    }
    return stages.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  /// A loss dated differently by several sources, and a restore that a log and an entry date ten minutes
  /// or more apart.
  private static func conflicts(
    _ facts: RecoveryFacts,
    _ restores: [UsedRestore]
  ) -> [Conflict] {
    var found: [Conflict] = []
    let times = facts.losses.compactMap(\.time)
    if let first = times.min(), let last = times.max(), last - first >= .minutes(1) {
      found.append(Conflict(about: "when data was lost", sources: facts.losses))
    }
    for (index, one) in restores.enumerated() {
      for other in restores[(index + 1)...]
      where (one.act.evidence.line == nil) != (other.act.evidence.line == nil) {
        let apart = max(one.act.began, other.act.began) - min(one.act.began, other.act.began)
        if apart >= .minutes(10), apart < .hours(3) {
          found.append(
            Conflict(
              about: "when it was restored",
              sources: [one.act.evidence, other.act.evidence]
            )
          )
        }
      }
    }
    return found
  }
}

extension BackupRun {
  /// Whether the artefact is known to have been deleted before a moment; where neither is dated, it is.
  fileprivate func wasDeleted(before loss: Instant?) -> Bool {
    guard let deletion else { return false }
    guard let loss, let time = deletion.time else { return true }
    return time < loss
  }

  /// Whether the tool copies files of any kind, rather than a database.
  fileprivate var copiesFiles: Bool {
    (BackupTool.copiers + [BackupTool.archivers.name]).contains(tool)
  }
}
