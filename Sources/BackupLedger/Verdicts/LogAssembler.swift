import IncidentModel

/// Reads one log from front to back and gathers its lines into runs.
///
/// One pass, each line looked at once; what is kept is bounded per run, so that a listing of a
/// million archive members costs no memory.
struct LogAssembler {
  /// The part of the log at hand.
  var source: BackupSource
  var clock: SourceClock
  var drafts: [RunDraft] = []
  var current: RunDraft?
  /// How many runs before the current one belong to the same report and end with it.
  var siblings = 0
  /// When a mail of cron was written, for the run that it tells of.
  var mailTime: Instant?
  /// A moment that stood on a line of its own before the run that it belongs to.
  var ownTime: Instant?
  /// A day that a trace named before the run that it belongs to began.
  var tracedDay: Instant?
  /// The command that a trace showed last, before the one at hand.
  var lastTraced: TracedCommand?
  /// Whether the lines at hand list what is being deleted.
  var isListingDeletions = false
  /// The offset from UTC that the stamp of the line at hand carries.
  var stampOffset: Int?
  /// The program that syslog names on the line at hand.
  var program: String?
  /// Lines that tell that an artefact was deleted, in file order.
  private(set) var deletions: [(path: String, evidence: Evidence)] = []
  /// Lines that tell from which age on artefacts are deleted, in file order.
  private(set) var ageLimits: [(days: Int, evidence: Evidence)] = []
  /// The moment of the last stamped line before the one at hand.
  var lastMoment: Instant?
  /// The last stamped line that belonged to no run.
  var loose: (time: Instant, line: Int)?
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
    stampOffset = line.stamp?.offset
    if let program, !isOurs(program, line) { return }
    let time = line.stamp.flatMap { clock.instant(of: $0) }
    if let time, line.stamp?.hasTime == true {
      coverage = coverage.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
    }
    defer { if let time, line.stamp?.hasTime == true { lastMoment = time } }
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
      (hit.line.isCommon && !(line.hasOldStamp && hit.line.meaning == .completes)
        || line.isServerMessage && !line.isXtraBackup)
        && BackupTool.all[hit.tool].name != open
    }
    if open == BackupTool.mysqlClient.name,
      line.stamp.map({ $0.range.lowerBound > line.bytes.startIndex + 8 }) ?? true
    {
      // A statement: its rows may hold any words.
      hits.removeAll { BackupTool.all[$0.tool].name != open }
      if hits.isEmpty { return }
    }
    if line.isServerMessage, hits.isEmpty { return }
    if line.isNumbered, hits.isEmpty {
      // A tool's own step, whatever words it uses: `Starting BACKUP STAGE FLUSH`.
      leaveStale(time)
      if let time, time >= current?.lastTime ?? time { current?.lastTime = time }
      if current?.hasCompleted == true, current?.tool == BackupTool.mariadbBackup.name {
        let step = mark(line, time, .works, line.words)
        current?.spokeOn = step
      }
      return
    }
    let particular = Self.particular(hits, tool: current?.tool)
    if let hit = hits.first(where: { $0.line.meaning == .neverStarted }) {
      takeNeverStarted(line, hit)
      return
    }
    if hits.isEmpty || saysAgain(line, hits) {
      takeFreeText(line, time)
    } else {
      // A banner's date, `[2021/11/30]`, is not when it runs; a dump's trailer may carry a day alone.
      let exact = line.stamp?.hasTime == true ? time : nil
      for hit in particular.isEmpty ? hits : particular {
        if hit.line.words == BackupTool.trailerWords {
          take(hit, line, trailerTime(line, from: hit.end))
        } else {
          take(hit, line, hit.line.meaning == .completes ? time : exact)
        }
        if hit.line.meaning != .completes, current?.start == nil, current?.opening == .begun,
          current?.isClosed == false
        {
          current?.start = exact
        }
      }
    }
    // A line may cite an older moment, as the trailer of a dump does.
    if let time, line.stamp?.hasTime == true, time >= current?.lastTime ?? time {
      current?.lastTime = time
    }
  }

  /// When a dump was completed by its trailer, which a script may print behind a stamp of its own.
  private func trailerTime(_ line: LedgerLine, from end: Int) -> Instant? {
    guard var stamp = StampReader.find(in: line.bytes[end...]) else { return nil }
    // mysqldump prints the clock of the script around it; a script that prints UTC may be elsewhere.
    if stamp.offset == nil, let offset = current?.startOffset, offset != 0 { stamp.offset = offset }
    var own = clock
    return own.instant(of: stamp)
  }

  /// Whether a script quotes an error as the reason to try again: `attempt 1: mysqldump: Got error …, retrying`.
  private func saysAgain(_ line: LedgerLine, _ hits: [LineIndex.Hit]) -> Bool {
    hits.contains {
      $0.line.meaning == .fails && $0.end > line.message.startIndex + $0.line.text.utf8.count
    }
      && ScriptWords.words(of: line.message).contains(where: ScriptWords.repeats.contains)
  }

  /// A mark of a line.
  func mark(
    _ line: LedgerLine,
    _ time: Instant?,
    _ meaning: LineMeaning,
    _ words: String
  ) -> RunDraft.Mark {
    RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: meaning,
      words: words,
      text: line.text
    )
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

extension LogAssembler {
  mutating func noteAgeLimit(_ days: Int, _ line: LedgerLine, _ time: Instant?) {
    guard let moment = time ?? current?.lastTime ?? current?.start else { return }
    ageLimits.append(
      (
        days,
        Evidence(source: source.name, line: line.number, time: moment, text: line.text)
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
