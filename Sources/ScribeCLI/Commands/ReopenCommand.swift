import ArgumentParser
import IncidentModel

/// The command `scribe reopen H2 [WHY…]`.
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Suspect again what was ruled out or confirmed."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The hypothesis.", valueName: "H2"))
  var hypothesis: String

  @OptionGroup var why: Words

  func run() throws {
    try recording.record(.hypothesisReopened(of: hypothesis, why: why.text))
  }
}
