import ArgumentParser
import IncidentModel

/// The command `scribe effect E12 worked`.
struct EffectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effect",
    abstract: "Say what an action did: worked, none or worse."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The action.", valueName: "E12"))
  var entry: String

  @Argument(help: ArgumentHelp("worked, none or worse.", valueName: "effect"))
  var effect: Effect

  @OptionGroup var note: Words

  func run() throws {
    try recording.record(.effectObserved(of: entry, effect, note: note.text))
  }
}
