import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe star E12`.
struct StarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "star",
    abstract: "Mark an entry as one that matters for the story."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The entry.", valueName: "E12"))
  var entry: String

  func run() throws {
    if recording.hasAlready({ try $0.isStarred(entry) }, "\(entry.uppercased()) is starred") {
      return
    }
    try recording.record(.entryStarred(of: entry))
  }
}
