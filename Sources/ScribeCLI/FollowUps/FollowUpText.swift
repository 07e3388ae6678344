import IncidentModel

/// Follow-ups as lines for people.
struct FollowUpText {
  let book: FollowUpBook
  let now: Instant
  /// Whether each line is followed by what makes it urgent.
  var explains = false

  /// A line such as `[ ] T3 Replicate to a second host · P1 · prevent · overdue since 2023-11-07`.
  func lines(_ followUp: FollowUp) -> [String] {
    var line = head(followUp)
    line += details(followUp).map { "· " + $0 }
    line.append(Style.dim("· \(followUp.incident)"))
    guard explains, !followUp.state.isClosed else { return [line.joined(separator: " ")] }
    let parts = Urgency.parts(followUp, in: book.context).map { "\($0.name) \($0.adds)" }
    return [
      line.joined(separator: " "),
      Style.dim("      urgency \(book.urgency(followUp)): \(parts.joined(separator: ", "))"),
    ]
  }

  private func head(_ followUp: FollowUp) -> [String] {
    let box =
      switch followUp.state {
      case .open: "[ ]"
      case .inProgress: "[~]"
      case .done: "[x]"
      case .dropped: "[-]"
      }
    return [box, Style.bold(followUp.shortID.description), followUp.text.visible]
  }

  private func details(_ followUp: FollowUp) -> [String] {
    var parts: [String] = []
    if let priority = followUp.priority { parts.append(priority.visible) }
    if let type = followUp.type { parts.append(type.rawValue) }
    if let owner = followUp.owner { parts.append(owner.visible) }
    if let due = followUp.due {
      parts.append(book.isOverdue(followUp) ? Style.red("overdue since \(due)") : "due \(due)")
    }
    parts += series(followUp)
    if followUp.dueMoves > 0, !followUp.state.isClosed {
      let days = followUp.slipDays ?? 0
      parts.append(
        Style.yellow("moved \(times(followUp.dueMoves)), \(days >= 0 ? "+" : "")\(days) days")
      )
    }
    let waits = book.waitsFor(followUp)
    if !waits.isEmpty, !followUp.state.isClosed {
      parts.append("waits for " + waits.map { "T\($0)" }.joined(separator: ", "))
    }
    parts += followUp.tags.map { "+" + $0.visible }
    if !followUp.answers.isEmpty {
      let answers = followUp.answers.map { TextWrapping.cut($0.visible, width: 40) }
      parts.append("answers " + answers.joined(separator: ", "))
    }
    if let link = followUp.link { parts.append(link.visible) }
    if let verify = followUp.verify { parts.append("verified by: " + verify.visible) }
    if !followUp.note.isEmpty { parts.append(followUp.note.visible) }
    let age = followUp.ageDays(now: now)
    if !followUp.state.isClosed, age > 0 { parts.append(Style.dim("\(age) d old")) }
    return parts
  }

  /// `every 2 weeks`, `3rd of series T1`, `2 missed`.
  private func series(_ followUp: FollowUp) -> [String] {
    guard let every = followUp.every else { return [] }
    var parts = [Recurrence(parsing: every)?.words ?? "every \(every.visible)"]
    if let first = followUp.series {
      let place = book.series(of: followUp).firstIndex { $0.number == followUp.number } ?? 0
      parts.append("no. \(place + 1) of series T\(first)")
    }
    let missed = book.missed(followUp)
    if missed > 0 { parts.append(Style.red("\(missed) missed")) }
    return parts
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
