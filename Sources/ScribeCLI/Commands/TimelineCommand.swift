import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe timeline`.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show the incident's entries in the order of happening."
  )

  @Option(help: ArgumentHelp("occurred, or recorded: the order of typing.", valueName: "order"))
  var by: TimelineOrder = .occurred

  @Flag(help: "Show retracted entries and corrections too.")
  var all = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    try TimelineListing(store: store.choice, order: by, all: all, json: format.json).show()
  }
}

/// What `scribe timeline` shows, however its arguments were read.
struct TimelineListing {
  var store = StoreChoice()
  var order = TimelineOrder.occurred
  var all = false
  var json = false

  func show() throws {
    let store = try self.store.openToRead()
    if json {
      var lines: [TimelineJSON] = []
      try store.withTimeline(of: self.store.incident) { timeline in
        try each(of: timeline) { lines.append(TimelineJSON($0)) }
      }
      return try JSONLines.write(lines)
    }
    // Nothing is written before the transaction has ended: a pager would keep it open.
    let output = BufferedOutput(
      folding: .ofTerminal(indent: TimelineText.textColumn),
      isHeldBack: true
    )
    let now = Surroundings.current.now()
    try store.withTimeline(of: self.store.incident) { timeline in
      let incident = timeline.incident
      output.line(IncidentText(IncidentSnapshot(incident: incident), now: now).heading)
      var text = TimelineText(zone: Zone(named: incident.zone) ?? .utc, order: order)
      try each(of: timeline) { entry in output.add { text.add(entry, to: &$0) } }
    }
    output.flush()
  }

  /// Hands over the entries that are to be shown, in their order.
  private func each(of timeline: LentTimeline, take: (TimelineEntry) -> Void) throws {
    switch order {
    case .occurred: try timeline.each { if all || $0.isStanding { take($0) } }
    case .recorded:
      var entries: [TimelineEntry] = []
      try timeline.each { entries.append($0) }
      entries.sorted { $0.number < $1.number }.forEach(take)
    }
  }
}
