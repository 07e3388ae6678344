import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe accept F1…`.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept findings: people stand behind them, and the postmortem tells them.",
    discussion: "What nobody accepted stands in the postmortem's appendix alone, as a proposal."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("Findings, or rules: all of their findings.", valueName: "F1"))
  var findings: [String]

  func run() throws {
    var named = try NamedFindings(findings, recording.store)
    named.leaveOut("accepted") { $0.isAccepted }
    try recording.record(named.references.map { recording.draft(.findingAccepted($0)) })
  }
}
