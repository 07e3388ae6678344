import ArgumentParser
import IncidentModel

/// Which follow-ups a listing, a digest or an export holds.
struct FollowUpFilterOptions: ParsableArguments {
  @Flag(help: "Those done and dropped too.")
  var all = false

  @Flag(help: "Only those whose day has passed.")
  var overdue = false

  @Option(help: ArgumentHelp("Only those of one owner; none is nobody.", valueName: "name"))
  var owner: String?

  @Option(help: ArgumentHelp("Only of this type; may be repeated.", valueName: "type"))
  var type: [FollowUpType] = []

  @Option(help: ArgumentHelp("Only with this tag; may be repeated.", valueName: "word"))
  var tag: [String] = []

  @Option(
    help: ArgumentHelp("open, in-progress, done or dropped; may be repeated.", valueName: "state")
  )
  var state: [FollowUpState] = []

  @Option(
    name: .customLong("due-before"),
    parsing: .unconditional,
    help: ArgumentHelp("Only due before.", valueName: "day")
  )
  var dueBefore: String?
}

extension FollowUpFilterOptions {
  /// The filter, for an incident as typed.
  func filter(incident: String?) throws -> FollowUpFilter {
    var filter = FollowUpFilter()
    filter.states = all ? Set(FollowUpState.allCases) : Set(state)
    filter.owner = owner
    filter.isOverdue = overdue
    filter.types = Set(type)
    filter.tags = FollowUpOptions.words(tag)
    filter.dueBefore = try dueBefore.map { try DayArgument.day($0) }
    if let incident {
      guard let number = ShortID(parsing: incident)?.number ?? Int(incident) else {
        throw ValidationError("'\(incident.visible)' is no incident; --incident takes INC-1")
      }
      filter.incident = number
    }
    return filter
  }
}

extension FollowUpState: ExpressibleByArgument {}
