import IncidentModel

extension RunDraft {
  /// The run that the draft amounts to.
  func run(errorsShowInLog: Bool) -> BackupRun {
    let judgement = RunJudge.judge(self, errorsShowInLog: errorsShowInLog)
    var reason = judgement.reason
    if isInferred {
      reason +=
        "; its lines carry no time, and \(slotCount) slots of the schedule lie where the log "
        + "has it: this is the first free one"
    }
    if isDayOnly { reason += "; its lines carry the day and no time" }
    let lines = Set(judgement.lines.map(\.line)).subtracting([0])
    let carried = judgement.lines.filter { lines.contains($0.line) }
    let shown = carried.isEmpty ? Array(marks.filter { $0.line > 0 }.prefix(3)) : carried
    var evidence: [Evidence] = []
    for mark in shown.sorted(by: { $0.line < $1.line }).prefix(12)
    where evidence.last?.line != mark.line {
      evidence.append(
        Evidence(source: source, line: mark.line, time: mark.time ?? start, text: mark.text)
      )
    }
    if evidence.isEmpty, let opened {
      evidence = [Evidence(source: source, line: opened.line, time: opened.time, text: opened.text)]
    }
    evidence += cronEvidence
    return BackupRun(
      start: start,
      end: end ?? (hasFailed ? nil : lastTime),
      snapshot: snapshot,
      tool: tool == nil || tool == BackupTool.mysqldump.name && !shape.isEmpty
        ? fallbackTool : tool ?? "",
      database: database ?? (databases.count == 1 ? databases.first : nil) ?? artefact.flatMap(
        LineFacts.database(ofArtefact:)
      )
        ?? (tool == nil ? archivedDump : nil).flatMap { LineFacts.database(ofArtefact: $0.words) },
      artefact: artefact,
      verdict: judgement.verdict,
      reason: reason,
      evidence: evidence,
      operation: operationDone,
      size: size
    )
  }

  /// A run of no particular tool is a script's, unless an archiver alone spoke.
  private var fallbackTool: String {
    let isArchiver =
      opening == .headless && claim == nil
      && marks.contains { $0.text.hasPrefix("tar: ") || $0.text.hasPrefix("gzip: ") }
      && !marks.contains { $0.text.contains("dump: ") }
    return isArchiver ? BackupTool.archivers.name : BackupTool.shell.name
  }

  /// A backup tool that connects to a server makes a backup, whatever else its lines look like.
  private var operationDone: BackupOperation {
    guard let operation else { return .backup }
    if operation == .incremental { return .incremental }
    return toolHasBegun && tool == BackupTool.mariadbBackup.name ? .backup : operation
  }
}
