import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe undo`.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last entry that you recorded."
  )

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    let author = recording.author ?? Surroundings.current.author
    let last = try recording.store.openToRead()
      .lastEntry(by: author, in: recording.store.incident)
    guard let last else {
      throw CommandError(
        "\(author.visible) has recorded nothing that can be taken back",
        status: ExitStatus.nothing
      )
    }
    try recording.record(.entryRetracted(of: last.shortID.description, why: "undone"))
    Output.note("took back \(last.shortID): \(last.sentence.visible)")
  }
}
