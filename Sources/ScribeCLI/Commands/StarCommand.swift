import ArgumentParser
import IncidentModel

/// The command `scribe star E12`.
struct StarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "star",
    abstract: "Mark an entry as one that matters for the story."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The entry.", valueName: "E12"))
  var entry: String

  func run() throws { try recording.record(.entryStarred(of: entry)) }
}
