import IncidentModel

/// A command that makes backups, as cron ran it.
struct BackupJob {
  var start: Instant
  var end: Instant?
  var exitStatus: Int?
  var command: String
  var evidence: [Evidence]
  var isShown = false

  var hasFailed: Bool { (exitStatus ?? 0) != 0 }

  /// Cron's jobs that make backups, once each though two logs may tell of them.
  ///
  /// A command counts whose words say so, which a schedule names, or which writes to one of the backup logs.
  static func jobs(in cronLogs: [CronLog], commands: [String], logs: Set<String>) -> [BackupJob] {
    var jobs: [BackupJob] = []
    for job in cronLogs.flatMap(\.jobs).sorted(by: { $0.start < $1.start }) {
      let name = CronSchedule.logName(of: job.command)
      guard
        CronSchedule.makesBackups(job.command) || commands.contains(job.command)
          || name.map(logs.contains) ?? false
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
  func covers(_ moment: Instant) -> Bool {
    moment >= start - .seconds(2) && moment <= (end ?? start + .minutes(10)) + .seconds(2)
  }

  /// Tells a run what cron logged about it.
  func tell(_ draft: inout RunDraft) {
    draft.cronEvidence += evidence
    if draft.end == nil { draft.end = end }
    if let end { draft.cronSpan = (command, end - start) }
    if let status = exitStatus, status != 0 {
      draft.exitStatus = status
      draft.add(
        RunDraft.Mark(
          source: "",
          line: 0,
          time: end,
          meaning: .fails,
          words: "cron logged exit status \(status)",
          text: ""
        )
      )
    }
  }

  /// The run of a job that no log shows.
  var silentEntry: LedgerEntry {
    LedgerEntry(
      run: BackupRun(
        start: start,
        end: end,
        tool: BackupTool.shell.name,
        verdict: hasFailed ? .failed : .unknown,
        reason: hasFailed
          ? "cron logged exit status \(exitStatus ?? 0), and no log shows what it did"
          : "cron started it, and no log shows what it did",
        evidence: evidence
      )
    )
  }
}
