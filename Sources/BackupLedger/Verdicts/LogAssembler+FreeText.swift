import IncidentModel

/// Lines that no tool's table knows: what scripts print in their authors' words.
extension LogAssembler {
  mutating func takeFreeText(_ line: LedgerLine, _ time: Instant?) {
    let message = line.message
    if line.stamp?.hasTime == true { leaveStale(time) }
    if LineFacts.isMember(message) || LineFacts.isServerFile(message) {
      takeMember(line, time)
      return
    }
    isListingDeletions = false
    if takeShellComplaint(line, time) { return }
    if ShellSource.isPrompt(line.bytes) || line.stamp == nil && ShellSource.contains(line.message) {
      return
    }
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
    let isStamped = line.stamp != nil && line.program == nil
    switch ScriptWords.saying(words, isStamped: isStamped)
      ?? (isStamped && line.hasStampInMessage
        ? ScriptWords.saying(ScriptWords.wordsBesideStamp(line), isStamped: true) : nil)
      ?? (ScriptWords.isHeading(line) || opensLog(line, words, time) ? .begin : nil)
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
    case .again:
      if words.contains(where: ScriptWords.failures.contains) {
        mark.meaning = .fails
        mark.words = "the log says “\(line.words.prefix(120))”"
        current?.add(mark)
      }
      current?.repeated = mark
    case .warning:
      mark.meaning = .warns
      mark.words = "the log warns “\(line.words.prefix(120))”"
      current?.add(mark)
    case nil:
      noteSize(line)
      if !words.isEmpty, current?.claim == nil, !ScriptWords.isStep(words), !line.isSize {
        current?.strangers += 1
      }
      // A stamp on a line of its own dates the run that has no moment yet, else the one to come.
      guard let time, line.stamp?.hasTime == true else { return }
      let isOver = current.map { $0.isClosed || $0.claim != nil && $0.start != nil } ?? true
      if isOver, words.allSatisfy(ScriptWords.isOfStamp) {
        close()
        ownTime = time
        return
      }
      guard let open = current, open.start == nil else {
        loose = (time, line.number)
        return
      }
      // An error without a time, then a stamp long after the one before it: of which of the two nights
      // the error was, the log does not tell.
      if open.opening == .headless, let last = lastMoment, time > last + .hours(1) {
        close()
        return
      }
      // What follows a run's end is another matter, unless it names the very snapshot.
      let isNamed = open.artefact.map { line.message.starts(with: $0.utf8) } ?? false
      if !open.isClosed || isNamed { current?.start = time }
    }
  }

  /// Whether a stamped line about a backup begins a run whatever it says of it: as the first one after a
  /// long silence, or as a title where none is open.
  private func opensLog(_ line: LedgerLine, _ words: [String], _ time: Instant?) -> Bool {
    guard let time, line.stamp?.hasTime == true, line.stamp?.hasDate == true,
      words.contains(where: ScriptWords.nouns.contains), !ScriptWords.isStep(words),
      !ScriptWords.isAboutTimer(words)
    else { return false }
    guard let last = lastMoment, time <= last + .hours(1) else { return true }
    return (current == nil || current?.claim != nil) && ScriptWords.isTitle(line, words)
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
    let before = current.flatMap { $0.claim == nil ? $0.lastTime : nil }
    let isBeside = current.map { Self.isBeside($0, mark, database, shape: shape) } ?? false
    open(.begun, mark)
    current?.isBeside = isBeside
    // A line without a stamp inside a script's frame is no older than the line before it.
    if current?.start == nil, let before { current?.start = before }
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
    if endOther(mark, line) || endTwin(mark) { return }
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

  /// The words by which the lines of one script are alike, names and numbers left out.
  static func shape(_ words: [String]) -> String {
    words.filter { ScriptWords.nouns.contains($0) || ScriptWords.begins.contains($0) }
      .joined(separator: " ")
  }
}
