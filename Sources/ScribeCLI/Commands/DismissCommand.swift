import ArgumentParser
import IncidentModel
import IncidentStorage

/// `scribe dismiss F2 --why TEXT`
struct DismissCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Dismiss a finding, and say why: it stays out."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The finding.", valueName: "F2"))
  var finding: String

  @OptionGroup var reason: Reason

  func run() throws {
    let why = try reason.text()
    try recording.record(
      .findingDismissed(try NamedFinding(finding, recording.store).reference, why: why)
    )
  }
}
