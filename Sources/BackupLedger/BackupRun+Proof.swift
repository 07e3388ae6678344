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
    for report in reports { byName[fileName(report.path)] = report }
    return runs.map { run in
      guard let name = run.artefact.map(fileName), let report = byName[name],
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

  /// Takes a restore that worked as proof of the backup that it used.
  ///
  /// - Parameters:
  ///   - restores: names or paths of artefacts that were restored and then used, each with the entry or
  ///     line that tells so
  ///   - runs: of the ledger
  /// - Returns: the runs in the same order; an `unknown` one that was restored is `ok`
  package static func applying(
    restores: [(artefact: String, evidence: Evidence)],
    to runs: [BackupRun]
  ) -> [BackupRun] {
    runs.map { run in
      guard let name = run.artefact.map(fileName),
        let proof = restores.first(where: { fileName($0.artefact) == name }),
        run.verdict == .unknown || run.verdict == .ok
      else { return run }
      var run = run
      run.reason = "it was restored (\(proof.evidence.label)); " + run.reason
      run.verdict = .ok
      run.evidence.append(proof.evidence)
      return run
    }
  }

  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
