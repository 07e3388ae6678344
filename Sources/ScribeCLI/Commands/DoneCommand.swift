import ArgumentParser
import IncidentModel

/// The command `scribe done T1 [NOTE…]`.
struct DoneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Say that a follow-up is done; one that recurs is added for its next day.",
    discussion: "Of several, `done T1 T2 T3`, each is done; any other words are a note."
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
    // `done T1 T2` means both: no note is made of ids alone.
    let others = note.text.split(separator: " ").map(String.init)
    let areIDs = others.allSatisfy { ShortID(parsing: $0)?.kind == .followUp }
    for closed in [followUp] + (areIDs ? others : []) {
      try FollowUpClosing(followUp: closed, evidence: evidence)
        .record(areIDs ? "" : note.text, with: recording)
    }
  }
}
