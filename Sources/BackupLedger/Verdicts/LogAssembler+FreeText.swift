import IncidentModel

/// Lines that no tool's table knows: what scripts print in their authors' words.
extension LogAssembler {
  mutating func takeFreeText(_ line: LedgerLine, _ time: Instant?) {
    let message = line.message
    if LineFacts.isMember(message) || LineFacts.isServerFile(message) {
      takeMember(line, time)
      return
    }
    isListingDeletions = false
    if takeShellComplaint(line, time) { return }
    let words = ScriptWords.words(of: message)
    if let deleted = DeletionLine.path(in: message, words: words) {
      noteDeletion(deleted, line, time)
      return
    }
    if DeletionLine.isAnnounced(by: words) {
      isListingDeletions = true
      if let days = DeletionLine.age(in: words) { noteAgeLimit(days, line, time) }
      return
    }
    if takeExit(line, words, time) { return }
    if takeCounts(line, words, time) { return }
    var mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: .claims,
      words: "",
      text: line.text
    )
    switch ScriptWords.saying(words, isStamped: line.stamp != nil && line.program == nil)
      ?? (ScriptWords.isHeading(line) ? .begin : nil)
      ?? (current != nil && current?.claim == nil && ScriptWords.isBareEnd(words) ? .end : nil)
    {
    case .begin: begin(mark, words, line)
    case .end: end(mark, line)
    case .failure:
      mark.meaning = .fails
      mark.words = "the log says “\(line.words.prefix(120))”"
      leaveStale(time)
      if current == nil { open(.headless, mark) }
      current?.add(mark)
    case .warning:
      mark.meaning = .warns
      mark.words = "the log warns “\(line.words.prefix(120))”"
      current?.add(mark)
    case nil:
      noteSize(line)
      if !words.isEmpty, current?.claim == nil, !ScriptWords.isStep(words), !line.isSize {
        current?.strangers += 1
      }
      // A stamp on a line of its own dates the run that has no moment yet.
      guard let time, let open = current, open.start == nil, line.stamp?.hasTime == true else {
        return
      }
      // What follows a run's end is another matter, unless it names the very snapshot.
      let isNamed = open.artefact.map { line.message.starts(with: $0.utf8) } ?? false
      if !open.isClosed || isNamed { current?.start = time }
    }
  }

  private mutating func begin(_ mark: RunDraft.Mark, _ words: [String], _ line: LedgerLine) {
    leaveStale(mark.time)
    let shape = Self.shape(words)
    let database = LineFacts.database(in: line.message)
    if let open = current, open.opening == .begun, open.claim == nil, !open.isClosed {
      let isInsideTool = open.tool != nil && !open.hasCompleted && !open.hasFailed
      let isLater =
        mark.time.flatMap { time in open.lastTime.map { time > $0 + .hours(1) } } ?? false
      let isOther = open.database != nil && database != nil && open.database != database
      if isInsideTool, !isLater, shape != open.shape { return }
      if shape != open.shape, !isOther, !isLater || !open.hasFailed {
        // A step of the open run: `Starting dump`, `Starting compression`.
        if open.database == nil { current?.database = database }
        return
      }
    }
    open(.begun, mark)
    current?.shape = shape
    current?.database = database
    current?.isDayOnly = line.stamp?.hasTime == false
    if words.contains(where: DeletionLine.incrementalWords.contains) {
      current?.operation = .incremental
    }
  }

  private mutating func end(_ mark: RunDraft.Mark, _ line: LedgerLine) {
    if let open = current, open.opening == .begun, open.tool != nil, !open.hasCompleted,
      !open.hasFailed, open.shape.isEmpty
    {
      return
    }
    leaveStale(mark.time)
    if current == nil || current?.opening == .neverStarted { open(.headless, mark) }
    current?.claim = mark
    if let time = mark.time { current?.end = time }
    if let artefact = LineFacts.artefact(in: line.message) { current?.artefact = artefact }
    if current?.database == nil { current?.database = LineFacts.database(in: line.message) }
    noteSize(line)
  }

  private mutating func noteSize(_ line: LedgerLine) {
    if let size = LineFacts.listedSize(in: line.message) {
      current?.size = size.compressed
      if size.uncompressed == 0 {
        current?.add(
          RunDraft.Mark(
            source: source.name,
            line: line.number,
            meaning: .empties,
            words: "the compressed file holds nothing",
            text: line.text
          )
        )
      }
      return
    }
    guard current != nil, current?.tool == nil, let size = LineFacts.size(in: line.message) else {
      return
    }
    current?.size = size
    if current?.artefact == nil { current?.artefact = LineFacts.artefact(in: line.message) }
  }

  private mutating func takeMember(_ line: LedgerLine, _ time: Instant?) {
    if isListingDeletions {
      noteDeletion(String(decoding: line.message, as: UTF8.self), line, time)
      return
    }
    guard current != nil, current?.claim == nil else { return }
    current?.members += 1
    noteServerFile(line, time)
    if LineFacts.isDump(line.message), current?.archivedDump == nil {
      current?.archivedDump = RunDraft.Mark(
        source: source.name,
        line: line.number,
        time: time,
        meaning: .works,
        words: line.words,
        text: line.text
      )
    }
  }

  /// Files that a server writes to while it runs: copying them is no backup by itself.
  private mutating func noteServerFile(_ line: LedgerLine, _ time: Instant?) {
    if LineFacts.isPhysicalNote(line.message) { current?.holdsPhysicalNote = true }
    guard LineFacts.isServerFile(line.message), current?.serverFile == nil else { return }
    current?.serverFile = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: .doubts,
      words: "the server's own files were copied, which are of use only if it was stopped or they "
        + "came from a snapshot; the log does not tell",
      text: line.text
    )
  }

  /// What bash itself says of a script: a program that a signal ended, or an error at a line of it.
  private mutating func takeShellComplaint(_ line: LedgerLine, _ time: Instant?) -> Bool {
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

  /// `exit 2`, `rc=0`, `Exit code: 1`.
  private mutating func takeExit(
    _ line: LedgerLine,
    _ words: [String],
    _ time: Instant?
  ) -> Bool {
    guard words.count <= 12, let status = LineFacts.exitStatus(in: words) else { return false }
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
    }
    current?.exitStatus = status
    // A line that is nothing but the status ends the step that it belongs to.
    if words.count == 2, words[0] == "exit" {
      current?.isClosed = true
    }
    return true
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
  private mutating func takeCounts(
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

  /// The words by which the lines of one script are alike, names and numbers left out.
  static func shape(_ words: [String]) -> String {
    words.filter { ScriptWords.nouns.contains($0) || ScriptWords.begins.contains($0) }
      .joined(separator: " ")
  }
}
