import ArgumentParser
import IncidentModel

/// The command `scribe severity sev1`.
struct SeverityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "severity",
    abstract: "Set the incident's severity.",
    discussion: Severity.allCases.map { "\($0.rawValue): \($0.meaning)." }
      .joined(separator: "\n")
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("sev1 to sev4.", valueName: "severity"))
  var severity: Severity

  func run() throws { try recording.record(.severityChanged(severity)) }
}
