import IncidentModel

/// Lays side by side what logs show, what cron says it ran, and what schedules called for.
struct ScheduleJoin {
  /// A run on its way to the ledger, with what relates it to others.
  struct Entry {
    var run: BackupRun
    var base: String?
    var reach: String?
    /// The log's name and the run's place in it, which orders runs without a moment.
    var log = ""
    /// Whether nothing but the lack of errors speaks for it.
    var isInferredGood = false
    /// The command that cron ran, and how long it took by cron's own lines.
    var cronSpan: (command: String, span: TimeSpan)?
  }

  private let options: BackupLedgerOptions
  private var logs: [(name: String, drafts: [RunDraft], coverage: ClosedRange<Instant>?)] = []
  private var cronLogs: [CronLog] = []
  private var schedules: [CronSchedule] = []
  private(set) var deletions: [(path: String, evidence: Evidence)] = []
  private(set) var ageLimits: [(log: String, days: Int, evidence: Evidence)] = []

  init(options: BackupLedgerOptions) { self.options = options }

  /// Takes in a log; runs of `hidden` shapes send their dump's errors elsewhere, those of `forced` shapes
  /// go on after them.
  mutating func add(_ log: RotatedLog, hidden: Set<String> = [], forced: Set<String> = []) {
    let assembler = LogAssembler.drafts(of: log)
    guard !assembler.drafts.isEmpty || assembler.coverage != nil else { return }
    var drafts = assembler.drafts
    for index in drafts.indices {
      if hidden.contains(drafts[index].shape) { drafts[index].hidesDumpErrors = true }
      if forced.contains(drafts[index].shape) { drafts[index].isForced = true }
    }
    logs.append((log.name, drafts, assembler.coverage))
    deletions += assembler.deletions
    ageLimits += assembler.ageLimits.map { (log.name, $0.days, $0.evidence) }
  }

  mutating func add(_ log: CronLog) { cronLogs.append(log) }

  mutating func add(_ more: [CronSchedule]) {
    // A schedule given by hand is the crontab's own; two jobs of one crontab may have the same times.
    for schedule in more
    where !schedules.contains(where: {
      $0.text == schedule.text
        && ($0.command == schedule.command || $0.command.isEmpty || schedule.command.isEmpty)
    }) {
      if schedule.command.isEmpty || CronSchedule.makesBackups(schedule.command)
        || logs.contains(where: { $0.name == schedule.logName })
      {
        schedules.append(schedule)
      }
    }
  }

  /// The runs of all logs, of cron's log, and those that are missed, ascending by start.
  func runs() -> [Entry] {
    var jobs = backupJobs()
    var entries: [Entry] = []
    for log in logs {
      var drafts = log.drafts
      let own = jobs.indices.filter { index in
        let name = CronSchedule.logName(of: jobs[index].command)
        return name == nil || name == log.name || !logs.contains { $0.name == name }
      }
      var taken: Set<Int> = []
      for index in drafts.indices {
        guard let start = drafts[index].start, !drafts[index].isDayOnly else { continue }
        let behind = own.lowerBound(of: start + .seconds(2), by: { jobs[$0].start })
        let covering = own[..<behind].suffix(8).filter { Self.covers(jobs[$0], start) }
        let free = covering.filter { !taken.contains($0) }
        let named = free.first { job in
          drafts[index].database.map(CronSchedule.words(of: jobs[job].command).contains) ?? false
        }
        if let job = named ?? free.first ?? covering.first {
          taken.insert(job)
          Self.adopt(jobs[job], into: &drafts[index])
        }
      }
      let slots = slots(in: log.coverage)
      dateFromNeighbours(
        &drafts,
        mayGuess: Self.showsGoodRuns(log.drafts),
        candidates: own.filter { !taken.contains($0) }.map {
          ($0, jobs[$0].start, (jobs[$0].exitStatus ?? 0) != 0)
        },
        slots: slots
      ) { draft, job in
        taken.insert(job)
        draft.start = jobs[job].start
        Self.adopt(jobs[job], into: &draft)
      }
      for index in taken { jobs[index].isShown = true }
      entries += Self.judged(drafts, log: log.name)
    }
    entries += jobs.filter { !$0.isShown }.map(Self.silent)
    entries += missed(given: entries)
    return Self.ordered(entries)
  }

  // MARK: What cron ran

  private struct BackupJob {
    var start: Instant
    var end: Instant?
    var exitStatus: Int?
    var command: String
    var evidence: [Evidence]
    var isShown = false
  }

