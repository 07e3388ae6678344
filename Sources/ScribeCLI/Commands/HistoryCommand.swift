import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe history E12`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show everything that was recorded about an entry."
  )

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  @Argument(help: ArgumentHelp("The entry: E12, H2 or T3.", valueName: "E12"))
  var entry: String

  func run() throws {
    let store = try store.openToRead()
    let entries = try store.history(of: entry)
    let zone = Zone(named: try store.incident(self.store.incident).zone) ?? .utc
    if format.json { return try JSONLines.write(entries.map(TimelineJSON.init)) }
    TimelineText(zone: zone, order: .recorded).lines(entries).forEach { Output.line($0) }
  }
}
