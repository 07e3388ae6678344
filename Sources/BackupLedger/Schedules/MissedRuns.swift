import IncidentModel

/// The slots of schedules that no run fills.
struct MissedRuns {
  /// A run that may fill a slot, and the log that shows it.
  struct Candidate {
    var start: Instant
    var run: BackupRun
    var log: String
  }

  let schedules: [CronSchedule]
  /// From the first to the last moment for which the logs speak.
  let window: Range<Instant>
  /// Slots before this may be filled, and are never called missed: no log speaks of them.
  let covered: Instant
  let cronStarts: [(time: Instant, evidence: Evidence)]
  let cronJobs: [Instant]
  private let candidates: [Candidate]
  private let starts: [Instant]
  private let logs: Set<String>
  /// Logs that hold errors alone: that they are silent of a slot does not show that nothing ran.
  private let silentLogs: Set<String>
  private let database: String?
  private let databases: Set<String>

  /// - Note: `runs` may stand in any order.
  init(
    schedules: [CronSchedule],
    window: Range<Instant>,
    covered: Instant,
    runs: [(run: BackupRun, log: String)],
    silentLogs: Set<String> = [],
    cronStarts: [(time: Instant, evidence: Evidence)],
    cronJobs: [Instant]
  ) {
    self.schedules = schedules
    self.window = window
    self.covered = covered
    self.cronStarts = cronStarts.sorted { $0.time < $1.time }
    self.cronJobs = cronJobs.sorted()
    candidates = runs.compactMap { entry in
      entry.run.start.map { Candidate(start: $0, run: entry.run, log: entry.log) }
    }.sorted { $0.start < $1.start }
    starts = candidates.map(\.start)
    logs = Set(runs.map(\.log))
    self.silentLogs = silentLogs
    // The database that most runs are of; a name mistyped once does not hide it.
    var counts: [String: Int] = [:]
    for name in runs.compactMap(\.run.database) { counts[name, default: 0] += 1 }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let all = counts.values.reduce(0, +)
    database = usual.flatMap { $0.value * 2 > all ? $0.key : nil }
    databases = Set(counts.keys)
  }

  /// One run a slot; a run counts for a slot up to half way to the next one, and no later than an hour
  /// after it, so that a manual backup in the afternoon does not hide the night's that was missed.
  ///
  /// Of several jobs that are due at once each needs a run of its own: in its log, where its command names
  /// one that is at hand, and of the database that its command names, before any other.
  var runs: [BackupRun] {
    var filled: [Int: Set<Instant>] = [:]
    var dues: [[Instant]] = []
    for schedule in schedules {
      dues.append(schedule.occurrences(from: window.lowerBound, to: window.upperBound))
    }
    let sharing = schedules.indices.filter { index in
      schedules.indices.contains { other in
        other != index && Set(dues[index]).intersection(dues[other]).count > 0
      }
    }
    var taken: Set<Int> = []
    for isNamed in [true, false] {
      for (index, schedule) in schedules.enumerated() {
        for (position, slot) in dues[index].enumerated()
        where filled[index]?.contains(slot) != true {
          let next =
            position + 1 < dues[index].count ? dues[index][position + 1] : slot + .hours(24)
          let match = candidate(slot, until: next, schedule) { place in
            !(sharing.contains(index) && taken.contains(place))
              && (!isNamed || names(schedule, candidates[place].run.database))
          }
          guard let match else { continue }
          filled[index, default: []].insert(slot)
          if sharing.contains(index) { taken.insert(match) }
        }
      }
    }
    return schedules.enumerated().flatMap { index, schedule in
      dues[index].filter { $0 >= covered && filled[index]?.contains($0) != true }.map {
        missed($0, schedule)
      }
    }
  }

  /// The first run that may fill a slot and pleases.
  private func candidate(
    _ slot: Instant,
    until next: Instant,
    _ schedule: CronSchedule,
    _ pleases: (Int) -> Bool
  ) -> Int? {
    let half = TimeSpan(microseconds: (next - slot).microseconds / 2)
    let end = slot + min(half, .hours(1)) + schedule.lateness
    let log = schedule.logName.flatMap { logs.contains($0) ? $0 : nil }
    var place = starts.lowerBound(of: slot - .seconds(5))
    while place < starts.count, starts[place] < end {
      let isOfLog = log == nil || candidates[place].log == log || candidates[place].log.isEmpty
      if isOfLog, pleases(place) { return place }
      place += 1
    }
    return nil
  }

  /// Whether the schedule's command names the database.
  private func names(_ schedule: CronSchedule, _ database: String?) -> Bool {
    database.map(schedule.commandWords.contains) ?? false
  }

  /// Whether neither cron's own log nor a log of runs that go well would show a run of the schedule.
  private func isUnheard(_ schedule: CronSchedule) -> Bool {
    guard cronJobs.isEmpty, cronStarts.isEmpty else { return false }
    if let log = schedule.logName, logs.contains(log) { return silentLogs.contains(log) }
    return !silentLogs.isEmpty && logs.subtracting([""]).isSubset(of: silentLogs)
  }

  private func missed(_ slot: Instant, _ schedule: CronSchedule) -> BackupRun {
    let isUnheard = isUnheard(schedule)
    var reason =
      isUnheard
      ? "the schedule \(schedule.text) called for it; the log holds errors alone, so that a run which "
        + "goes well leaves nothing in it"
      : "the schedule \(schedule.text) called for it, and no log shows a run"
    var evidence = [schedule.evidence].compactMap { $0 }
    let restart = cronStarts.lowerBound(of: slot, by: \.time)
    if restart < cronStarts.count, cronStarts[restart].time - slot < .days(7) {
      let next = cronJobs.lowerBound(of: slot)
      if next >= cronJobs.count || cronJobs[next] >= cronStarts[restart].time {
        reason += "; cron itself was started only afterwards"
        evidence.append(cronStarts[restart].evidence)
      }
    }
    let after = starts.lowerBound(of: slot)
    // The run after it in the log shows that the log goes on.
    if evidence.isEmpty, after < starts.count {
      evidence += candidates[after].run.evidence.prefix(1)
    }
    if evidence.isEmpty, after > 0 { evidence += candidates[after - 1].run.evidence.prefix(1) }
    return BackupRun(
      start: slot,
      tool: after > 0 ? candidates[after - 1].run.tool : BackupTool.shell.name,
      database: databases.first(where: schedule.commandWords.contains) ?? database,
      verdict: isUnheard ? .unknown : .missed,
      reason: reason,
      evidence: evidence
    )
  }
}

extension Array {
  /// The first position whose moment is not before this one, in an array ascending by moment.
  func lowerBound(of moment: Instant, by key: (Element) -> Instant) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Array where Element == Instant {
  /// The first position that is not before this moment, in ascending moments.
  func lowerBound(of moment: Instant) -> Int { lowerBound(of: moment, by: { $0 }) }
}
