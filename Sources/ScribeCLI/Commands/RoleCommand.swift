import ArgumentParser
import IncidentModel

/// The command `scribe role commander NAME`.
struct RoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role",
    abstract: "Say who takes a role.",
    discussion: "Roles: " + Role.allCases.map(\.rawValue).joined(separator: ", ") + "."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The role.", valueName: "role"))
  var role: Role

  @Argument(help: ArgumentHelp("Who; else the author.", valueName: "name"))
  var person: String?

  func run() throws {
    let person = person ?? recording.author ?? Surroundings.current.author
    try recording.record(.roleTaken(role, by: person))
  }
}
