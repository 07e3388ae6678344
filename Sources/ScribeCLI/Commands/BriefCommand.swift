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

  func run() throws {
    let snapshot = try store.openToRead().snapshot(of: store.incident)
    IncidentText(snapshot, now: Surroundings.current.now()).brief.forEach { Output.line($0) }
  }
}
