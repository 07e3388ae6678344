import ArgumentParser
import IncidentModel

/// The order in which a timeline is shown.
enum TimelineOrder: String, CaseIterable, ExpressibleByArgument {
  /// By when it happened.
  case occurred
  /// By when it was typed: what was known when.
  case recorded

  func sorted(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    switch self {
    // As the store gives them.
    case .occurred: entries
    case .recorded: entries.sorted { $0.number < $1.number }
    }
  }
}

/// A timeline as lines for people: a heading a day, a line an entry.
struct TimelineText {
  var zone: Zone
  var order: TimelineOrder

  func lines(_ entries: [TimelineEntry]) -> [String] {
    var lines: [String] = []
    show(entries) { lines.append($0) }
    return lines
  }

  /// Hands over one line after the other.
  func show(_ entries: some Sequence<TimelineEntry>, line show: (String) -> Void) {
    var day: Int?
    for entry in entries {
      let shown = order == .occurred ? entry.sortTime : entry.recordedAt
      let today = zone.civilTime(at: shown).daysSinceEpoch
      if today != day {
        day = today
        let heading = ClockText.day(shown, zone: zone)
        show(Style.bold("\(heading) (\(zone.offsetText(at: shown)))"))
      }
      show(line(entry))
    }
  }

  private func line(_ entry: TimelineEntry) -> String {
    let clock =
      order == .occurred
      ? ClockText.timeOfDay(entry.occurred, zone: zone)
      : zone.civilTime(at: entry.recordedAt).time
    // Bytes, and room for all of them at once: a long timeline is thousands of lines.
    var line: [UInt8] = []
    line.reserveCapacity(entry.text.utf8.count + 80)
    func add(_ text: String, width: Int = 0) {
      let end = line.count + width
      line.append(contentsOf: text.utf8)
      while line.count < end { line.append(0x20) }
    }
    add(entry.isStarred ? "* " : "  ")
    add(clock, width: 9)
    add(" ")
    add(entry.shortID.description, width: 4)
    add(" ")
    add(said(entry))
    add(Style.dim("  " + entry.author.visible + "@" + entry.host.visible))
    return String(decoding: line, as: UTF8.self)
  }

  /// What the entry says, and what became of it.
  private func said(_ entry: TimelineEntry) -> String {
    var text = label(entry) + entry.sentence.visible
    if let command = entry.command { text += Style.dim(" [\(command.ending)]") }
    if let effect = entry.effect { text += " [\(effect.words)]" }
    for option in entry.insteadOf { text += " (instead of: \(option.visible))" }
    if let why = entry.retractedBecause { text = Style.dim("retracted (\(why.visible)): \(text)") }
    if entry.isAmended { text += Style.dim(" (amended)") }
    if order == .recorded, entry.occurred.from != entry.recordedAt {
      text += Style.dim(" (happened \(ClockText.both(entry.occurred, zone: zone)))")
    }
    return text
  }

  /// What the entry is, in front of its text; milestones stand out.
  private func label(_ entry: TimelineEntry) -> String {
    switch entry.kind {
    case .milestoneReached: Style.cyan("== ")
    case .event:
      entry.eventKind == .observation ? "" : Style.blue("\(entry.eventKind?.rawValue ?? ""): ")
    default: ""
    }
  }
}
