import ArgumentParser
import IncidentModel

/// The command `scribe mark detected`.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Mark a milestone.",
    discussion: "One of: " + Milestone.allCases.map(\.rawValue).joined(separator: ", ") + "."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The milestone.", valueName: "milestone"))
  var milestone: Milestone

  @OptionGroup var note: Words

  func run() throws { try recording.record(.milestoneReached(milestone, note: note.text)) }
}
