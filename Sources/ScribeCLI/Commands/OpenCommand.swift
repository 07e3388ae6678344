import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe open TITLE…`.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open an incident and make it the current one."
  )

  @Option(help: ArgumentHelp("sev1 (worst) to sev4.", valueName: "severity"))
  var severity: Severity?

  @Option(name: [.long, .customLong("services")], help: "A service concerned; may be repeated.")
  var service: [String] = []

  @Option(help: ArgumentHelp("The zone of its times; else the machine's.", valueName: "zone"))
  var zone: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("When the impact started.", valueName: "time")
  )
  var started: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("When it was noticed.", valueName: "time"))
  var detected: String?

  @Option(name: .customLong("detected-by"), help: "How it was noticed: alert, customer report …")
  var detectedBy: String?

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var title: Words

  func run() throws {
    let zone = try zone.map(ZoneArgument.zone) ?? Surroundings.current.zone
    let opening = recording.draft(
      .incidentOpened(
        .init(
          title: try title.required(for: "what is wrong"),
          severity: severity,
          services: service,
          zone: zone.name,
          detectedBy: detectedBy
        )
      )
    )
    let milestones = [(Milestone.started, started), (.detected, detected)].compactMap {
      milestone,
      at in
      at.map {
        recording.draft(.milestoneReached(milestone, note: ""), at: $0, incident: opening.id)
      }
    }
    let recorded = try recording.record([opening] + milestones)
    if let first = recorded.first, let store = try? recording.store.openToRead() {
      SimilarText.hint(for: first.shortID, in: store)
    }
    warnOfThePlace()
  }

  /// Says once a database that it lies where an outage may reach it.
  private func warnOfThePlace() {
    guard let warning = DatabaseVolume(database: recording.store.path).warning,
      let store = try? recording.store.openToWrite(), (try? store.isFirst("volume")) == true
    else { return }
    Output.note(warning)
  }
}
