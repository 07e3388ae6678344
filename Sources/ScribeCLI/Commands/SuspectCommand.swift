import ArgumentParser
import IncidentModel

/// The command `scribe suspect TEXT…`.
struct SuspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspect",
    abstract: "Record a hypothesis: what may be the cause."
  )

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: Words

  func run() throws {
    try recording.record(
      .hypothesisProposed(text: try words.required(for: "what you suspect"))
    )
  }
}
