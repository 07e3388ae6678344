import ArgumentParser
import IncidentModel

/// The command `scribe todo TEXT…`.
struct TodoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo",
    abstract: "Record a follow-up: what is to be done after the incident."
  )

  @OptionGroup var options: FollowUpOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: Words

  func run() throws {
    let text = try words.required(for: "what is to be done")
    try recording.record(.followUpAdded(try options.fields(text: text, in: recording.store)))
  }
}
