import IncidentModel

extension RunDraft {
  /// The run that the draft amounts to.
  func run(errorsShowInLog: Bool) -> BackupRun {
    let judgement = RunJudge.judge(self, errorsShowInLog: errorsShowInLog)
    var reason = judgement.reason
    if isInferred {
      reason +=
        "; its lines carry no time, and it was due \(slotCount) times where the log has it: "
        + "this is the first free one"
    }
    if start == nil, slotCount > 1 {
      reason += "; its lines carry no time, and it may have been any of \(slotCount) runs"
    }
    if isDayOnly { reason += "; its lines carry the day and no time" }
    let carried = judgement.lines.filter { $0.line > 0 }
    let shown = carried.isEmpty ? Array(marks.filter { $0.line > 0 }.prefix(3)) : carried
    let ordered = (shown.isEmpty ? [opened].compactMap { $0 } : shown).enumerated().sorted {
      // Parts of a rotated log stay in the order in which they were read.
      $0.element.source == $1.element.source
        ? $0.element.line < $1.element.line : $0.offset < $1.offset
    }.map(\.element)
    var evidence: [Evidence] = []
    for mark in ordered.prefix(12)
    where evidence.last?.line != mark.line || evidence.last?.source != mark.source {
      evidence.append(
        Evidence(source: mark.source, line: mark.line, time: mark.time ?? start, text: mark.text)
      )
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
    if tool == BackupTool.myloader.name { return .restore }
    guard let operation else { return .backup }
    if operation == .incremental { return .incremental }
    return toolHasBegun && tool == BackupTool.mariadbBackup.name ? .backup : operation
  }
}
