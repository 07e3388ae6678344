import ArgumentParser
import IncidentModel

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
    try recording.record(.entryRetracted(of: entry, why: why))
  }
}
