import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe accept F1`.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept a finding: people stand behind it, and it stays."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The finding.", valueName: "F1"))
  var finding: String

  func run() throws {
    try recording.record(.findingAccepted(try NamedFinding(finding, recording.store).reference))
  }
}
