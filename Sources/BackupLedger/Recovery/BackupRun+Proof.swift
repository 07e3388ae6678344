package import IncidentModel

extension BackupLedger {
  /// Lays what the artefacts themselves show over what the logs say of them.
  ///
  /// A file tells more than a log: a whole dump makes an `unknown` run `ok`, a broken one makes an `ok`
  /// run what the file is. An error in the log stays an error even where the dump ends with its
  /// trailer, since `mysqldump --force` writes that too.
  ///
  /// - Parameters:
  ///   - reports: of `ArtefactVerification`; they find their runs by the artefact's name
  ///   - runs: of the ledger
  /// - Returns: the runs in the same order
  package static func applying(
    _ reports: [ArtefactReport],
    to runs: [BackupRun]
  ) -> [BackupRun] {
    var byName: [String: ArtefactReport] = [:]
    for report in reports { byName[report.path.baseName] = report }
    return runs.map { run in
      guard let name = run.artefact?.baseName, let report = byName[name],
        run.verdict != .missed
      else { return run }
      var run = run
      run.size = run.size ?? report.bytes
      switch (run.verdict, report.verdict) {
      case (.unknown, .unknown), (_, .unknown): return run
      case (.unknown, let verdict):
        run.verdict = verdict
        run.reason = "the artefact itself: \(report.reason)"
      case (.ok, .ok):
        run.reason += "; the artefact itself: \(report.reason)"
      case (.ok, let verdict):
        run.reason = "the artefact itself: \(report.reason); its log said: \(run.reason)"
        run.verdict = verdict
      default:
        run.reason += "; the artefact itself: \(report.reason)"
      }
      run.evidence.append(Evidence(source: report.path, time: report.modified, text: report.reason))
      return run
    }
  }

  /// Takes a restore as proof of the backup that it used.
  ///
  /// - Parameters:
  ///   - restores: the latest of each artefact decides, the last in order
  ///   - runs: of the ledger
  /// - Returns: the runs in the same order; an `unknown` one that was restored is `ok`, and an `ok` one
  ///   whose restore failed is `unknown`, with what both sources say
  package static func applying(
    restores: [ProvenRestore],
    to runs: [BackupRun]
  ) -> [BackupRun] {
    runs.map { run in
      guard run.operation.makesBackup, let name = run.artefact?.baseName,
        let proof = restores.last(where: { $0.artefact.baseName == name }),
        run.verdict == .unknown || run.verdict == .ok
      else { return run }
      var run = run
      let outcome = proof.hasWorked ? "it was restored" : "its restore failed"
      let log = run.verdict == .ok && !proof.hasWorked ? "its log said: \(run.reason)" : run.reason
      run.reason = "\(outcome) (\(proof.evidence.label)); \(log)"
      run.verdict = proof.hasWorked ? .ok : .unknown
      run.evidence.append(proof.evidence)
      return run
    }
  }

  /// An artefact that somebody restored, or tried to.
  package struct ProvenRestore: Sendable, Hashable {
    /// The name or path of the artefact.
    package var artefact: String
    package var hasWorked: Bool
    /// The entry or line that tells so.
    package var evidence: Evidence

    package init(artefact: String, hasWorked: Bool = true, evidence: Evidence) {
      self.artefact = artefact
      self.hasWorked = hasWorked
      self.evidence = evidence
    }
  }
}
