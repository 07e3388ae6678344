import BackupLedger
import IncidentModel

extension FindingRule {
  /// What a restore brought back, and what it could not.
  static let dataLoss = FindingRule(
    name: "data-loss",
    title: "Restore and loss",
    summary: """
      For the first recorded restore after the first sign of trouble: the newest backup before that \
      sign that may be good, the time for which data is missing after it, the recorded changes in \
      that time, later entries that report or mend what is missing, and how long it took from the \
      first sign to the restore. Moderate at most: which backup was restored is inferred from its \
      time unless the entry names its file. Without a recorded restore nothing is claimed.
      """,
    examples: [
      CaseExample(
        "A restore from before a schema change",
        log: """
          2024-03-02 00:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-01 15:10:00 action: ALTER TABLE items ADD COLUMN supplier
          2024-03-02 10:57:00 action: restored stockdb from the last backup
          2024-03-02 11:04:00 observation: application still fails: column supplier missing
          """,
        runs: "2024-03-01 00:00:01 ok mysqldump-script stockdb: the dump has its trailer",
        expects: [
          CaseExample.Expectation(
            """
            E3 “restored stockdb from the last backup” at 10:57:00 (UTC) went back to the backup of \
            1 March 00:00:01, as far as the times tell: 4 h 17 min after the first sign of trouble. \
            What was written between 1 March 00:00:01 and 2 March 06:40:00 is not in it, among \
            it E2 “ALTER TABLE items ADD COLUMN supplier”. E4 “application still fails: column \
            supplier missing” fits that.
            """,
            .moderate,
            ["E3", "cron_log.txt:1", "E2", "E4", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "Nothing was restored",
        log: "2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './a/b'",
        entries: "2024-03-02 08:31:00 opened: No stock shown",
        runs: "2024-03-01 00:00:01 ok mysqldump-script stockdb: the dump has its trailer"
      ),
    ],
    evaluate: { file in
      guard let sign = file.episode?.first,
        let restore = file.acts.first(where: { $0.time > sign.time && $0.kinds.contains(.restore) })
      else { return [] }
      return [restoreFinding(restore, after: sign, in: file)].compactMap { $0 }
    }
  )

  private static func restoreFinding(
    _ restore: HumanAct,
    after sign: Symptom,
    in file: CaseFile
  ) -> Finding? {
    let trusted = file.input.runs.filter { run in
      run.operation.makesBackup && run.moment.map { $0 <= sign.time } ?? false
        && (run.verdict == .ok || run.verdict == .unknown || run.verdict == .partial)
    }
    let newest = trusted.sorted { $0.sortTime < $1.sortTime }
    guard let run = named(in: restore.entry, of: newest) ?? newest.last else { return nil }
    let wording = file.wording
    let at = run.snapshot ?? run.sortTime
    let changes = file.changes(after: at, until: sign.time)
    let echoes = file.entries.filter { entry in
      entry.kind == .event && (entry.occurred.from ?? restore.time) > restore.time
        && lossWords.matches(entry.text)
    }
    var claim = """
      \(restore.words) at \(wording.time(restore.time))\(wording.zoneName) went back to the backup of \
      \(wording.dated(at)), as far as the times tell: \((restore.time - sign.time).words) after the \
      first sign of trouble. What was written \(wording.between(at, sign.time)) is not in it
      """
    claim += changes.isEmpty ? "." : ", among it \(Wording.list(changes.map(\.words), upTo: 4))."
    if !echoes.isEmpty {
      let names = echoes.map { "\($0.shortID) \(Wording.quoted($0.text))" }
      claim += " \(Wording.list(names, upTo: 2)) \(echoes.count == 1 ? "fits" : "fit") that."
    }
    return Finding(
      rule: "data-loss",
      claim: claim,
      from: at,
      to: sign.time,
      confidence: run.verdict == .ok ? .moderate : .weak,
      about: [restore.entry.shortID.description],
      evidence: [restore.entry.evidence] + run.evidence.prefix(2)
        + changes.prefix(4).map(\.entry.evidence) + echoes.prefix(2).map(\.evidence)
        + [file.evidence(sign.position)],
      caveat: """
        Binary logs, an export from the damaged server or other copies may have brought more back; \
        what was written between the first sign and the restore is lost as well unless they did.
        """,
      weight: 79
    )
  }

  /// The run whose file the entry names.
  private static func named(in entry: TimelineEntry, of runs: [BackupRun]) -> BackupRun? {
    let said = entry.text + " " + (entry.command?.line ?? "")
    return runs.last { run in
      guard let name = run.artefact?.split(separator: "/").last, name.count > 4 else {
        return false
      }
      return TextSearch.contains(said, String(name))
    }
  }

  private static let lossWords = PhraseTable(
    [["missing", "unknown column*", "lost", "loss", "not there", "gone", "doesn't exist"]],
    .words
  )
}
