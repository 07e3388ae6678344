import IncidentModel

/// A follow-up as `scribe todos --json` prints it.
struct FollowUpJSON: Encodable {
  var id: String
  var incident: String
  var text: String
  var type: String?
  var owner: String?
  var due: String?
  var every: String?
  var state: String
  var overdue: Bool
  var addedAt: String
  var closedAt: String?
  var note: String?

  init(_ followUp: FollowUp, today: String) {
    id = followUp.shortID.description
    incident = followUp.incident.description
    text = followUp.text
    type = followUp.type?.rawValue
    owner = followUp.owner
    due = followUp.due
    every = followUp.every
    state = followUp.state.rawValue
    overdue = followUp.isOverdue(on: today)
    addedAt = followUp.addedAt.iso8601
    closedAt = followUp.closedAt?.iso8601
    note = followUp.note.isEmpty ? nil : followUp.note
  }
}

/// Follow-ups as lines for people: what is overdue first, then by day, then by number.
enum FollowUpText {
  static func lines(_ followUps: [FollowUp], today: String) -> [String] {
    followUps.sorted { left, right in
      (left.due ?? "9999", left.number) < (right.due ?? "9999", right.number)
    }.map { line($0, today: today) }
  }

  private static func line(_ followUp: FollowUp, today: String) -> String {
    let box =
      switch followUp.state {
      case .open: "[ ]"
      case .inProgress: "[~]"
      case .done: "[x]"
      case .dropped: "[-]"
      }
    var parts = [box, Style.bold(followUp.shortID.description), followUp.text.visible]
    if let type = followUp.type { parts.append("· " + type.rawValue) }
    if let owner = followUp.owner { parts.append("· " + owner.visible) }
    if let due = followUp.due {
      let isOverdue = followUp.isOverdue(on: today)
      parts.append(isOverdue ? Style.red("· overdue since \(due)") : "· due \(due)")
    }
    if let every = followUp.every { parts.append("· every \(every)") }
    if !followUp.note.isEmpty { parts.append("· " + followUp.note.visible) }
    parts.append(Style.dim("· \(followUp.incident)"))
    return parts.joined(separator: " ")
  }
}
