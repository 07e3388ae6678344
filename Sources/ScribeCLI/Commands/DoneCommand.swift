import ArgumentParser
import IncidentModel

/// The command `scribe done T1 [NOTE…]`.
struct DoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Say that a follow-up is done."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The follow-up.", valueName: "T1"))
  var followUp: String

  @OptionGroup var note: Words

  func run() throws { try recording.record(.followUpDone(of: followUp, note: note.text)) }
}
