import BackupLedger
import IncidentModel
import IncidentStorage
import LogReading

/// The backup ledger over files, or over what an incident has as evidence.
struct LedgerReading {
  var options: BackupLedgerOptions
  var schedules: [CronSchedule]

  /// The runs that the files show.
  func runs(inFiles files: [String]) throws -> [BackupRun] {
    let sources = try files.map { file in
      let source = LogSource(argument: file)
      guard let bytes = try source.text(upTo: 256 << 20) else {
        throw CommandError("\(file.visible): larger than 256 MiB; pass the part that matters")
      }
      return BackupSource(name: file, bytes: bytes)
    }
    for source in sources where BackupLedger.reads(source) == nil {
      Output.note("\(source.name.visible): says nothing about backups that Scribe recognises")
    }
    return BackupLedger.runs(from: sources, schedules: schedules, options: options)
  }

  /// The runs that an incident's evidence shows.
  func runs(of incident: Incident, in store: IncidentStore) throws -> [BackupRun] {
    let sources = try store.contents(of: incident.id, kinds: [.backupLog, .schedule]).map {
      BackupSource(name: $0.file.name, bytes: $0.content)
    }
    let reported = try store.reportedBackups(of: incident.id).map(BackupRun.init)
    let runs =
      BackupLedger.runs(from: sources, schedules: schedules, options: options)
      + reported.filter(isWanted)
    let drills = try store.drillRuns().filter(isWanted)
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
}
