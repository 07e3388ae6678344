import ArgumentParser
import IncidentModel
import LogReading

/// The command `scribe parse FILE…`.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Read logs and print their records; no database needed."
  )

  @OptionGroup var logs: LogOptions
  @OptionGroup var format: ListingOptions

  @Flag(help: "Print counts by level and category instead.")
  var summary = false

  @Flag(help: "Print the way of a Galera cluster's nodes instead, a line a step; a log is a node.")
  var cluster = false

  @Argument(help: ArgumentHelp("The logs; - is standard input.", valueName: "file"))
  var files: [String]

  func run() throws {
    var failed = false
    var records: [LogRecord] = []
    let zone = try logs.readingOptions(fallback: Surroundings.current.zone).zone
    for file in files {
      do {
        if cluster {
          try gather(file, into: &records)
        } else {
          try summary ? summarize(file) : print(file)
        }
      } catch let error as LogReadingError {
        Output.note(error.description.visible)
        failed = true
      }
    }
    if cluster {
      let zone = zone ?? Surroundings.current.zone
      let isTold = try ClusterListing.print(records, zone: zone, asJSON: format.json)
      if !isTold, !failed { throw ExitStatus.nothing }
    }
    if failed { throw ExitStatus.error }
  }

  /// Takes the records that can tell of a cluster.
  private func gather(_ file: String, into records: inout [LogRecord]) throws {
    let progress = Progress(file)
    var options = try options(progress)
    options.keeps = { _, category in category != .other && category != .unrecognized }
    let outcome = try LogReader(options: options).read(LogSource(argument: file)) { record in
      records.append(record)
    }
    progress.finish()
    try tell(outcome, file)
  }

  private func options(_ progress: Progress) throws -> LogReadingOptions {
    var options = try logs.readingOptions(fallback: Surroundings.current.zone)
    options.progress = { progress.update(done: $0, total: $1) }
    return options
  }

  private func print(_ file: String) throws {
    let progress = Progress(file)
    let options = try options(progress)
    let lines = BufferedOutput()
    var text = RecordText(zone: options.zone ?? options.systemZone) { lines.line($0) }
    let outcome = try LogReader(options: options).read(LogSource(argument: file)) { record in
      if format.json { lines.line(record.jsonLine) } else { text.add(record) }
    }
    text.finish()
    lines.flush()
    progress.finish()
    try tell(outcome, file)
  }

  private func summarize(_ file: String) throws {
    let progress = Progress(file)
    let summary = try LogReader(options: try options(progress))
      .summary(of: LogSource(argument: file))
    progress.finish()
    // What was refused before its first line has no counts.
    if summary.outcome.lines == 0, let error = summary.outcome.incomplete { throw error }
    let counts = SummaryJSON(summary, source: file)
    if format.json {
      try JSONLines.write([counts])
    } else {
      SummaryText(counts).lines.forEach { Output.line($0) }
    }
    try tell(summary.outcome, file)
  }

  private func tell(_ outcome: LogReadingOutcome, _ file: String) throws {
    for note in outcome.notes { Output.note("\(file.visible): \(note.visible)") }
    if let error = outcome.incomplete { throw error }
  }
}
