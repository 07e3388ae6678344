import IncidentModel

/// Lines that a tool's table knows.
extension LogAssembler {
  mutating func take(_ hit: LineIndex.Hit, _ line: LedgerLine, _ time: Instant?) {
    let tool = BackupTool.all[hit.tool]
    let isGeneric = tool.isPartOfScripts
    var mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: hit.line.meaning,
      words: hit.line.words,
      text: line.text,
      tool: tool.name
    )
    if mark.words.isEmpty { mark.words = String(mark.text.prefix(160)) }
    leaveStale(time)

    switch hit.line.meaning {
    case .begins, .opens:
      if isGeneric, tool.name != BackupTool.mysqldump.name { return }
      beginTool(tool, hit.line.meaning == .begins, mark)
      if let operation = hit.line.operation { current?.operation = operation }
      return
    case .proves where line.message.starts(with: "tar: ".utf8):
      // A script that prints nothing of its own shows each run by tar's first line.
      if current == nil || current?.isClosed == true
        || current?.opening == .headless && (current?.counts[.proves] ?? 0) > 0
          && current?.archivedDump != nil
      {
        open(.headless, mark)
      }
    case .operates where current?.isClosed == true:
      open(.headless, mark)
      current?.tool = tool.name
    case .fails, .lacks, .empties, .changes, .doubts, .completes:
      if current == nil || current?.isClosed == true || startsAfresh(mark, tool) {
        open(.headless, mark)
        if !isGeneric, !hit.line.isCommon { current?.tool = tool.name }
        if tool.name == BackupTool.archivers.name { current?.tool = nil }
      }
    default: break
    }
    guard current != nil else { return }
    if [.fails, .lacks].contains(mark.meaning) {
      if BackupTool.copiers.contains(tool.name), current?.proofOfDump != nil {
        // The copy failed of a dump that is known to be whole.
        mark.meaning = .doubts
      } else if current?.tool == nil, current?.claim == nil, !isGeneric, !hit.line.isCommon,
        !BackupTool.copiers.contains(tool.name)
      {
        current?.tool = tool.name
      }
    }
    apply(hit, mark, line, tool)
  }

  private mutating func apply(
    _ hit: LineIndex.Hit,
    _ mark: RunDraft.Mark,
    _ line: LedgerLine,
    _ tool: BackupTool
  ) {
    let rest = line.bytes[min(hit.end, line.bytes.endIndex)...]
    switch mark.meaning {
    case .works:
      if current?.tool == nil, !tool.isPartOfScripts { current?.tool = tool.name }
      if current?.opening == .begun, current?.start == nil { current?.start = mark.time }
      if let time = mark.time { current?.end = time }
      return
    case .describes, .reads, .measures:
      current?.counts[hit.line.meaning, default: 0] += 1
      if let time = mark.time { current?.end = time }
      return
    case .snapshots:
      current?.snapshot = mark.time
      return
    case .stores:
      let path = String(decoding: rest.prefix { $0 != 0x27 && !$0.isSpace }, as: UTF8.self)
      current?.artefact = path
      return
    case .names:
      let name = rest.drop { $0 == 0x60 || $0 == 0x20 }.prefix { $0 != 0x60 && !$0.isSpace }
      current?.databases.insert(String(decoding: name, as: UTF8.self))
      return
    case .divides:
      divide(mark, rest)
      return
    case .operates(let operation):
      let isBackup = current?.toolHasBegun == true && current?.tool == BackupTool.mariadbBackup.name
      if current?.operation != .incremental, !isBackup { current?.operation = operation }
      return
    case .buildsOn:
      current?.base = String(decoding: rest.prefix(while: \.isDigit), as: UTF8.self)
      current?.operation = .incremental
      return
    case .reaches:
      if tool.name == BackupTool.myloader.name {
        current?.threadsEnded += 1
      } else {
        current?.reach = String(decoding: rest.prefix(while: \.isDigit), as: UTF8.self)
      }
      return
    case .completes:
      if current?.tool == nil, !tool.isPartOfScripts,
        !BackupTool.copiers.contains(tool.name) || current?.proofOfDump == nil
      {
        current?.tool = tool.name
      }
      if let operation = hit.line.operation { current?.operation = operation }
      current?.spokeOn = nil
      if let time = mark.time, time >= current?.start ?? time { current?.end = time }
      if tool.name == BackupTool.restic.name, hit.line.text == "snapshot " {
        current?.artefact = String(decoding: rest.prefix { !$0.isSpace }, as: UTF8.self)
      }
    case .proves:
      current?.standardErrorShows = true
    default: break
    }
    current?.add(mark)
    if hit.line.endsRun { current?.isClosed = true }
    if line.message.starts(with: "mysqldump: ".utf8) || line.message.starts(with: "mariadb-".utf8) {
      current?.standardErrorShows = true
      if mark.meaning == .fails { current?.errorsShow = true }
    }
  }

  /// A tool's first line: a run of its own, or the work inside a script's frame.
  private mutating func beginTool(_ tool: BackupTool, _ isFirst: Bool, _ mark: RunDraft.Mark) {
    let name = tool.name
    // A restore is no step of the backup before it in the same script.
    let isRestore = [BackupTool.myloader.name, BackupTool.mysqlClient.name].contains(tool.name)
    if let open = current, !open.isClosed, !isRestore || open.tool == name {
      let isOwn = open.tool == name
      // A copier behind a dump of which it is known how it ended stays in the run.
      if BackupTool.copiers.contains(name), open.opening == .begun, open.claim == nil,
        !open.shape.isEmpty, open.proofOfDump != nil || open.hasFailed
      {
        return
      }
      if open.opening == .begun, open.tool == nil || isOwn {
        // An error before the tool's own first line is of the same run: mydumper's locks come first.
        let isJustBegun =
          isFirst && isOwn && !open.toolHasBegun
          && (mark.time.flatMap { time in open.lastTime.map { time < $0 + .minutes(1) } } ?? true)
        if !open.hasCompleted, !open.hasFailed || isJustBegun,
          !(isOwn && isFirst && open.toolHasBegun)
        {
          current?.tool = name
          if isFirst || !isOwn { current?.toolHasBegun = isFirst }
          if let threads = Self.threads(mark.text) { current?.threadsMade = threads }
          return
        }
        if !isFirst, isOwn, !open.hasCompleted, !open.hasFailed { return }
      } else if open.opening == .begun, !isOwn, open.claim == nil, !open.shape.isEmpty {
        // A second tool inside a script's frame (an upload after the dump) stays in the run.
        return
      } else if open.opening == .headless, !open.hasCompleted, open.marks.count <= 2, isOwn,
        !open.toolHasBegun
      {
        current?.opening = .begun
        current?.toolHasBegun = isFirst
        return
      } else if open.opening == .headless, open.tool == nil || isOwn, open.counts[.lacks] != nil,
        !open.hasCompleted
      {
        // restic names a missing source before it says that it begins.
        current?.opening = .begun
        current?.tool = name
        return
      }
    }
    open(.begun, mark)
    current?.tool = name
    // `2024-03-01 09:00:00 restore started`, and then the client, which prints no time.
    if isRestore, current?.start == nil, let loose, mark.line <= loose.line + 2 {
      current?.start = loose.time
    }
    current?.toolHasBegun = isFirst
    if let threads = Self.threads(mark.text) { current?.threadsMade = threads }
  }

  /// The number before `threads created`.
  private static func threads(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard let position = words.firstIndex(of: "threads"), position > 0 else { return nil }
    return Int(words[position - 1])
  }

  /// From here on another database of the same run.
  private mutating func divide(_ mark: RunDraft.Mark, _ rest: ArraySlice<UInt8>) {
    let name = String(decoding: rest.prefix { !$0.isSpace }, as: UTF8.self)
    guard let open = current else { return }
    if open.database == nil {
      current?.database = name
    } else {
      var next = RunDraft(source: open.source, opening: .begun)
      next.tool = open.tool
      next.toolHasBegun = true
      next.start = mark.time ?? open.start
      next.lastTime = open.lastTime
      next.database = name
      drafts.append(open)
      siblings += 1
      current = next
    }
  }

  /// Whether an error belongs to a new run rather than to the open one.
  private func startsAfresh(_ mark: RunDraft.Mark, _ tool: BackupTool) -> Bool {
    guard let open = current else { return true }
    switch open.opening {
    case .neverStarted: return true
    case .begun:
      // mysqldump does not run after "Backup completed": another run that says nothing else.
      return open.claim != nil && tool.name == BackupTool.mysqldump.name && !open.toolHasBegun
    case .headless:
      // The same fatal error again is the next night's.
      return mark.meaning == .fails && tool.name == BackupTool.mysqldump.name
        && open.marks.contains { $0.text == mark.text }
    }
  }

  mutating func takeNeverStarted(_ line: LedgerLine, _ hit: LineIndex.Hit) {
    let mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: nil,
      meaning: .neverStarted,
      words: "\(hit.line.words): \(line.words)",
      text: line.text
    )
    if let open = current, open.opening == .neverStarted,
      open.marks.last.map({ $0.line + 1 == line.number && $0.text != mark.text }) == true
    {
      current?.add(mark)
      return
    }
    open(.neverStarted, mark)
    current?.add(mark)
  }
}
