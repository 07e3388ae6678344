import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe list`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the incidents, the latest first."
  )

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    let (incidents, current) = try store.openToRead().incidents()
    let now = Surroundings.current.now()
    if format.json {
      return try JSONLines.write(
        incidents.map { IncidentJSON($0, isCurrent: $0.id == current, now: now) }
      )
    }
    for incident in incidents {
      let mark = incident.id == current ? "*" : " "
      Output.listing("\(mark) \(IncidentText.line(incident, now: now))")
    }
  }
}
