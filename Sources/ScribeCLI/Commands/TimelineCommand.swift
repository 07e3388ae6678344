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
    try TimelineListing(store: store.choice, order: by, all: all, json: format.json).show()
  }
}

/// What `scribe timeline` shows, however its arguments were read.
struct TimelineListing {
  var store = StoreChoice()
  var order = TimelineOrder.occurred
  var all = false
  var json = false

  func show() throws {
    let snapshot = try store.openToRead().snapshot(of: store.incident)
    let showsAll = all || order == .recorded
    let entries = order.sorted(snapshot.timeline)
    let isShown = { (entry: TimelineEntry) in showsAll || entry.isStanding }
    if json { return try JSONLines.write(entries.filter(isShown).map(TimelineJSON.init)) }
    let zone = Zone(named: snapshot.incident.zone) ?? .utc
    let output = BufferedOutput(folding: .ofTerminal(indent: TimelineText.textColumn))
    output.line(IncidentText(snapshot, now: Surroundings.current.now()).heading)
    TimelineText(zone: zone, order: order).show(entries, where: isShown, line: output.line(of:))
    output.flush()
  }
}
