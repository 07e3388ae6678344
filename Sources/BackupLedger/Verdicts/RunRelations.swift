import IncidentModel

/// What runs mean for each other: an incremental's base, and what was deleted later.
enum RunRelations {
  /// Settles chains, deletions and sizes over the runs, which are ascending by start.
  static func settle(
    _ entries: inout [LedgerEntry],
    deletions: [(path: String, evidence: Evidence)],
    ageLimits: [(log: String, days: Int, evidence: Evidence)] = []
  ) {
    noteDeletions(&entries, deletions)
    noteAgeLimits(&entries, ageLimits)
    noteFailedUses(&entries)
    settleChains(&entries)
    noteShrinking(&entries)
  }

  /// An incremental is worth no more than what it builds on.
  ///
  /// By log position where the tool prints them; otherwise each builds on the run before it.
  private static func settleChains(_ entries: inout [LedgerEntry]) {
    for index in entries.indices
    where entries[index].run.operation == .incremental && entries[index].run.verdict == .ok {
      let base = baseIndex(of: index, in: entries)
      guard let base else {
        entries[index].run.verdict = .unknown
        entries[index].run.reason +=
          "; it is an incremental, and no log shows the backup it builds on"
        continue
      }
      let run = entries[base].run
      if let deletion = run.deletion {
        entries[index].run.verdict = .failed
        entries[index].run.reason +=
          "; it is an incremental, and the backup it builds on was deleted (\(deletion.label))"
        entries[index].run.evidence.append(deletion)
        continue
      }
      guard run.verdict != .ok else { continue }
      entries[index].run.verdict = run.verdict == .unknown ? .unknown : .failed
      entries[index].run.reason +=
        "; it is an incremental, and the backup it builds on is \(run.verdict.rawValue)"
      entries[index].run.evidence += run.evidence.prefix(1)
    }
  }

  /// A backup that could not be prepared or restored right afterwards, by the same log, is not to be
  /// trusted, though the fault may lie with the attempt.
  private static func noteFailedUses(_ entries: inout [LedgerEntry]) {
    var latest: [String: Int] = [:]
    for index in entries.indices {
      let run = entries[index].run
      let log = entries[index].log
      if run.operation.makesBackup {
        latest[log] = index
      } else if [.failed, .partial].contains(run.verdict), let backup = latest[log],
        entries[backup].run.verdict == .ok
      {
        entries[backup].run.verdict = .unknown
        entries[backup].run.reason +=
          "; but the \(run.operation.rawValue) that follows it in the log failed (\(run.reason))"
        entries[backup].run.evidence += run.evidence.prefix(1)
      }
    }
  }

  private static func baseIndex(of index: Int, in entries: [LedgerEntry]) -> Int? {
    let before = entries[..<index].indices.reversed()
    if let base = entries[index].base {
      return before.first { entries[$0].reach == base && entries[$0].run.operation.makesBackup }
    }
    return before.first {
      entries[$0].run.operation.makesBackup && entries[$0].log == entries[index].log
        && (entries[$0].run.database == entries[index].run.database
          || entries[$0].run.database == nil)
    }
  }

  /// What a log says is deleted by age is gone, though no line names it: the last good backup too.
  private static func noteAgeLimits(
    _ entries: inout [LedgerEntry],
    _ limits: [(log: String, days: Int, evidence: Evidence)]
  ) {
    for limit in limits {
      guard let time = limit.evidence.time else { continue }
      for index in entries.indices
      where entries[index].log == limit.log && entries[index].run.deletion == nil
        && entries[index].run.operation.makesBackup && entries[index].run.verdict != .missed
      {
        guard let start = entries[index].run.start, start < time - .days(limit.days) else {
          continue
        }
        entries[index].run.deletion = limit.evidence
        entries[index].run.reason +=
          "; by its age it was deleted later (\(limit.evidence.label))"
      }
    }
  }

  /// An artefact less than half as large as the last trusted one of the same job is worth a look; where
  /// nothing but the lack of errors speaks for the run, that is no longer enough.
  private static func noteShrinking(_ entries: inout [LedgerEntry]) {
    var sizes: [String: Int64] = [:]
    for index in entries.indices {
      let run = entries[index].run
      guard run.operation == .backup, let size = run.size,
        run.verdict == .ok || run.verdict == .unknown
      else { continue }
      let job = entries[index].log + "\u{0}" + (run.database ?? "") + "\u{0}" + run.tool
      if let before = sizes[job], size * 2 < before {
        entries[index].run.reason +=
          "; its artefact has \(size) bytes, less than half of the \(before) before it"
        if entries[index].isInferredGood { entries[index].run.verdict = .unknown }
      }
      sizes[job] = size
    }
  }

  private static func noteDeletions(
    _ entries: inout [LedgerEntry],
    _ deletions: [(path: String, evidence: Evidence)]
  ) {
    guard !deletions.isEmpty else { return }
    var byName: [String: [Int]] = [:]
    for index in entries.indices {
      guard let artefact = entries[index].run.artefact else { continue }
      byName[artefact.baseName, default: []].append(index)
    }
    for (path, evidence) in deletions {
      for index in byName[path.baseName] ?? [] {
        let start = entries[index].run.start
        if let start, let time = evidence.time, time <= start { continue }
        entries[index].run.deletion = evidence
        entries[index].run.reason += "; its artefact was deleted later (\(evidence.label))"
      }
    }
  }
}
