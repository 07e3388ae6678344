import ArgumentParser
import IncidentModel

/// The command `scribe drop T1 --why TEXT`.
struct DropCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop",
    abstract: "Say that a follow-up will not be done, and why."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The follow-up.", valueName: "T1"))
  var followUp: String?

  @OptionGroup var reason: Reason

  func run() throws {
    let (followUp, why) = try reason.split(followUp, .followUp)
    try recording.checkThatItStands(followUp)
    try recording.record(.followUpDropped(of: followUp, why: why))
  }
}
