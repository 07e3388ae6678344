import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe asof T`.
struct AsofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "asof",
    abstract: "Show what had been recorded by a moment: what we knew then."
  )

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("The moment.", valueName: "time"))
  var time: [String]

  func run() throws {
    let snapshot = try store.openToRead().snapshot(of: store.incident)
    let zone = Zone(named: snapshot.incident.zone) ?? .utc
    let moment = try TimeArgument(zone: zone).instant(time.joined(separator: " "))
    let known = snapshot.timeline.filter { $0.recordedAt <= moment }
    if format.json { return try JSONLines.write(known.map(TimelineJSON.init)) }
    Output.line("Known by \(ClockText.both(.exactly(moment, zone: zone.name), zone: zone)):")
    if known.isEmpty { Output.line("nothing had been recorded yet") }
    TimelineText(zone: zone, order: .recorded).lines(known).forEach {
      Output.listing($0, indent: TimelineText.textColumn)
    }
  }
}
