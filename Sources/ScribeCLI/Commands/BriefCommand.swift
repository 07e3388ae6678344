import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe brief`.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Show the handoff: known, ruled out, trying, to do, who."
  )

  @OptionGroup var store: StoreOptions

  func run() throws { try BriefListing(store: store.choice).show() }
}

/// What `scribe brief` shows, however its arguments were read.
struct BriefListing {
  var store = StoreChoice()

  func show() throws {
    let handoff = try store.openToRead().handoff(of: store.incident)
    IncidentText.brief(handoff, now: Surroundings.current.now()).forEach { Output.listing($0) }
  }
}
