import ArgumentParser
import IncidentModel

/// The command `scribe describe [--service S]… [--detected-by HOW] [TITLE…]`.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Say better what the incident is: its title, its services, how it was noticed.",
    discussion: "What is not given stays; services that are given take the place of all before."
  )

  @Option(name: [.long, .customLong("services")], help: "A service concerned; may be repeated.")
  var service: [String] = []

  @Option(name: .customLong("detected-by"), help: "How it was noticed: alert, customer report …")
  var detectedBy: String?

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var title: Words

  func run() throws {
    let title = title.text
    guard !title.isEmpty || !service.isEmpty || detectedBy != nil else {
      throw ValidationError("Say what changes: --service, --detected-by, or a title")
    }
    try recording.record(
      .incidentDescribed(
        .init(
          title: title.isEmpty ? nil : title,
          services: service.isEmpty ? nil : service,
          detectedBy: detectedBy
        )
      )
    )
  }
}
