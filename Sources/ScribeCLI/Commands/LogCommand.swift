import ArgumentParser
import IncidentModel

/// The command `scribe log TEXT…`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Record what was seen or done; piped input becomes evidence.",
    aliases: ["l"]
  )

  @Option(
    help: ArgumentHelp(
      "observation, action, decision, communication or escalation.",
      valueName: "kind"
    )
  )
  var kind: EventKind = .observation

  @Option(help: ArgumentHelp("A file that shows it; may be repeated.", valueName: "file"))
  var attach: [String] = []

  @Option(
    help: ArgumentHelp("The entry that this source tells otherwise.", valueName: "E12")
  )
  var contradicts: String?

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: Words

  func run() throws {
    try Logging(
      kind: kind,
      contradicts: contradicts,
      attach: attach,
      recorder: recording.recorder,
      words: words.words
    ).run()
  }
}
