import IncidentModel

/// Lays side by side what logs show, what cron says it ran, and what schedules called for.
struct ScheduleJoin {
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
  func runs() -> [LedgerEntry] {
    var jobs = BackupJob.jobs(
      in: cronLogs,
      commands: schedules.map(\.command),
      logs: Set(logs.map(\.name))
    )
    var entries: [LedgerEntry] = []
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
        let covering = own[..<behind].suffix(8).filter { jobs[$0].covers(start) }
        let free = covering.filter { !taken.contains($0) }
        let named = free.first { job in
          drafts[index].database.map(CronSchedule.words(of: jobs[job].command).contains) ?? false
        }
        if let job = named ?? free.first ?? covering.first {
          taken.insert(job)
          jobs[job].tell(&drafts[index])
        }
      }
      let slots = slots(in: log.coverage)
      let undated = UndatedRuns(
        mayGuess: log.drafts.showGoodRuns,
        candidates: own.filter { !taken.contains($0) }.map {
          ($0, jobs[$0].start, jobs[$0].hasFailed)
        },
        slots: slots
      )
      undated.date(&drafts) { draft, job in
        taken.insert(job)
        draft.start = jobs[job].start
        jobs[job].tell(&draft)
      }
      for index in taken { jobs[index].isShown = true }
      entries += LogVerdicts.entries(of: drafts, log: log.name)
    }
    entries += jobs.filter { !$0.isShown }.map(\.silentEntry)
    entries += missed(given: entries)
    return LedgerEntry.ordered(entries)
  }

  private func slots(in coverage: ClosedRange<Instant>?) -> [Instant] {
    guard let coverage else { return [] }
    return Set(
      schedules.flatMap { $0.occurrences(from: coverage.lowerBound, to: coverage.upperBound) }
    ).sorted()
  }

  /// The slots that no run fills, within what the logs cover.
  private func missed(given entries: [LedgerEntry]) -> [LedgerEntry] {
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
      silentLogs: Set(logs.filter { !$0.drafts.showGoodRuns }.map(\.name)),
      cronStarts: cronLogs.flatMap(\.starts),
      cronJobs: cronLogs.flatMap(\.jobs).map(\.start)
    ).runs.map { LedgerEntry(run: $0) }
  }
}
