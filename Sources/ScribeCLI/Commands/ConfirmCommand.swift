import ArgumentParser
import IncidentModel

/// The command `scribe confirm H2 [WHY…]`.
struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Confirm a hypothesis, and say why."
  )

  @Option(help: ArgumentHelp("An entry that shows it; may be repeated.", valueName: "E12"))
  var evidence: [String] = []

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The hypothesis.", valueName: "H2"))
  var hypothesis: String

  @OptionGroup var why: Words

  func run() throws {
    if evidence.isEmpty, recording.repeats(hypothesis, .confirmed, why: why.text) { return }
    try recording.record(.hypothesisConfirmed(of: hypothesis, why: why.text, entries: evidence))
  }
}
