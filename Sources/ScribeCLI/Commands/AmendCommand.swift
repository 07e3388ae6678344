import ArgumentParser
import IncidentModel

/// The command `scribe amend E12 TEXT…`.
struct AmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Correct the text of an entry, or with --at its time.",
    discussion: "What was recorded before stays; `scribe history` shows it."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The entry: E12, H2, T3 or INC-1.", valueName: "E12"))
  var entry: String

  @OptionGroup var words: Words

  func run() throws {
    let text = words.text
    guard !text.isEmpty || recording.at != nil else {
      throw ValidationError("Say what is right: the new text, or --at with the new time")
    }
    try recording.record(.entryAmended(of: entry, text: text.isEmpty ? nil : text, time: nil))
  }
}
