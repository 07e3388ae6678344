import ArgumentParser
import IncidentModel

/// The command `scribe decide TEXT…`.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Record a decision, and what was decided against."
  )

  @Option(
    name: .customLong("instead-of"),
    help: ArgumentHelp("An option that was rejected; may be repeated.", valueName: "text")
  )
  var insteadOf: [String] = []

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: Words

  func run() throws {
    try recording.record(
      .event(
        .decision,
        text: try words.required(for: "what was decided"),
        insteadOf: insteadOf,
        command: nil
      )
    )
  }
}
