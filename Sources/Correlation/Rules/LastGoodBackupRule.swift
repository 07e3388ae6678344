import BackupLedger
import IncidentModel

extension FindingRule {
  /// What there was to go back to, and what it cannot contain.
  static let lastGoodBackup = FindingRule(
    name: "last-good-backup",
    title: "Last good backup",
    summary: """
      For each database, the last backup before the first sign of trouble that the ledger trusts, \
      how old it was then, the runs after it that cannot be trusted, and the recorded changes (of \
      schema, accounts, data) that came after it began and are therefore not in it. Strong where the \
      run is verified by its log, moderate where its verdict is unknown, weak where the logs show no \
      trouble to go back before. Without binary logs, what was written after the backup began is not \
      in it; whether binary logs were there is not asked here.
      """,
    examples: [
      CaseExample(
        "A schema change after the backup",
        zone: "Africa/Nairobi",
        log: """
          2023-10-29 13:10:00 [Note] startup: mariadbd: ready for connections.
          2023-10-30 03:40:00 [Note] startup: Starting MariaDB 10.11.19 as process 17925
          2023-10-30 03:40:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=1
          """,
        entries: """
          2023-10-30 05:31:00 opened: No stock shown
          2023-10-29 12:10:00 action: ALTER TABLE items ADD COLUMN supplier
          """,
        runs: """
          2023-10-26 21:00:01 ok mysqldump-script stockdb: the dump has its trailer
          2023-10-28 21:00:01 ok mysqldump-script stockdb: the dump has its trailer
          """,
        expects: [
          CaseExample.Expectation(
            """
            The last good backup of stockdb before the first sign of trouble is that of 29 October \
            00:00:01 (Africa/Nairobi), 1 d 6 h before it. It cannot contain what was done after it: \
            E2 “ALTER TABLE items ADD COLUMN supplier” at 29 October 15:10:00. Up to 1 d 6 h of \
            changes, until 30 October 06:40:00, are not in it.
            """,
            .strong,
            ["cron_log.txt:2", "E2", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "A name that was mistyped once is no database without a backup",
        entries: "2024-03-02 09:31:00 opened: Slow",
        runs: """
          2024-03-01 00:00:01 ok mysqldump-script stockdb: the dump has its trailer
          2024-03-02 00:00:01 failed mysqldump-script stokdb: there is no such database
          """,
        expects: [
          CaseExample.Expectation(
            """
            The last good backup of stockdb before the incident was opened is that of 1 March \
            00:00:01 (UTC), 1 d 9 h before it. Up to 1 d 9 h of changes, until 2 March 09:31:00, are \
            not in it.
            """,
            .weak,
            ["cron_log.txt:1"]
          )
        ]
      ),
      CaseExample(
        "No log shows the trouble, but somebody says when it began",
        entries: """
          2024-03-02 09:31:00 opened: Rows are gone
          2024-03-02 04:00:00 started: said support
          """,
        runs: """
          2024-03-02 00:00:01 ok mysqldump-script stockdb: the dump has its trailer
          2024-03-02 05:00:01 ok mysqldump-script stockdb: the dump has its trailer
          """,
        expects: [
          CaseExample.Expectation(
            """
            The last good backup of stockdb before the impact began (E2) is that of 2 March 00:00:01 \
            (UTC), 3 h 59 min before it. Up to 3 h 59 min of changes, until 2 March 04:00:00, are not \
            in it.
            """,
            .weak,
            ["cron_log.txt:1", "E2"]
          )
        ]
      ),
      CaseExample("No runs, nothing to say", entries: "2024-03-02 09:31:00 opened: Slow"),
    ],
    evaluate: { file in
      BackupHistory.all(in: file).compactMap { $0.finding(in: file) }
    }
  )
}

/// The runs that backed up the same databases together.
private struct BackupHistory {
  /// The databases, as one name.
  var name: String
  /// The runs that have a time, in its order.
  var runs: [BackupRun]
  /// The runs of the other databases.
  var twins: [BackupRun] = []

  /// The histories by database; databases whose runs went alike share one.
  static func all(in file: CaseFile) -> [BackupHistory] {
    var names: [String] = []
    var byDatabase: [String: [BackupRun]] = [:]
    for run in file.input.runs where run.moment != nil && run.operation.makesBackup {
      let name = run.database ?? run.tool
      if byDatabase[name] == nil { names.append(name) }
      byDatabase[name, default: []].append(run)
    }
    var histories: [BackupHistory] = []
    for name in names {
      let runs = (byDatabase[name] ?? []).sorted { $0.sortTime < $1.sortTime }
      if let twin = histories.firstIndex(where: { $0.went(like: runs) }) {
        histories[twin].name += " and " + name
        histories[twin].twins += runs
      } else {
        histories.append(BackupHistory(name: name, runs: runs))
      }
    }
    return histories.filter { !$0.isSlip(of: histories) }
  }

  /// Whether the runs are a slip of another job rather than a database without backup: they name no
  /// database, or one that was seen once, and never went well where the same tool did.
  private func isSlip(of others: [BackupHistory]) -> Bool {
    let isStray = runs.count == 1 || runs.allSatisfy { $0.database == nil }
    let tools = Set(runs.map(\.tool))
    return isStray && !runs.contains { $0.verdict == .ok }
      && others.contains { other in
        other.runs.contains { $0.verdict == .ok && tools.contains($0.tool) }
      }
  }

  /// Whether the other runs came within ten minutes of these, with the same verdicts.
  private func went(like other: [BackupRun]) -> Bool {
    runs.count == other.count
      && zip(runs, other).allSatisfy { one, two in
        one.verdict == two.verdict && one.sortTime - two.sortTime <= .minutes(10)
          && two.sortTime - one.sortTime <= .minutes(10)
      }
  }

  func finding(in file: CaseFile) -> Finding? {
    let sign = file.episode?.first
    // Where no log shows the trouble, people may have said when it began.
    let impact =
      sign == nil ? file.window.impact.flatMap { $0.time < file.detection.time ? $0 : nil } : nil
    let limit = sign?.time ?? impact?.time ?? file.detection.time
    let before = runs.filter { ($0.end ?? $0.sortTime) <= limit }
    let kept = before.filter { $0.deletion == nil }
    let good = kept.last { $0.verdict == .ok }
    let hopeful = kept.last { $0.verdict == .unknown || $0.verdict == .partial }
    guard let run = good ?? hopeful else { return none(before, limit: limit, sign: sign, in: file) }
    let wording = file.wording
    let at = run.sortTime
    let event =
      sign != nil
      ? "the first sign of trouble"
      : impact.map { "the impact began (E\($0.entry))" } ?? "the incident \(file.detection.words)"
    let age = (limit - at).words
    var claim =
      good != nil
      ? "The last good backup of \(name) before \(event) is that of \(wording.dated(at))"
        + "\(wording.zoneName), \(age) before it."
      : "No backup of \(name) before \(event) is known to be good. The last that may be is that of "
        + "\(wording.dated(at))\(wording.zoneName), \(age) before it: \(run.reason)."
    let bad = before.filter { $0.sortTime > at && $0.verdict != .ok }
    if !bad.isEmpty { claim += " After it came \(Self.verdicts(of: bad))." }
    let changes = file.changes(after: run.snapshot ?? at, until: limit)
    if !changes.isEmpty {
      let named = changes.map { "\($0.words) at \(wording.time($0.time))" }
      claim += " It cannot contain what was done after it: \(Wording.list(named, upTo: 4))."
    }
    claim += " Up to \(age) of changes, until \(wording.dated(limit)), are not in it."
    let alike = twins.filter {
      $0.verdict == run.verdict && $0.sortTime >= at - .minutes(10)
        && $0.sortTime <= at + .minutes(10)
    }
    var evidence = Array(run.evidence.prefix(3))
    evidence += alike.prefix(3).flatMap { $0.evidence.prefix(2) }
    evidence += bad.prefix(3).flatMap { $0.evidence.prefix(1) }
    evidence += changes.prefix(4).map(\.entry.evidence)
    if let sign { evidence.append(file.evidence(sign.position)) }
    evidence += file.entries.filter { $0.number == impact?.entry }.map(\.evidence)
    return Finding(
      rule: "last-good-backup",
      claim: claim,
      from: at,
      to: limit,
      confidence: sign == nil ? .weak : good != nil ? .strong : .moderate,
      about: changes.prefix(4).map { $0.entry.shortID.description },
      evidence: evidence,
      caveat: "Binary logs, where they are kept, hold what came after the backup.",
      weight: 80
    )
  }

  /// What is known where no run before the trouble can be trusted.
  private func none(
    _ before: [BackupRun],
    limit: Instant,
    sign: Symptom?,
    in file: CaseFile
  ) -> Finding? {
    let evidence = before.flatMap { $0.evidence.prefix(1) }
    guard !evidence.isEmpty else { return nil }
    return Finding(
      rule: "last-good-backup",
      claim: """
        No good backup of \(name) from before \(file.wording.dated(limit))\(file.wording.zoneName) is \
        in the backup logs: \(Self.verdicts(of: before)).
        """,
      to: limit,
      confidence: sign == nil ? .weak : .strong,
      evidence: Array(evidence.suffix(6)),
      caveat: "Backups whose logs were not given are not counted.",
      weight: 86
    )
  }

  /// `2 failed and 1 missed runs`.
  private static func verdicts(of runs: [BackupRun]) -> String {
    let counts = BackupVerdict.allCases.compactMap { verdict -> String? in
      let count = runs.count { $0.verdict == verdict }
      let word = verdict == .unknown ? "of unknown outcome" : verdict.rawValue
      return count > 0 ? "\(count) \(word)" : nil
    }
    return "\(Wording.count(runs.count, "run")) (\(counts.joined(separator: ", ")))"
  }
}

extension BackupRun {
  /// When it began, or as near as is known.
  var moment: Instant? { start ?? snapshot ?? end }

  /// The same for sorting: runs without a time come first.
  var sortTime: Instant { moment ?? Instant(microseconds: .min) }
}

extension CaseFile {
  /// The recorded changes of schema and accounts in the span, in the order of time.
  func changes(after: Instant, until: Instant) -> [HumanAct] {
    acts.filter { act in
      act.time > after && act.time < until
        && !act.hasFailed && !act.kinds.isDisjoint(with: [.schemaChange, .accounts])
    }
  }
}
