import IncidentModel

/// Reads one log from front to back and gathers its lines into runs.
///
/// One pass, each line looked at once; what is kept is bounded per run, so that a listing of a
/// million archive members costs no memory.
struct LogAssembler {
  /// The part of the log at hand.
  var source: BackupSource
  var clock: SourceClock
  private(set) var drafts: [RunDraft] = []
  var current: RunDraft?
  /// When a mail of cron was written, for the run that it tells of.
  private var mailTime: Instant?
  /// A day that a trace named before the run that it belongs to began.
  var tracedDay: Instant?
  /// The program that syslog names on the line at hand.
  private var program: String?
  /// Lines that tell that an artefact was deleted, in file order.
  private(set) var deletions: [(path: String, evidence: Evidence)] = []
  /// First and last moment that the log's stamps show.
  private(set) var coverage: ClosedRange<Instant>?

  init(_ source: BackupSource, clock: SourceClock) {
    self.source = source
    self.clock = clock
  }

  /// All runs of a log, in the order of its parts; a run may begin in one and end in the next.
  static func drafts(of log: RotatedLog) -> LogAssembler {
    var assembler: LogAssembler?
    for part in log.parts {
      if assembler == nil { assembler = LogAssembler(part.source, clock: part.clock) }
      assembler?.source = part.source
      assembler?.clock = part.clock
      var reader = LineReader(part.source.bytes)
      while let line = reader.next() { assembler?.take(line) }
    }
    assembler?.close()
    return assembler
      ?? LogAssembler(
        BackupSource(name: log.name, bytes: []),
        clock: SourceClock(BackupSource(name: "", bytes: []), zone: .utc, reference: nil)
      )
  }

  private mutating func take(_ line: LedgerLine) {
    guard !line.bytes.isEmpty else { return }
    program = line.program
    if let program, !isOurs(program, line) { return }
    let time = line.stamp.flatMap { clock.instant(of: $0) }
    if let time, line.stamp?.hasTime == true {
      coverage = coverage.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
    }
    if line.isTrace {
      takeTrace(line, time)
      return
    }
    if line.bytes.starts(with: "From ".utf8), line.stamp?.hasTime == true {
      // The first line of a mail in an mbox (RFC 4155): cron mails what a job prints.
      close()
      mailTime = time
      return
    }
    var hits = LineIndex.shared.hits(in: line)
    // What any program could say counts as the tool's own word while its run is open only.
    let open = current?.isClosed == false ? current?.tool : nil
    hits.removeAll { hit in
      (hit.line.isCommon || line.isServerMessage && !line.isXtraBackup)
        && BackupTool.all[hit.tool].name != open
    }
    if line.isServerMessage, hits.isEmpty { return }
    let particular = Self.particular(hits, tool: current?.tool)
    if let hit = hits.first(where: { $0.line.meaning == .neverStarted }) {
      takeNeverStarted(line, hit)
      return
    }
    if hits.isEmpty {
      takeFreeText(line, time)
    } else {
      for hit in particular.isEmpty ? hits : particular { take(hit, line, time) }
    }
    // A line may cite an older moment, as the trailer of a dump does.
    if let time, line.stamp?.hasTime == true, time >= current?.lastTime ?? time {
      current?.lastTime = time
    }
  }

  /// Whether a line of syslog is about a backup: by its program's name, the open run's program, or
  /// systemd's word about a unit that makes backups.
  private func isOurs(_ program: String, _ line: LedgerLine) -> Bool {
    if CronLog.isCron(program) { return false }
    if program == current?.program || CronSchedule.makesBackups(program) { return true }
    let text = line.words
    if text.contains("dpkg") || program == "rsyslogd" || program == "kernel" { return false }
    return CronSchedule.makesBackups(text)
  }

  /// What says most about the line: programs' own messages before what the system says through any
  /// program, and of several programs the open run's, else the one with the longest text.
  private static func particular(_ hits: [LineIndex.Hit], tool: String?) -> [LineIndex.Hit] {
    let own = hits.filter { BackupTool.all[$0.tool].name != BackupTool.shell.name }
    guard own.count > 1 else { return own }
    let complaints = own.filter { $0.line.meaning == .fails }
    guard complaints.count > 1,
      let best = complaints.first(where: { BackupTool.all[$0.tool].name == tool })
        ?? complaints.max(by: { $0.line.text.utf8.count < $1.line.text.utf8.count })
    else { return own }
    return own.filter { $0.line.meaning != .fails } + [best]
  }

