import IncidentModel

/// Lines that tell how a step ended: statuses, signals, counts of rows.
extension LogAssembler {
  /// What bash itself says of a script: a program that a signal ended, or an error at a line of it.
  mutating func takeShellComplaint(_ line: LedgerLine, _ time: Instant?) -> Bool {
    guard let complaint = LineFacts.shellComplaint(in: line.message) else { return false }
    let mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: complaint == .signal ? .fails : .doubts,
      words: complaint == .signal
        ? "a signal ended a program of the script"
        : "the shell complains: \(line.words.prefix(120))",
      text: line.text
    )
    if current == nil || current?.isClosed == true { open(.headless, mark) }
    current?.add(mark)
    return true
  }

  /// `exit 2`, `rc=0`, `Exit code: 1`, and the statuses of a pipe's parts, `PIPESTATUS: 2 0`.
  mutating func takeExit(
    _ line: LedgerLine,
    _ words: [String],
    _ time: Instant?
  ) -> Bool {
    var statuses = words.count <= 16 ? LineFacts.exitStatuses(in: words) : []
    if statuses.isEmpty, Self.namesDumpTool(words),
      let own = LineFacts.statusOfDump(in: line.message)
    {
      statuses = [own]
    }
    guard let status = statuses.first(where: { $0 != 0 }) ?? statuses.first else { return false }
    // `backup ended, status 0` is an end line first of all.
    if status == 0, ScriptWords.saying(words, isStamped: line.stamp != nil) == .end { return false }
    if current == nil, status == 0 { return true }
    var mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: .works,
      words: "exit status \(status)",
      text: line.text
    )
    if status != 0 {
      mark.meaning = .fails
      if current == nil { open(.headless, mark) }
      if current?.marks.isEmpty == true || current?.hasFailed == true || !isMild(status) {
        if isMild(status), current?.hasFailed != true { mark.meaning = .lacks }
        current?.add(mark)
      }
    } else if statuses.count > 1, Self.namesDumpTool(words) {
      mark.meaning = .completes
      mark.words = "the log shows the dump's own exit status in its pipe, 0"
      current?.add(mark)
    }
    current?.exitStatus = status
    // A line that is nothing but the status ends the step that it belongs to.
    if words.count == 2, words[0] == "exit" { current?.isClosed = true }
    return true
  }

  private static func namesDumpTool(_ words: [String]) -> Bool {
    words.contains("mysqldump") || words.contains("mariadb") && words.contains("dump")
  }

  /// Exit statuses that mean "made, but something is missing" for the open run's tool.
  private func isMild(_ status: Int) -> Bool {
    switch current?.tool {
    case BackupTool.borg.name: status == 1
    case BackupTool.rsync.name: status == 23 || status == 24
    case BackupTool.restic.name: status == 3
    default: status == 1 && current?.counts[.changes] != nil
    }
  }

  /// `rows in dump: 1200, rows in table: 1200`: two counts that agree, or do not.
  mutating func takeCounts(
    _ line: LedgerLine,
    _ words: [String],
    _ time: Instant?
  ) -> Bool {
    guard current != nil, let counts = RowCounts(words) else { return false }
    var mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: .doubts,
      words:
        "the rows of a table were counted and agree (\(counts.live)), which shows that table only",
      text: line.text
    )
    if !counts.agree {
      mark.meaning = .lacks
      mark.words = "the rows were counted and differ (\(counts.live) and \(counts.saved))"
    } else if counts.isWhole {
      mark.meaning = .completes
      mark.words = "all rows of the database were counted in the dump (\(counts.live))"
    }
    current?.add(mark)
    return true
  }
}
