import ArgumentParser
import IncidentModel
import IncidentStorage
import LogReading

/// The command `scribe ingest FILE…`.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read logs into the incident's evidence.",
    discussion: """
      Of an error log, what happened from 14 days before the incident to 2 days after it is kept, \
      routine notes left out; --from and --to name another window, --level warning leaves out all \
      notes. Backup logs, crontabs and \
      syslogs with cron's lines are kept whole for the ledger.
      """
  )

  @Option(help: ArgumentHelp("The host whose logs they are.", valueName: "name"))
  var host: String?

  @Option(help: ArgumentHelp("Of error logs, only this level and worse ones.", valueName: "level"))
  var level: LogLevel?

  @OptionGroup var logs: LogOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The logs; - is standard input.", valueName: "file"))
  var files: [String]

  func run() throws {
    let database = try recording.store.openToWrite()
    let incident = try database.incident(recording.store.incident)
    var options = try logs.readingOptions(fallback: Zone(named: incident.zone) ?? .utc)
    options.host = host
    options.redacts = !recording.noRedact
    options.from = options.from ?? incident.beganAt - .days(14)
    let end = incident.reached(.resolved) ?? Surroundings.current.now()
    options.to = options.to ?? end + .days(2)
    var failed = false
    for file in files {
      do {
        try ingest(file, options, incident, database)
      } catch let error as LogReadingError {
        Output.note(error.description.visible)
        failed = true
      }
    }
    SimilarText.hint(for: incident.shortID, in: database)
    if failed { throw ExitStatus.error }
  }

  private func ingest(
    _ file: String,
    _ options: LogReadingOptions,
    _ incident: Incident,
    _ database: IncidentStore
  ) throws {
    let progress = Progress(file)
    var options = options
    options.progress = { progress.update(done: $0, total: $1) }
    let reading = try LogFile(argument: file, options: options, level: level).read()
    progress.finish()
    for note in reading.outcome.notes { Output.note("\(file.visible): \(note.visible)") }
    let evidence = reading.evidence
    if try database.hasEvidence(
      named: evidence.name,
      sha256: evidence.sha256,
      in: incident.id
    ) {
      Output.line("\(evidence.name.visible): \(incident.shortID) has it already")
      return
    }
    let draft = recording.draft(.evidenceAttached(evidence), incident: incident.id)
    let recorded = try database.record(
      draft,
      pages: reading.records,
      contents: reading.content.map { [evidence.sha256: $0] } ?? [:]
    )
    guard let recorded else { return }
    Output.line(
      "E\(recorded.number)  \(evidence.name.visible): \(reading.outcome.lines) lines read, "
        + "\(reading.records.count) records kept as \(reading.kind)"
    )
    if reading.outcome.lines == 0 {
      Output.note("\(file.visible): is empty; was it rotated?")
    }
    if reading.records.isEmpty, reading.outcome.lines > 0, evidence.kind == .errorLog {
      Output.note("\(file.visible): nothing in the incident's window; --from and --to widen it")
    }
    if let error = reading.outcome.incomplete { throw error }
  }
}
