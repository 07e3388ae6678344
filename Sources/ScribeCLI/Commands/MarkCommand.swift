import ArgumentParser
import IncidentModel
import IncidentStorage

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

  func run() throws {
    guard let marked = try recording.record(.milestoneReached(milestone, note: note.text)).first,
      let incident = try? recording.store.openToRead().incident(marked.entry.incident)
    else { return }
    for (earlier, later) in incident.milestonesOutOfOrder {
      Output.note(
        "\(later.title) lies before \(earlier.title); "
          + "`scribe mark --at TIME \(later.rawValue)` corrects it"
      )
    }
  }
}
