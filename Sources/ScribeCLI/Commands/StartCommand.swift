import ArgumentParser
import IncidentModel

/// The command `scribe start T1`.
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Say that a follow-up is being worked on."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The follow-up.", valueName: "T1"))
  var followUp: String

  func run() throws { try recording.record(.followUpStarted(of: followUp)) }
}
