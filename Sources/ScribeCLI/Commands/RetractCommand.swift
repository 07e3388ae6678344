import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe retract E12 --why TEXT`.
struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Take an entry back, and say why; it stays in the journal."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The entry: E12, H2 or T3.", valueName: "E12"))
  var entry: String?

  @OptionGroup var reason: Reason

  func run() throws {
    let (entry, why) = try reason.split(entry, .entry, .hypothesis, .followUp)
    let isDone = recording.hasAlready(
      { try $0.isRetracted(entry) },
      "\(entry.uppercased()) is retracted"
    )
    if isDone { return }
    try recording.record(.entryRetracted(of: entry, why: why))
  }
}
