import ArgumentParser
import IncidentModel

/// The command `scribe start T1`.
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Say that a follow-up is being worked on."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The follow-up.", valueName: "T1"))
  var followUp: String

  func run() throws {
    try recording.checkThatItStands(followUp)
    let isBegun = recording.hasAlready(
      { try FollowUpBook(in: $0).named(followUp)?.state == .inProgress },
      "\(followUp.uppercased()) is in progress"
    )
    if !isBegun { try recording.record(.followUpStarted(of: followUp)) }
  }
}
