import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe switch INC-2`.
struct SwitchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switch",
    abstract: "Make another incident the current one."
  )

  @OptionGroup var store: StoreOptions

  @Argument(help: ArgumentHelp("The incident.", valueName: "INC-n"))
  var target: String

  func run() throws {
    let store = try store.openToWrite()
    try store.makeCurrent(target)
    Output.line(IncidentText.line(try store.incident(target), now: Surroundings.current.now()))
  }
}
