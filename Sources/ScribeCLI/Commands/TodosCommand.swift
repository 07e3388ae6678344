import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe todos`.
struct TodosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todos",
    abstract: "List the follow-ups of all incidents that are not done."
  )

  @Flag(help: "Those done and dropped too.")
  var all = false

  @Flag(help: "Only those whose day has passed.")
  var overdue = false

  @Option(help: ArgumentHelp("Only those of one owner.", valueName: "name"))
  var owner: String?

  @Flag(help: "Exit with 1 if any is overdue, one line each: for cron and CI.")
  var check = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    let today = Surroundings.current.zone.civilTime(at: Surroundings.current.now()).date
    let followUps = try store.openToRead().followUps().filter { followUp in
      !followUp.isRetracted && (all || !followUp.state.isClosed)
        && (owner.map { $0 == followUp.owner } ?? true)
        && (!(overdue || check) || followUp.isOverdue(on: today))
        && (store.incident.map { $0.lowercased() == followUp.incident.description.lowercased() }
          ?? true)
    }
    if format.json {
      try JSONLines.write(followUps.map { FollowUpJSON($0, today: today) })
    } else {
      FollowUpText.lines(followUps, today: today).forEach { Output.line($0) }
    }
    if check, !followUps.isEmpty { throw ExitStatus.nothing }
  }
}
