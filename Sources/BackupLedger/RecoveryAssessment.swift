package import IncidentModel

/// What a loss of data costs with the backups that there are: pure values, each with its evidence.
package struct RecoveryAssessment: Sendable, Hashable {
  /// The last backup that can be trusted and was begun before the first symptom, one a database.
  package var lastTrusted: [BackupRun] = []
  /// Backups begun after the first symptom: they may hold the damage.
  package var suspicious: [BackupRun] = []
  /// Runs between the last trusted one and the loss (or the last evidence) that failed, were missed, or
  /// cannot be told.
  package var gaps: [BackupRun] = []
  /// The runs that a restore used, as far as the restore's lines name them.
  package var restored: [BackupRun] = []
  /// What was lost: from the last trusted snapshot to the loss; nil where either is unknown.
  package var loss: LossWindow?
  /// The last restore or drill that worked, before the loss; nil where none is on record.
  package var lastProvenRestore: BackupRun?

  package init() {}
}

/// A stretch of time whose data no backup holds, as a span where its begin is not known to the second.
package struct LossWindow: Sendable, Hashable {
  /// The moment whose data the backup holds at the earliest: the dump's begin.
  package var fromEarliest: Instant
  /// The moment whose data the backup holds at the latest: the dump's end.
  package var fromLatest: Instant
  /// The loss.
  package var to: Instant
  /// The backup that the window begins with.
  package var backup: BackupRun

  /// The actual recovery point at its longest and shortest.
  package var longest: TimeSpan { to - fromEarliest }
  /// The shortest that the loss can be.
  package var shortest: TimeSpan { to - fromLatest }

  /// `6 h 7 min`, or `6 h 7 min to 6 h 12 min` where the snapshot is not known to the second.
  package var words: String {
    shortest.words == longest.words ? longest.words : "\(shortest.words) to \(longest.words)"
  }
}

extension RecoveryAssessment {
  /// Assesses the runs of a ledger against an incident.
  ///
  /// - Parameters:
  ///   - runs: the ledger's runs, ascending by start
  ///   - firstSymptom: when damage first showed; backups begun from then on are suspicious
  ///   - lossEvent: when data was lost; the first symptom where that is not known
  ///   - restores: artefacts that a restore used, as paths or names, oldest first
  /// - Returns: what can be said; empty parts where the runs do not tell
  package static func assess(
    runs: [BackupRun],
    firstSymptom: Instant?,
    lossEvent: Instant?,
    restores: [String] = []
  ) -> RecoveryAssessment {
    var result = RecoveryAssessment()
    let loss = lossEvent ?? firstSymptom
    let limit = firstSymptom ?? lossEvent
    let backups = runs.filter(\.operation.makesBackup)
    let names = Set(restores.map(fileName))
    result.restored = backups.filter { run in
      run.artefact.map { names.contains(fileName($0)) } ?? false
    }

    var latest: [String: BackupRun] = [:]
    var order: [String] = []
    for run in backups {
      guard let start = run.start else { continue }
      if let limit, start >= limit {
        if run.verdict != .missed { result.suspicious.append(run) }
        continue
      }
      guard run.verdict == .ok, !wasDeleted(run, before: loss) else { continue }
      let key = run.database ?? ""
      if latest[key] == nil { order.append(key) }
      latest[key] = run
    }
    result.lastTrusted = order.compactMap { latest[$0] }

    if let oldest = result.lastTrusted.compactMap(\.start).min() {
      result.gaps = backups.filter { run in
        guard let start = run.start, start > oldest, run.verdict != .ok else { return false }
        return limit.map { start < $0 } ?? true
      }
    } else {
      result.gaps = backups.filter { run in
        run.verdict != .ok && (limit.flatMap { end in run.start.map { $0 < end } } ?? true)
      }
    }

    // What was restored decides over what could have been.
    let basis = result.restored.isEmpty ? result.lastTrusted : result.restored
    if let loss, let worst = basis.min(by: { held($0).lowerBound < held($1).lowerBound }),
      worst.start != nil
    {
      let span = held(worst)
      result.loss = LossWindow(
        fromEarliest: span.lowerBound,
        fromLatest: min(span.upperBound, max(loss, span.lowerBound)),
        to: loss,
        backup: worst
      )
    }
    result.lastProvenRestore = runs.last { run in
      guard run.operation == .restore, run.verdict == .ok else { return false }
      return loss.flatMap { end in run.start.map { $0 < end } } ?? true
    }
    return result
  }

  /// Between which moments the data that a run holds was read: its snapshot where that is known, else
  /// anywhere from begin to end, since a dump without `--single-transaction` reads table after table.
  private static func held(_ run: BackupRun) -> ClosedRange<Instant> {
    if let snapshot = run.snapshot { return snapshot...snapshot }
    let start = run.start ?? Instant(microseconds: 0)
    return start...max(start, run.end ?? start)
  }

  private static func wasDeleted(_ run: BackupRun, before loss: Instant?) -> Bool {
    guard let deletion = run.deletion else { return false }
    guard let loss, let time = deletion.time else { return true }
    return time < loss
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
