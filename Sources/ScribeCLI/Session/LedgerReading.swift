import BackupLedger
import IncidentModel
import IncidentStorage
import LogReading

/// The backup ledger over files, or over what an incident has as evidence.
struct LedgerReading {
  var options: BackupLedgerOptions
  var schedules: [CronSchedule]
  /// Backup files and folders that are looked at themselves and laid over what logs say of them.
  var artefacts: [String] = []

  /// The runs that the files show.
  func runs(inFiles files: [String]) throws -> [BackupRun] {
    let sources = try files.map { file in
      let source = LogSource(argument: file)
      guard let bytes = try source.text(upTo: 256 << 20) else {
        throw CommandError("\(file.visible): larger than 256 MiB; pass the part that matters")
      }
      return BackupSource(name: file, bytes: bytes, modified: source.modified)
    }
    let kinds = sources.map(BackupLedger.reads)
    for (source, kind) in zip(sources, kinds) where kind == nil {
      if !BackupLedger.isServerLog(source) {
        Output.note("\(source.name.visible): says nothing about backups that Scribe recognises")
      }
    }
    let runs = proven(
      BackupLedger.runs(from: sources, schedules: schedules, options: options)
    )
    if runs.isEmpty, kinds.contains(where: { $0 != nil }) {
      Output.note(
        kinds.allSatisfy { $0 == nil || $0 == .crontab || $0 == .script }
          ? "no runs: a schedule or script tells what was due, not what ran; pass the backup's log or "
            + "syslog too"
          : "no runs in the time asked for"
      )
    }
    return runs
  }

  /// The runs that an incident's evidence shows, its records among it.
  func runs(
    of incident: Incident,
    records: [LogRecord],
    in store: IncidentStore
  ) throws -> [BackupRun] {
    let sources = try store.contents(of: incident.id, kinds: [.backupLog, .schedule]).map {
      BackupSource(name: $0.file.name, bytes: $0.content)
    }
    let reported = try store.reportedBackups(of: incident.id).map(BackupRun.init)
    let logged = BackupLedger.runs(
      from: sources,
      schedules: schedules,
      serverLines: sources.isEmpty
        ? [] : Self.serverLines(in: records, besides: Set(sources.map(\.name))),
      options: options
    )
    let all = try store.drillRuns()
    let runs = BackupLedger.applying(
      restores: all.compactMap(\.proof),
      to: proven(logged) + reported.filter(isWanted)
    )
    let drills = all.filter(isWanted)
    guard !drills.isEmpty || !reported.isEmpty else { return runs }
    return (runs + drills).sorted {
      ($0.start?.microseconds ?? .min) < ($1.start?.microseconds ?? .min)
    }
  }

  /// Whether a run lies in the window that was asked for; one without a time does.
  private func isWanted(_ run: BackupRun) -> Bool {
    guard let start = run.start else { return true }
    return (options.from.map { start >= $0 } ?? true) && (options.to.map { start < $0 } ?? true)
  }

  /// What servers logged of refused and broken connections, which a backup's own log may hide.
  private static func serverLines(
    in records: [LogRecord],
    besides others: Set<String>
  ) -> [Evidence] {
    records.filter {
      ($0.category == .accessDenied || $0.category == .connections) && !others.contains($0.source)
    }
    .map { Evidence(source: $0.source, line: $0.line, time: $0.time, text: $0.message) }
  }

  /// The runs with what their artefacts themselves show.
  private func proven(_ runs: [BackupRun]) -> [BackupRun] {
    guard !artefacts.isEmpty else { return runs }
    let progress = Progress("backups")
    let reports = ArtefactVerification.verify(artefacts) { path, done, total in
      progress.update(path, done: Int(done), total: Int(total))
    }
    progress.finish()
    for report in reports where !report.isReadable {
      Output.note("\(report.path.visible): \(report.reason)")
    }
    return BackupLedger.applying(reports, to: runs)
  }
}
