import ArgumentParser
import IncidentModel

/// The command `scribe reopen H2|T1 [WHY…]`.
struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Suspect again what was ruled out or confirmed; take up again what was done."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The hypothesis or follow-up.", valueName: "H2|T1"))
  var named: String

  @OptionGroup var why: Words

  func run() throws {
    let isFollowUp = ShortID(parsing: named)?.kind == .followUp
    if isFollowUp { try recording.checkThatItStands(named) }
    let isOpen =
      isFollowUp
      && recording.hasAlready(
        { try FollowUpBook(in: $0).named(named)?.state == .open },
        "\(named.uppercased()) is open"
      )
    if isOpen { return }
    try recording.record(
      isFollowUp
        ? .followUpReopened(of: named, why: why.text)
        : .hypothesisReopened(of: named, why: why.text)
    )
  }
}