  /// Cron's jobs that make backups, once each though two logs may tell of them.
  private func backupJobs() -> [BackupJob] {
    var jobs: [BackupJob] = []
    let known = schedules.map(\.command)
    for job in cronLogs.flatMap(\.jobs).sorted(by: { $0.start < $1.start }) {
      let name = CronSchedule.logName(of: job.command)
      guard
        CronSchedule.makesBackups(job.command) || known.contains(job.command)
          || logs.contains(where: { $0.name == name })
      else { continue }
      if let twin = jobs.suffix(16).lastIndex(where: {
        $0.command == job.command && job.start - $0.start < .seconds(2)
      }), jobs[twin].evidence.first?.source != job.evidence.first?.source {
        jobs[twin].evidence += job.evidence
        continue
      }
      jobs.append(
        BackupJob(
          start: job.start,
          end: job.end,
          exitStatus: job.exitStatus,
          command: job.command,
          evidence: job.evidence
        )
      )
    }
    return jobs
  }

  /// Whether a run of this start belongs to the job: from a second before it (whole seconds are cut)
  /// to its end, or ten minutes on where no end is known.
  private static func covers(_ job: BackupJob, _ start: Instant) -> Bool {
    start >= job.start - .seconds(2) && start <= (job.end ?? job.start + .minutes(10)) + .seconds(2)
  }

  private static func adopt(_ job: BackupJob, into draft: inout RunDraft) {
    for evidence in job.evidence { draft.cronEvidence.append(evidence) }
    if draft.end == nil { draft.end = job.end }
    if let end = job.end { draft.cronSpan = (job.command, end - job.start) }
    if let status = job.exitStatus, status != 0 {
      draft.exitStatus = status
      draft.add(
        RunDraft.Mark(
          source: "",
          line: 0,
          time: job.end,
          meaning: .fails,
          words: "cron logged exit status \(status)",
          text: ""
        )
      )
    }
  }

  /// A job that no log shows.
  private static func silent(_ job: BackupJob) -> Entry {
    let hasFailed = (job.exitStatus ?? 0) != 0
    return Entry(
      run: BackupRun(
        start: job.start,
        end: job.end,
        tool: BackupTool.shell.name,
        verdict: hasFailed ? .failed : .unknown,
        reason: hasFailed
          ? "cron logged exit status \(job.exitStatus ?? 0), and no log shows what it did"
          : "cron started it, and no log shows what it did",
        evidence: job.evidence
      )
    )
  }

  // MARK: Runs without a moment

  /// Gives runs without a moment one, from the runs around them in the log and the jobs or slots that
  /// lie between; in order, since a log is written in order.
  ///
  /// A run whose day is known looks on that day only. Where more moments are free than there are runs,
  /// the first ones are a guess, and a fair one only in a log in which runs that go well leave lines too.
  private func dateFromNeighbours(
    _ drafts: inout [RunDraft],
    mayGuess: Bool,
    candidates: [(job: Int, start: Instant, hasFailed: Bool)],
    slots: [Instant],
    assign: (inout RunDraft, Int) -> Void
  ) {
    var index = drafts.startIndex
    while index < drafts.endIndex {
      guard drafts[index].lacksMoment else {
        index += 1
        continue
      }
      var end = index + 1
      if !drafts[index].isDayOnly {
        while end < drafts.endIndex, drafts[end].start == nil { end += 1 }
      }
      let window = Self.window(of: index..<end, in: drafts)
      var jobs = Array(candidates[window.range(in: candidates, by: \.start)])
      // Where as many jobs failed as runs are to be placed, those are the ones.
      let failed = jobs.filter(\.hasFailed)
      if failed.count == end - index, drafts[index..<end].allSatisfy(\.hasFailed) { jobs = failed }
      let free = slots[window.range(in: slots, by: { $0 })]
      guard mayGuess || max(jobs.count, free.count) <= end - index else {
        for draft in index..<end { drafts[draft].slotCount = max(jobs.count, free.count) }
        index = end
        continue
      }
      for (offset, draft) in (index..<end).enumerated() {
        if offset < jobs.count {
          assign(&drafts[draft], jobs[offset].job)
          drafts[draft].isInferred = jobs.count > end - index
          drafts[draft].slotCount = jobs.count
        } else if jobs.isEmpty, offset < free.count, window.isBounded {
          drafts[draft].start = free[free.startIndex + offset]
          drafts[draft].isDayOnly = false
          drafts[draft].isInferred = free.count > end - index
          drafts[draft].slotCount = free.count
        }
      }
      index = end
    }
  }

  /// The open stretch of time in which runs without a moment must lie.
  private struct Window {
    var after: Instant?
    var before: Instant?
    var isBounded: Bool { after != nil || before != nil }

