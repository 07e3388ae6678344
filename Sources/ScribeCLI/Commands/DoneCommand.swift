import ArgumentParser
import IncidentModel

/// The command `scribe done T1 [NOTE…]`.
struct DoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Say that a follow-up is done; one that recurs is added for its next day."
  )

  @Option(
    help: ArgumentHelp(
      "What shows it: a file, or an entry (E12); may be repeated.",
      valueName: "file"
    )
  )
  var evidence: [String] = []

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The follow-up.", valueName: "T1"))
  var followUp: String

  @OptionGroup var note: TrailingWords

  func run() throws {
    try FollowUpClosing(followUp: followUp, evidence: evidence).record(note.text, with: recording)
  }
}
