import ArgumentParser
import BackupLedger
import Correlation
import IncidentModel
import IncidentStorage

/// The command `scribe backups [FILE…]`.
struct BackupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backups",
    abstract: "Show backup runs, each with a verdict; with files, no database is needed."
  )

  @Option(
    help: ArgumentHelp(
      "A schedule, such as '0 0 */2 * *': runs that it called for and no log shows are missed.",
      valueName: "spec"
    )
  )
  var cron: [String] = []

  @Option(help: ArgumentHelp("The zone of stamps that carry none.", valueName: "zone"))
  var tz: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Only runs from then on.", valueName: "time"))
  var from: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Only runs before.", valueName: "time"))
  var to: String?

  @Flag(help: "Exit with 1 if the last trusted backup is older than --max-age.")
  var check = false

  @Option(
    name: .customLong("max-age"),
    help: ArgumentHelp("How old is good: 2d, 36h.", valueName: "span")
  )
  var maxAge = "1d"

  @Flag(help: "--check with the wording, performance data and exit status of a Nagios plugin.")
  var nagios = false

  @Flag(help: "Look at backup files and folders themselves: integrity, trailer, rows, trend.")
  var verify = false

  @Flag(
    help: """
      What an incident's restore gave back and what it lost, and how long each step took; with --json \
      one object.
      """
  )
  var recovery = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "When data was lost, for --recovery over files without an incident.",
      valueName: "time"
    )
  )
  var lost: String?

  @Option(
    help: ArgumentHelp(
      "A backup file or folder, looked at itself and laid over what the logs say of it.",
      valueName: "path"
    )
  )
  var artefact: [String] = []

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  @Argument(
    help: ArgumentHelp("Backup logs, crontabs, syslogs; with --verify, backups.", valueName: "file")
  )
  var files: [String] = []

  func run() throws {
    do {
      try show()
    } catch let error where nagios && !(error is ExitCode) {
      // A plugin's answer is a line on stdout and a status of its own (Monitoring Plugins guidelines).
      Output.line("BACKUP UNKNOWN - \("\(error)".visible)")
      throw ExitCode(3)
    }
  }

  private func show() throws {
    if verify { return try verifyArtefacts() }
    let found = try files.isEmpty ? ledgerOfIncident() : ledgerOfFiles()
    if check || nagios {
      return try report(
        BackupCheck(
          runs: found.runs,
          maxAge: try age(),
          now: Surroundings.current.now(),
          zone: found.zone
        )
      )
    }
    if recovery { return try showRecovery(found) }
    if format.json {
      found.runs.forEach { Output.line($0.jsonLine) }
    } else {
      LedgerText(found.runs, zone: found.zone).lines.forEach { Output.line($0) }
      if let recovery = found.recovery, !found.runs.isEmpty {
        ([""] + RecoveryText(recovery, zone: found.zone).lines).forEach { Output.line($0) }
      }
    }
    if found.runs.isEmpty { throw ExitStatus.nothing }
  }

  private func showRecovery(_ found: FoundLedger) throws {
    guard let recovery = found.recovery else {
      throw ValidationError(
        "--recovery asks what an incident lost: leave out the files, or say when with --lost TIME"
      )
    }
    if format.json {
      try JSONLines.write([RecoveryJSON(recovery)])
    } else {
      RecoveryText(recovery, zone: found.zone).lines.forEach { Output.line($0) }
    }
    if recovery.lastTrusted.isEmpty, recovery.restores.isEmpty { throw ExitStatus.nothing }
  }

  /// Reads artefacts to their ends; exits with 1 where one cannot be trusted, with 2 where one cannot be
  /// read at all.
  private func verifyArtefacts() throws {
    guard !files.isEmpty else {
      throw ValidationError("Name the backup files or folders to look at")
    }
    let progress = Progress("backups")
    let reports = ArtefactVerification.verify(files) { path, done, total in
      progress.update(path, done: Int(done), total: Int(total))
    }
    progress.finish()
    let readable = reports.filter(\.isReadable)
    if format.json {
      try JSONLines.write(readable.map(ArtefactJSON.init))
    } else {
      readable.flatMap(ArtefactText.lines).forEach { Output.line($0) }
    }
    for report in reports where !report.isReadable {
      Output.note("\(report.path.visible): \(report.reason)")
    }
    if readable.count < reports.count { throw ExitStatus.error }
    if !reports.allSatisfy(\.isTrusted) { throw ExitStatus.nothing }
  }

  /// The runs, the zone in which they are shown, and what they could give back where that is asked.
  private struct FoundLedger {
    var runs: [BackupRun]
    var zone: Zone
    var recovery: RecoveryAssessment?
  }

  private func ledgerOfFiles() throws -> FoundLedger {
    let zone = try named() ?? Surroundings.current.zone
    let runs = try reading(zone).runs(inFiles: files)
    let loss = try lost.map(TimeArgument(zone: zone).instant)
    return FoundLedger(
      runs: runs,
      zone: zone,
      recovery: loss.map { RecoveryAssessment.assess(runs: runs, facts: .init(lostAt: $0)) }
    )
  }

  private func ledgerOfIncident() throws -> FoundLedger {
    let database = try store.openToRead()
    let incident = try database.incident(store.incident)
    let zone = try named() ?? Zone(named: incident.zone) ?? .utc
    let records = try database.records(of: incident.id)
    let runs = try reading(zone).runs(of: incident, records: records, in: database)
    return FoundLedger(
      runs: runs,
      zone: zone,
      recovery: Correlation.recovery(
        from: CorrelationInput(
          snapshot: try database.snapshot(of: store.incident),
          records: records.toldApart,
          runs: runs,
          zone: zone
        )
      )
    )
  }

  private func reading(_ zone: Zone) throws -> LedgerReading {
    let times = TimeArgument(zone: zone)
    return LedgerReading(
      options: BackupLedgerOptions(
        zone: zone,
        from: try from.map(times.instant),
        to: try to.map(times.instant),
        now: Surroundings.current.now()
      ),
      schedules: try cron.map { spec in
        do throws(CronScheduleError) {
          return try CronSchedule(parsing: spec, zone: zone)
        } catch {
          throw CommandError("\(error)", status: ExitStatus.usage)
        }
      },
      artefacts: artefact
    )
  }

  private func named() throws -> Zone? { try tz.map(ZoneArgument.zone) }

  private func age() throws -> TimeSpan {
    guard let age = TimeSpan(parsing: maxAge) else {
      throw ValidationError("Cannot read the age '\(maxAge.visible)'; try 2d or 36h")
    }
    return age
  }

  private func report(_ check: BackupCheck) throws {
    Output.line(nagios ? check.nagiosLine : check.line)
    if nagios { throw ExitCode(Int32(check.state.rawValue)) }
    if !check.isPassed { throw ExitStatus.nothing }
  }
}