  // MARK: Lines that a tool's table knows

  private mutating func take(_ hit: LineIndex.Hit, _ line: LedgerLine, _ time: Instant?) {
    let tool = BackupTool.all[hit.tool]
    let isGeneric = tool.isPartOfScripts
    var mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: hit.line.meaning,
      words: hit.line.words,
      text: line.text
    )
    if mark.words.isEmpty { mark.words = String(mark.text.prefix(160)) }
    leaveStale(time)

    switch hit.line.meaning {
    case .begins, .opens:
      if isGeneric, tool.name != BackupTool.mysqldump.name { return }
      beginTool(tool, hit.line.meaning == .begins, mark)
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
    apply(hit, mark, line, tool)
  }

  private mutating func apply(
    _ hit: LineIndex.Hit,
    _ mark: RunDraft.Mark,
    _ line: LedgerLine,
    _ tool: BackupTool
  ) {
    let rest = line.bytes[min(hit.end, line.bytes.endIndex)...]
    switch hit.line.meaning {
    case .works:
      if current?.tool == nil, !tool.isPartOfScripts { current?.tool = tool.name }
      if current?.opening == .begun, current?.start == nil { current?.start = mark.time }
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
      let isBackup = current?.toolHasBegun == true && operation != .check
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
      if current?.tool == nil, !tool.isPartOfScripts { current?.tool = tool.name }
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
    if let open = current, !open.isClosed {
      let isOwn = open.tool == name
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
      } else if open.opening == .headless, !open.hasCompleted, open.marks.count <= 2, isOwn {
        current?.opening = .begun
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

  /// How many runs before the current one belong to the same report and end with it.
  private var siblings = 0

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

  private mutating func takeNeverStarted(_ line: LedgerLine, _ hit: LineIndex.Hit) {
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

  // MARK: Opening and closing

  /// Begins a run with this line, closing the one before.
  mutating func open(_ opening: RunDraft.Opening, _ mark: RunDraft.Mark) {
    var draft = RunDraft(source: source.name, opening: opening)
    // Complaints of the shell just before a script's first own line are of the same run.
    if opening == .begun, let before = current, before.opening == .headless, before.tool == nil,
      before.claim == nil, before.lastTime == nil, before.exitStatus == nil,
      before.marks.allSatisfy({ $0.text.contains(": line ") || $0.text.contains(".sh: ") }),
      before.archivedDump == nil
    {
      draft = before
      draft.opening = .begun
      current = nil
    }
    close()
    draft.start = mark.time ?? (opening == .begun ? nil : mailTime)
    draft.lastTime = mark.time
    draft.opened = mark
    draft.program = program
    if program == "systemd" { draft.tool = BackupTool.systemd.name }
    current = draft
  }

  mutating func close() {
    guard let draft = current else { return }
    current = nil
    for index in drafts.indices.suffix(siblings) { drafts[index].endWith(draft) }
    siblings = 0
    if draft.isWorthListing { drafts.append(draft) }
  }

  /// Leaves a run behind whose lines ended long before this moment.
  mutating func leaveStale(_ time: Instant?) {
    guard let time, let open = current, let last = open.lastTime else { return }
    let patience: TimeSpan = open.claim != nil ? .minutes(30) : .hours(12)
    if time > last + patience { close() }
  }

  mutating func noteDeletion(_ path: String, _ line: LedgerLine, _ time: Instant?) {
    deletions.append(
      (
        path,
        Evidence(
          source: source.name,
          line: line.number,
          time: time ?? current?.lastTime,
          text: line.text
        )
      )
    )
  }
}

extension BackupTool {
  /// Whether its lines appear in any script and name no tool by themselves.
  var isPartOfScripts: Bool {
    [
      BackupTool.shell.name, BackupTool.archivers.name, BackupTool.mysqldump.name,
      BackupTool.systemd.name,
    ].contains(name)
  }
}

extension RunDraft {
  /// Takes over how the report that it stands in ended.
  fileprivate mutating func endWith(_ last: RunDraft) {
    end = end ?? last.end ?? last.lastTime
    for mark in last.marks where [.fails, .completes].contains(mark.meaning) { add(mark) }
  }
}
