import IncidentModel

/// The slots of schedules that no run fills.
struct MissedRuns {
  let schedules: [CronSchedule]
  /// From the first to the last moment for which the logs speak.
  let window: Range<Instant>
  let cronStarts: [(time: Instant, evidence: Evidence)]
  let cronJobs: [Instant]
  private let starts: [Instant]
  private let dated: [BackupRun]
  private let database: String?

  /// - Note: `runs` may stand in any order.
  init(
    schedules: [CronSchedule],
    window: Range<Instant>,
    runs: [BackupRun],
    cronStarts: [(time: Instant, evidence: Evidence)],
    cronJobs: [Instant]
  ) {
    self.schedules = schedules
    self.window = window
    self.cronStarts = cronStarts.sorted { $0.time < $1.time }
    self.cronJobs = cronJobs.sorted()
    let keyed = runs.compactMap { run in run.start.map { ($0, run) } }.sorted { $0.0 < $1.0 }
    starts = keyed.map(\.0)
    dated = keyed.map(\.1)
    // The database that most runs are of; a name mistyped once does not hide it.
    var counts: [String: Int] = [:]
    for name in runs.compactMap(\.database) { counts[name, default: 0] += 1 }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let all = counts.values.reduce(0, +)
    database = usual.flatMap { $0.value * 2 > all ? $0.key : nil }
  }

  /// One run a slot; a run counts for a slot up to half way to the next one, and no later than an hour
  /// after it, so that a manual backup in the afternoon does not hide the night's that was missed.
  var runs: [BackupRun] {
    schedules.flatMap { schedule in
      let due = schedule.occurrences(from: window.lowerBound, to: window.upperBound)
      return due.enumerated().compactMap { index, slot -> BackupRun? in
        let next = index + 1 < due.count ? due[index + 1] : slot + .hours(24)
        let half = TimeSpan(microseconds: (next - slot).microseconds / 2)
        let first = starts.lowerBound(of: slot - .seconds(5))
        if first < starts.count, starts[first] < slot + min(half, .hours(1)) { return nil }
        return missed(slot, schedule)
      }
    }
  }

  private func missed(_ slot: Instant, _ schedule: CronSchedule) -> BackupRun {
    var reason = "the schedule \(schedule.text) called for it, and no log shows a run"
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
    if evidence.isEmpty, after < dated.count { evidence += dated[after].evidence.prefix(1) }
    if evidence.isEmpty, after > 0 { evidence += dated[after - 1].evidence.prefix(1) }
    return BackupRun(
      start: slot,
      tool: after > 0 ? dated[after - 1].tool : BackupTool.shell.name,
      database: database,
      verdict: .missed,
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
