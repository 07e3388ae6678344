import ArgumentParser
import IncidentModel

/// The command `scribe rule-out H2 [WHY…]`.
struct RuleOutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule-out",
    abstract: "Rule a hypothesis out, and say why."
  )

  @Option(help: ArgumentHelp("An entry that shows it; may be repeated.", valueName: "E12"))
  var evidence: [String] = []

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The hypothesis.", valueName: "H2"))
  var hypothesis: String

  @OptionGroup var why: Words

  func run() throws {
    if evidence.isEmpty, recording.repeats(hypothesis, .ruledOut, why: why.text) { return }
    try recording.record(.hypothesisRuledOut(of: hypothesis, why: why.text, entries: evidence))
  }
}
