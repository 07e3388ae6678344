import ArgumentParser
import IncidentModel

/// The order in which a timeline is shown.
enum TimelineOrder: String, CaseIterable, ExpressibleByArgument {
  /// By when it happened.
  case occurred
  /// By when it was typed: what was known when.
  case recorded
}

/// A timeline as lines for people: a heading a day, a line an entry.
struct TimelineText {
  private let zone: Zone
  private let order: TimelineOrder
  /// The day of the last entry.
  private var day: Day?
  /// How the last entry's line ends, and who wrote it: nearly always the next one's too.
  private var signature = (author: "", host: "", text: "  @")

  /// Where an entry's text stands, behind its mark, time and id.
  static let textColumn = 17

  init(zone: Zone, order: TimelineOrder) {
    self.zone = zone
    self.order = order
  }

  /// The lines of a timeline that begins with the first of the entries.
  func lines(_ entries: [TimelineEntry]) -> [String] {
    var text = TextBytes()
    var timeline = self
    for entry in entries { timeline.add(entry, to: &text) }
    return text.text.split(separator: "\n").map(String.init)
  }

  /// Adds the next entry's line, below the heading of its day if it is the day's first one.
  mutating func add(_ entry: TimelineEntry, to text: inout TextBytes) {
    let shown = order == .occurred ? entry.sortTime : entry.recordedAt
    let today = Day(shown, in: zone)
    if today != day {
      day = today
      let heading = ClockText.day(shown, zone: zone)
      text.add(Style.bold("\(heading) (\(zone.offsetText(at: shown)))") + "\n")
    }
    addLine(of: entry, to: &text)
  }

  private mutating func addLine(of entry: TimelineEntry, to line: inout TextBytes) {
    line.add(ascii: entry.isStarred ? "*" : " ")
    line.add(ascii: " ")
    let clock = line.count
    line.add(
      order == .occurred
        ? ClockText.timeOfDay(entry.occurred, zone: zone)
        : zone.civilTime(at: entry.recordedAt).time
    )
    line.pad(from: clock, to: 9)
    line.add(ascii: " ")
    let name = line.count
    line.add(entry.shortID.kind.rawValue)
    line.add(String(entry.number))
    line.pad(from: name, to: 4)
    line.add(ascii: " ")
    addState(of: entry, to: &line)
    if (entry.author, entry.host) != (signature.author, signature.host) {
      let text = "  \(entry.author.visible)@\(entry.host.visible)"
      signature = (entry.author, entry.host, text)
    }
    line.add(.dim) { $0.add(signature.text) }
    line.add(ascii: "\n")
  }

  /// What the entry says, and what became of it.
  private func addState(of entry: TimelineEntry, to line: inout TextBytes) {
    if let why = entry.retractedBecause {
      line.add(.dim) {
        $0.add("retracted (\(why.visible)): ")
        addSaid(by: entry, to: &$0)
      }
    } else {
      addSaid(by: entry, to: &line)
    }
    if entry.isAmended { line.add(Style.dim(" (amended)")) }
    if order == .recorded, entry.occurred.from != entry.recordedAt {
      line.add(Style.dim(" (happened \(ClockText.both(entry.occurred, zone: zone)))"))
    }
  }

  private func addSaid(by entry: TimelineEntry, to line: inout TextBytes) {
    if let label = label(entry) { line.add(label) }
    line.add(entry.sentence.visible)
    if let command = entry.command { line.add(Style.dim(" [\(command.ending)]")) }
    if let effect = entry.effect { line.add(" [\(effect.words)]") }
    for option in entry.insteadOf { line.add(" (instead of: \(option.visible))") }
  }

  /// What the entry is, in front of its text; milestones stand out.
  private func label(_ entry: TimelineEntry) -> String? {
    switch entry.kind {
    case .milestoneReached: Style.cyan("== ")
    case .event:
      entry.eventKind == .observation ? nil : Style.blue("\(entry.eventKind?.rawValue ?? ""): ")
    default: nil
    }
  }
}
