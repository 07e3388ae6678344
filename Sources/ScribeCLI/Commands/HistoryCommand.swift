import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe history E12`, or `scribe history summary`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show everything that was recorded about an entry, or every version of a section."
  )

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  @Argument(
    help: ArgumentHelp("The entry: E12, H2 or T3; or a section: summary.", valueName: "E12")
  )
  var entry: String

  func run() throws {
    let store = try store.openToRead()
    let section = Section(rawValue: entry.lowercased())
    let entries =
      try section.map { try store.history(of: $0, in: self.store.incident) }
      ?? store.history(of: entry)
    if format.json { return try JSONLines.write(entries.map(TimelineJSON.init)) }
    // Its own incident's, whichever is current; what belongs to none has the zone it was typed in.
    let zone = entries.first.flatMap { Zone(named: $0.occurred.zone) } ?? .utc
    let text = TimelineText(zone: zone, order: .recorded)
    guard let section else {
      return text.lines(entries).forEach { Output.listing($0, indent: TimelineText.textColumn) }
    }
    guard !entries.isEmpty else {
      throw CommandError(
        "nothing was written for \(section.rawValue); `scribe write \(section.rawValue)` writes it",
        status: ExitStatus.nothing
      )
    }
    for entry in entries {
      text.lines([entry]).forEach { Output.listing($0, indent: TimelineText.textColumn) }
      for line in entry.text.split(separator: "\n", omittingEmptySubsequences: false) {
        Output.line("    " + String(line).visible)
      }
    }
  }
}
