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

  /// Where an entry's text stands, behind its mark, time and id.
  static let textColumn = 17

  func lines(_ entries: [TimelineEntry]) -> [String] {
    var lines: [String] = []
    show(entries) { pieces in
      var line = TextBytes()
      pieces(&line)
      lines.append(line.text)
    }
    return lines
  }

  /// Hands over one line after the other, each as what adds it to a text, of the entries that are to
  /// be shown.
  func show(
    _ entries: [TimelineEntry],
    where isShown: (TimelineEntry) -> Bool = { _ in true },
    line show: ((inout TextBytes) -> Void) -> Void
  ) {
    var day: Int?
    for entry in entries where isShown(entry) {
      let shown = order == .occurred ? entry.sortTime : entry.recordedAt
      let today = zone.civilTime(at: shown).daysSinceEpoch
      if today != day {
        day = today
        let heading = ClockText.day(shown, zone: zone)
        show { $0.add(Style.bold("\(heading) (\(zone.offsetText(at: shown)))")) }
      }
      show { add(entry, to: &$0) }
    }
  }

  private func add(_ entry: TimelineEntry, to line: inout TextBytes) {
    line.add(entry.isStarred ? "* " : "  ")
    let clock = line.count
    line.add(
      order == .occurred
        ? ClockText.timeOfDay(entry.occurred, zone: zone)
        : zone.civilTime(at: entry.recordedAt).time
    )
    line.pad(from: clock, to: 9)
    line.add(" ")
    let name = line.count
    line.add(entry.shortID.kind.rawValue)
    line.add(String(entry.number))
    line.pad(from: name, to: 4)
    line.add(" ")
    addState(of: entry, to: &line)
    line.add(.dim) {
      $0.add("  ")
      $0.add(entry.author.visible)
      $0.add("@")
      $0.add(entry.host.visible)
    }
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
    line.add(label(entry))
    line.add(entry.sentence.visible)
    if let command = entry.command { line.add(Style.dim(" [\(command.ending)]")) }
    if let effect = entry.effect { line.add(" [\(effect.words)]") }
    for option in entry.insteadOf { line.add(" (instead of: \(option.visible))") }
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