    /// The positions that lie in it, of an array ascending by moment.
    func range<Element>(in array: [Element], by key: (Element) -> Instant) -> Range<Int> {
      let first = after.map { array.lowerBound(of: $0 + Self.tick, by: key) } ?? 0
      let last = before.map { array.lowerBound(of: $0 - .seconds(2), by: key) } ?? array.count
      return first..<max(first, last)
    }

    private static let tick = TimeSpan(microseconds: 1)
  }

  private static func window(of range: Range<Int>, in drafts: [RunDraft]) -> Window {
    if let day = drafts[range.lowerBound].start {
      return Window(after: day - .seconds(1), before: day + .hours(25))
    }
    let earlier = range.lowerBound > 0 ? drafts[range.lowerBound - 1] : nil
    let later = range.upperBound < drafts.endIndex ? drafts[range.upperBound].start : nil
    return Window(after: earlier?.lastTime ?? earlier?.start, before: later)
  }

  private func slots(in coverage: ClosedRange<Instant>?) -> [Instant] {
    guard let coverage else { return [] }
    return Set(
      schedules.flatMap { $0.occurrences(from: coverage.lowerBound, to: coverage.upperBound) }
    ).sorted()
  }

  /// Whether a log has lines of runs that go well, rather than of errors alone.
  private static func showsGoodRuns(_ drafts: [RunDraft]) -> Bool {
    drafts.contains { $0.opening == .begun || $0.claim != nil || $0.hasCompleted }
  }

  // MARK: What was due

  /// The slots that no run fills, within what the logs cover.
  private func missed(given entries: [Entry]) -> [Entry] {
    let covers = logs.compactMap(\.coverage) + cronLogs.compactMap(\.coverage)
    guard let first = covers.map(\.lowerBound).min(), let last = covers.map(\.upperBound).max()
    else { return [] }
    // A slot just before the first line may be the first line's own.
    let begin = max(options.from ?? first, first) - .minutes(1)
    let end = min(options.to ?? last, options.now ?? .init(microseconds: .max))
    guard begin < end else { return [] }
    return MissedRuns(
      schedules: schedules,
      window: begin..<end,
      covered: max(options.from ?? first, first),
      runs: entries.map { ($0.run, $0.log) },
      silentLogs: Set(logs.filter { !Self.showsGoodRuns($0.drafts) }.map(\.name)),
      cronStarts: cronLogs.flatMap(\.starts),
      cronJobs: cronLogs.flatMap(\.jobs).map(\.start)
    ).runs.map { Entry(run: $0) }
  }

  // MARK: Judging and ordering

  private static func judged(_ drafts: [RunDraft], log: String) -> [Entry] {
    let shapes = Set(drafts.filter(\.errorsShow).map(\.script)).subtracting([""])
    var trailers: Set<String> = []
    let ending = Set(drafts.filter { $0.claim != nil }.map(\.shape)).subtracting([""])
    var most: [String: Int] = [:]
    for draft in drafts where !draft.shape.isEmpty {
      most[draft.shape] = max(most[draft.shape] ?? 0, draft.counts[.completes] ?? 0)
    }
    return drafts.enumerated().map { index, draft in
      var run = draft.run(errorsShowInLog: shapes.contains(draft.script))
      let judged = run.verdict
      if let trailer = draft.marks(.completes).last?.trailer,
        !trailers.insert("\(trailer) \(draft.database ?? "")").inserted, run.verdict == .ok
      {
        run.verdict = .unknown
        run.reason = "the log shows a dump's trailer, but the same one as an earlier run"
      }
      if run.verdict == .ok, let count = draft.counts[.completes], let usual = most[draft.shape],
        count < usual
      {
        run.verdict = .unknown
        run.reason +=
          "; but that is \(count) of a dump, and other runs of the script show \(usual)"
      }
      if run.verdict == .unknown, draft.claim == nil, index + 1 < drafts.count,
        ending.contains(draft.shape)
      {
        run.verdict = .partial
        run.reason = "it began and did not come to its end line, as other runs of the script do"
      }
      return Entry(
        run: run,
        base: draft.base,
        reach: draft.reach,
        log: log,
        isInferredGood: judged == .ok && !draft.hasCompleted,
        cronSpan: draft.cronSpan
      )
    }
  }

  /// By start; a run without a moment stays behind the one that its log has before it.
  private static func ordered(_ entries: [Entry]) -> [Entry] {
    var last = Instant(microseconds: .min)
    var log = ""
    let keyed = entries.map { entry -> (Instant, Entry) in
      if entry.log != log {
        log = entry.log
        last = Instant(microseconds: .min)
      }
      if let moment = entry.run.start ?? entry.run.end { last = moment }
      return (last, entry)
    }
    return keyed.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }
}
