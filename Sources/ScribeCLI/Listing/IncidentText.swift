import IncidentModel
import IncidentStorage

/// Where an incident stands, as lines for people.
struct IncidentText {
  private let snapshot: IncidentSnapshot
  private let now: Instant
  private let zone: Zone

  private let entries: Int?

  /// `entries` is how many stand, where the snapshot comes without its timeline.
  init(_ snapshot: IncidentSnapshot, entries: Int? = nil, now: Instant) {
    self.snapshot = snapshot
    self.entries = entries
    self.now = now
    zone = Zone(named: snapshot.incident.zone) ?? .utc
  }

  /// A line such as `INC-1  Stock page shows no data  sev2  open for 2 h 10 min`.
  static func line(_ incident: Incident, now: Instant) -> String {
    [
      Style.bold(incident.shortID.description), incident.title.visible,
      incident.severity?.rawValue ?? "severity not set",
      incident.isOver
        ? "\(incident.status) after \(incident.duration(now: now).words)"
        : "\(incident.status) for \(incident.timeInState(now: now).words)",
    ].joined(separator: "  ")
  }

  /// The line above a timeline.
  var heading: String {
    Self.line(snapshot.incident, now: now) + Style.dim("  times in \(zone.name)")
  }

  /// Everything that one look should tell.
  var status: [String] {
    let count = entries ?? snapshot.standingTimeline.count
    return standing + suspicions + helpers + ["\(count) \(count == 1 ? "entry" : "entries")"]
  }

  /// What it is, how bad, since when.
  private var standing: [String] {
    let incident = snapshot.incident
    var lines = [heading]
    if !incident.services.isEmpty {
      lines.append("services: " + incident.services.map(\.visible).joined(separator: ", "))
    }
    for milestone in Milestone.allCases {
      guard let reached = incident.milestones[milestone] else { continue }
      lines.append("\(milestone.title): \(ClockText.both(reached.time, zone: zone))")
    }
    return lines
  }

  /// What is tried now, what is known, what it is not.
  private var suspicions: [String] {
    hypotheses(.open, "suspected") + hypotheses(.confirmed, "confirmed")
      + hypotheses(.ruledOut, "ruled out")
  }

  /// What is to be done, and who has which role.
  private var helpers: [String] {
    var lines: [String] = []
    let open = snapshot.followUps.filter { !$0.state.isClosed && !$0.isRetracted }
    if !open.isEmpty { lines.append("to do: \(open.count), see `scribe todos`") }
    for role in Role.allCases {
      if let person = snapshot.incident.roles[role] {
        lines.append("\(role.title): \(person.visible)")
      }
    }
    return lines
  }

  /// The handoff, about twenty lines: what a relief must know.
  static func brief(_ handoff: Handoff, now: Instant) -> [String] {
    let incident = IncidentText(handoff.snapshot, entries: 0, now: now)
    var lines =
      incident.standing + ["impact: " + impact(handoff)] + incident.suspicions
      + ["next update due: " + incident.nextUpdate(handoff)] + incident.helpers
    let text = TimelineText(zone: incident.zone, order: .occurred)
    for (heading, entries) in [
      ("what matters:", handoff.starred), ("done last:", handoff.actions),
      ("seen last:", handoff.observations),
    ] where !entries.isEmpty {
      lines += [heading] + text.lines(entries)
    }
    lines.append("who: " + handoff.people.map(\.visible).joined(separator: ", "))
    return lines
  }

  private static func impact(_ handoff: Handoff) -> String {
    guard let impact = handoff.impact, !impact.trimmed.isEmpty else {
      return "not said yet; `scribe write impact` says it"
    }
    return TextWrapping.cut(impact.trimmed.visible, width: 300)
  }

  /// When those who wait were promised to hear more.
  private func nextUpdate(_ handoff: Handoff) -> String {
    guard let (entry, update) = handoff.promise else {
      return "none promised; an entry such as `told support, next update 14:30` is one"
    }
    let wait =
      update.due >= now
      ? "in \((update.due - now).words)" : "overdue for \((now - update.due).words)"
    let time = ClockText.both(.exactly(update.due, zone: zone.name), zone: zone)
    return "\(time), \(wait), says \(entry.shortID)"
  }

  private func hypotheses(_ state: HypothesisState, _ word: String) -> [String] {
    snapshot.hypotheses.filter { $0.state == state && !$0.isRetracted }.map { hypothesis in
      let age = hypothesis.proposed.from.map { " for \((now - $0).words)" } ?? ""
      let because = hypothesis.reason.isEmpty ? "" : ": \(hypothesis.reason.visible)"
      return "\(word): \(hypothesis.shortID) \(hypothesis.text.visible)"
        + (state == .open ? Style.dim(age) : because)
    }
  }
}
