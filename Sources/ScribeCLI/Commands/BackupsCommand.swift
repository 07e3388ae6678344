import ArgumentParser
import BackupLedger
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

  @Flag(help: "With --check: the wording, performance data and exit status of a Nagios plugin.")
  var nagios = false

  @Flag(help: "Look at backup files and folders themselves: integrity, trailer, rows, trend.")
  var verify = false

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
    let (runs, zone) = try files.isEmpty ? runsOfIncident() : runsInFiles()
    if check {
      return try report(
        BackupCheck(
          runs: runs,
          maxAge: try age(),
          now: Surroundings.current.now(),
          zone: zone
        )
      )
    }
    if format.json {
      runs.forEach { Output.line($0.jsonLine) }
    } else {
      LedgerText(runs, zone: zone).lines.forEach { Output.line($0) }
    }
    if runs.isEmpty { throw ExitStatus.nothing }
  }

  /// Reads artefacts to their ends; exits with 1 where one cannot be trusted.
  private func verifyArtefacts() throws {
    guard !files.isEmpty else {
      throw ValidationError("Name the backup files or folders to look at")
    }
    let progress = Progress("backups")
    let reports = ArtefactVerification.verify(files) { _, done, total in
      progress.update(done: Int(done), total: Int(total))
    }
    progress.finish()
    if format.json {
      try JSONLines.write(reports.map(ArtefactJSON.init))
    } else {
      reports.flatMap(ArtefactText.lines).forEach { Output.line($0) }
    }
    if !reports.allSatisfy(\.isTrusted) { throw ExitStatus.nothing }
  }

  private func runsInFiles() throws -> ([BackupRun], Zone) {
    let zone = try named() ?? Surroundings.current.zone
    return (try reading(zone).runs(inFiles: files), zone)
  }

  private func runsOfIncident() throws -> ([BackupRun], Zone) {
    let database = try store.openToRead()
    let incident = try database.incident(store.incident)
    let zone = try named() ?? Zone(named: incident.zone) ?? .utc
    return (try reading(zone).runs(of: incident, in: database), zone)
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
      }
    )
  }

  private func named() throws -> Zone? {
    try tz.map { name in
      guard let zone = Zone(named: name) else {
        throw CommandError(
          TimeExpressionError.unknownZone(name).description,
          status: ExitStatus.usage
        )
      }
      return zone
    }
  }

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
