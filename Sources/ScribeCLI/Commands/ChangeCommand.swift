import ArgumentParser
import IncidentModel

/// The command `scribe change T1 …`.
struct ChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Change a follow-up: its owner, day, priority, text and the like.",
    discussion: """
      What is not named stays; an empty text takes a field away (--owner ""). Moving the day is \
      counted as slip. --tag and --depends replace the ones that were there.
      """
  )

  @OptionGroup var options: FollowUpOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The follow-up.", valueName: "T1"))
  var followUp: String

  @OptionGroup var words: TrailingWords

  func run() throws {
    let text = words.text.isEmpty ? nil : words.text
    let fields = try options.fields(text: text, of: followUp, in: recording.store)
    guard !fields.isEmpty else {
      throw ValidationError("Say what changes: --owner, --due, --priority … or the new text")
    }
    if let others = fields.dependsOn, let itself = ShortID(parsing: followUp) {
      let book = try FollowUpBook(in: try recording.store.openToRead())
      let numbers = others.compactMap { ShortID(parsing: $0)?.number }
      guard !book.wouldLoop(itself.number, dependsOn: numbers) else {
        throw CommandError("\(itself) would wait for itself; `scribe todos` shows what waits")
      }
    }
    try recording.checkThatItStands(followUp)
    try recording.record(.followUpChanged(of: followUp, fields))
  }
}
