import BackupLedger
import IncidentModel

extension FindingRule {
  /// Backup runs that cannot be trusted, and how long there was no good one.
  static let backupRuns = FindingRule(
    name: "backup-runs",
    title: "Backup runs that failed",
    summary: """
      For each database, the runs in the backup logs that failed, were partial, empty or missed, or \
      whose outcome is not told, and the longest time between two good ones. Strong where a run is \
      known to be bad, weak where outcomes are only unknown. Nothing is claimed where every run is \
      good. A run that no schedule called for and no log shows is not counted.
      """,
    examples: [
      CaseExample(
        "Two bad runs between good ones",
        entries: "2024-03-10 08:00:00 opened: Restore wanted",
        runs: """
          2024-03-01 00:00:01 ok mysqldump-script stockdb: the dump has its trailer
          2024-03-03 00:00:01 failed mysqldump-script stockdb: access was denied
          2024-03-05 00:00:01 missed mysqldump-script stockdb: no log shows it
          2024-03-07 00:00:01 ok mysqldump-script stockdb: the dump has its trailer
          """,
        expects: [
          CaseExample.Expectation(
            """
            Of 4 backup runs of stockdb, 2 are good; 1 failed and 1 was missed. The longest time \
            without a good one is 6 d, until 7 March 00:00:01 (UTC).
            """,
            .strong,
            ["cron_log.txt:2", "cron_log.txt:3"]
          )
        ]
      ),
      CaseExample(
        "Every run is good",
        entries: "2024-03-10 08:00:00 opened: Restore wanted",
        runs: "2024-03-01 00:00:01 ok mysqldump-script stockdb: the dump has its trailer"
      ),
    ],
    evaluate: { file in
      var names: [String] = []
      var runs: [String: [BackupRun]] = [:]
      for run in file.input.runs where run.operation.makesBackup {
        let name = run.database ?? run.tool
        if runs[name] == nil { names.append(name) }
        runs[name, default: []].append(run)
      }
      return names.compactMap { name in
        runsFinding(of: name, (runs[name] ?? []).sorted { $0.sortTime < $1.sortTime }, in: file)
      }
    }
  )

  private static func runsFinding(
    of name: String,
    _ runs: [BackupRun],
    in file: CaseFile
  ) -> Finding? {
    let bad = runs.filter { $0.verdict != .ok }
    let evidence = bad.flatMap { $0.evidence.prefix(1) }
    guard !bad.isEmpty, !evidence.isEmpty else { return nil }
    let counts: [(BackupVerdict, String)] = [
      (.failed, "failed"), (.partial, "partial"), (.empty, "empty"), (.missed, "missed"),
      (.unknown, "of unknown outcome"),
    ]
    let named = counts.compactMap { verdict, word -> String? in
      let count = bad.count { $0.verdict == verdict }
      guard count > 0 else { return nil }
      return verdict == .failed
        ? "\(count) failed" : "\(count) \(count == 1 ? "was" : "were") \(word)"
    }
    let good = runs.filter { $0.verdict == .ok }
    var claim = """
      Of \(Wording.count(runs.count, "backup run")) of \(name), \(good.count) \
      \(good.count == 1 ? "is" : "are") good; \(Wording.list(named)).
      """
    let moments = good.compactMap(\.moment)
    let pause = zip(moments, moments.dropFirst()).max { $0.1 - $0.0 < $1.1 - $1.0 }
    if let pause {
      claim += """
         The longest time without a good one is \((pause.1 - pause.0).words), until \
        \(file.wording.dated(pause.1))\(file.wording.zoneName).
        """
    }
    return Finding(
      rule: "backup-runs",
      claim: claim,
      from: runs.compactMap(\.moment).min(),
      to: runs.compactMap(\.moment).max(),
      confidence: bad.contains { $0.verdict != .unknown } ? .strong : .weak,
      evidence: Array(evidence.prefix(24)),
      caveat: "Backups whose logs were not given are not counted.",
      weight: 58
    )
  }
}
