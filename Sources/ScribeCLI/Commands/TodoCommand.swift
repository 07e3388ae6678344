import ArgumentParser
import IncidentModel

/// The command `scribe todo TEXT…`.
struct TodoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo",
    abstract: "Record a follow-up: what is to be done after the incident."
  )

  @Option(help: ArgumentHelp("prevent, detect, mitigate, repair or process.", valueName: "type"))
  var type: FollowUpType?

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var owner: String?

  @Option(help: ArgumentHelp("By when: friday, +2w, 2023-11-07.", valueName: "day"))
  var due: String?

  @Option(help: ArgumentHelp("How often it comes again: 30d, 2w.", valueName: "span"))
  var every: String?

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: Words

  func run() throws {
    let text = try words.required(for: "what is to be done")
    try recording.record(
      .followUpAdded(
        .init(text: text, type: type, owner: owner, due: try day, every: try interval)
      )
    )
  }

  private var day: String? {
    get throws {
      try due.map { typed in
        let surroundings = Surroundings.current
        let day = DueDate.parse(typed, now: surroundings.now(), zone: surroundings.zone)
        guard let day else {
          throw ValidationError(
            "Cannot read the day '\(typed.visible)'; try friday, +2w or 2023-11-07"
          )
        }
        return day
      }
    }
  }

  private var interval: String? {
    get throws {
      guard let every else { return nil }
      guard let span = TimeSpan(parsing: every), span >= .days(1) else {
        throw ValidationError("Cannot read the interval '\(every.visible)'; try 30d or 2w")
      }
      return every
    }
  }
}
