import ArgumentParser
import IncidentModel
import IncidentStorage
import PostmortemRendering

/// The command `scribe stats`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count incidents and measure them: median, 90th percentile and how many.",
    discussion: """
      A metric is one milestone minus another: \
      \(Metric.builtIn.map { "\($0.name) = \($0.definition)" }.joined(separator: ", ")); --define \
      adds one. recurring: the same cause had struck one of the services within the year before.
      """
  )

  @Option(help: ArgumentHelp("month, service, severity or cause.", valueName: "what"))
  var by: IncidentStatistics.Grouping?

  @Option(parsing: .unconditional, help: ArgumentHelp("Begun from then on.", valueName: "time"))
  var from: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Begun before then.", valueName: "time"))
  var to: String?

  @Option(
    help: ArgumentHelp("Keep a metric: 'time to identify = identified - detected'.", valueName: "m")
  )
  var define: String?

  @Option(help: ArgumentHelp("Forget a metric that was defined.", valueName: "name"))
  var undefine: String?

  @Flag(help: "The mean too, with its caution.")
  var mean = false

  @Flag(help: "Comma-separated values.")
  var csv = false

  @Flag(help: "A page with pictures.")
  var html = false

  @Option(name: .customLong("db"), help: ArgumentHelp("The database.", valueName: "path"))
  var database: String?

  @OptionGroup var format: ListingOptions

  func run() throws {
    var options = StoreOptions()
    options.db = database
    options.incident = nil
    if define != nil || undefine != nil { try changeMetrics(try options.openToWrite()) }
    let store = try options.openToRead()
    let statistics = try StatisticsReading(store: store).statistics(
      by: by,
      from: try from.map(times.instant),
      to: try to.map(times.instant)
    )
    let text = StatisticsText(statistics, showsMean: mean)
    if format.json {
      try JSONLines.write(text.json)
    } else if csv {
      Output.write(CSV.text(text.rows))
    } else if html {
      Output.write(StatisticsPage.html(statistics, generatedAt: Surroundings.current.now()))
    } else {
      text.lines.forEach { Output.line($0) }
    }
    if mean { Output.note(Distribution.meanCaution) }
    guard statistics.total.incidents == 0 else { return }
    Output.note("no incident began in that time")
    throw ExitStatus.nothing
  }

  private var times: TimeArgument { TimeArgument(zone: Surroundings.current.zone) }

  private func changeMetrics(_ store: IncidentStore) throws {
    if let define {
      guard let metric = Metric(parsing: define) else {
        throw ValidationError(
          "Cannot read '\(define.visible)'; try 'time to identify = identified - detected', of "
            + Milestone.allCases.map(\.rawValue).joined(separator: ", ")
        )
      }
      try store.define(metric)
    }
    if let undefine, try !store.undefine(metric: undefine) {
      throw CommandError("there is no metric '\(undefine.visible)' to forget; built-in ones stay")
    }
  }
}

extension IncidentStatistics.Grouping: ExpressibleByArgument {}
