import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe dismiss F2 --why TEXT`.
struct DismissCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Dismiss findings, and say why: they stay out."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("Findings, or rules: all of their findings.", valueName: "F2"))
  var findings: [String] = []

  @OptionGroup var reason: Reason

  func run() throws {
    let (findings, why) = try reason.split(findings, .finding)
    var named = try NamedFindings(findings, recording.store)
    named.leaveOut("dismissed") { !$0.isAccepted && $0.why == why }
    try recording.record(
      named.references.map { recording.draft(.findingDismissed($0, why: why)) }
    )
  }
}
