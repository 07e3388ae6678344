import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe timeline`.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show the incident's entries in the order of happening."
  )

  @Option(help: ArgumentHelp("occurred, or recorded: the order of typing.", valueName: "order"))
  var by: TimelineOrder = .occurred

  @Flag(help: "Show retracted entries and corrections too.")
  var all = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    let snapshot = try store.openToRead().snapshot(of: store.incident)
    let entries = by.sorted(
      all || by == .recorded ? snapshot.timeline : snapshot.standingTimeline
    )
    if format.json { return try JSONLines.write(entries.map(TimelineJSON.init)) }
    let zone = Zone(named: snapshot.incident.zone) ?? .utc
    Output.line(IncidentText(snapshot, now: Surroundings.current.now()).heading)
    TimelineText(zone: zone, order: by).lines(entries).forEach { Output.line($0) }
  }
}
