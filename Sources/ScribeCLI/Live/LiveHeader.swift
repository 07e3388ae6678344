package import IncidentModel

/// The lines that stay in view above a live prompt.
package struct LiveHeader {
  package var incident: Incident
  /// Those that are open.
  package var hypotheses: [Hypothesis]
  /// The newest backup run in words; nil where the incident has no backup log.
  package var lastBackup: String?

  package init(incident: Incident, hypotheses: [Hypothesis], lastBackup: String?) {
    self.incident = incident
    self.hypotheses = hypotheses
    self.lastBackup = lastBackup
  }

  /// How many lines it has.
  package static let height = 4

  /// The lines at a moment, each at most `width` columns wide; the last one is a rule.
  package func lines(now: Instant, width: Int) -> [String] {
    let state =
      incident.isOver
      ? "\(incident.status) after \(incident.duration(now: now).words)"
      : "\(incident.status) \(incident.timeInState(now: now).words)"
    let severity = incident.severity?.rawValue ?? "sev?"
    // What changes stands first: on a narrow terminal the title is what is cut.
    let first = "\(incident.shortID) \(severity) \(state)  \(incident.title.visible)"
    let suspicions =
      hypotheses.isEmpty
      ? "no open suspicion"
      : "suspected: "
        + hypotheses.map { "\($0.shortID) \($0.text.visible)" }.joined(separator: "; ")
    let backup = "last backup: " + (lastBackup?.visible ?? "no backup log ingested")
    return [first, suspicions, backup].map { TextWrapping.cut($0, width: width) }
      + [String(repeating: "─", count: max(1, width))]
  }
}
