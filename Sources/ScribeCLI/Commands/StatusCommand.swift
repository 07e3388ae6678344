import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe status`.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show where the incident stands."
  )

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws { try StatusListing(store: store.choice, json: format.json).show() }
}

/// What `scribe status` shows, however its arguments were read.
struct StatusListing {
  var store = StoreChoice()
  var json = false

  func show() throws {
    let (snapshot, entries) = try store.openToRead().overview(of: store.incident)
    let now = Surroundings.current.now()
    if json { return try JSONLines.write([StatusJSON(snapshot, entries: entries, now: now)]) }
    IncidentText(snapshot, entries: entries, now: now).status.forEach { Output.listing($0) }
  }
}
