import ArgumentParser
import IncidentModel
import IncidentStorage
import LogReading

/// The command `scribe logs`.
struct LogsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs",
    abstract: "Show the log records that the incident has as evidence."
  )

  @Option(help: ArgumentHelp("Only this category; may be repeated.", valueName: "category"))
  var category: [LogCategory] = []

  @Option(help: ArgumentHelp("Only messages with this text.", valueName: "text"))
  var grep: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("From then on.", valueName: "time"))
  var from: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Before then.", valueName: "time"))
  var to: String?

  @Flag(help: "The way of a Galera cluster's nodes instead, a line a step.")
  var cluster = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    let database = try store.openToRead()
    let incident = try database.incident(store.incident)
    let zone = Zone(named: incident.zone) ?? .utc
    let times = TimeArgument(zone: zone)
    let records = try database.records(
      of: incident.id,
      query: .init(
        from: try from.map(times.instant),
        to: try to.map(times.instant),
        categories: category,
        text: grep
      )
    )
    if cluster {
      guard try !ClusterListing.print(records, zone: zone, asJSON: format.json) else { return }
      Output.note("no record of a log tells of a Galera cluster")
      throw ExitStatus.nothing
    }
    let lines = BufferedOutput()
    var text = RecordText(zone: zone) { lines.line($0) }
    for record in records {
      if format.json { lines.line(record.jsonLine) } else { text.add(record) }
    }
    text.finish()
    lines.flush()
    guard records.isEmpty else { return }
    Output.note("no record of a log fits; `scribe ingest FILE` reads logs in")
    throw ExitStatus.nothing
  }
}
