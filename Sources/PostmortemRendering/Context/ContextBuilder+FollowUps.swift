import IncidentModel

extension ContextBuilder {
  private var standingFollowUps: [FollowUp] {
    let order = FollowUpType.allCases
    return snapshot.followUps.filter { !$0.isRetracted }.sorted {
      let left = $0.type.flatMap(order.firstIndex) ?? order.count
      let right = $1.type.flatMap(order.firstIndex) ?? order.count
      return (left, $0.number) < (right, $1.number)
    }
  }

  var followUps: PostmortemContext.FollowUps {
    var result = PostmortemContext.FollowUps()
    let all = standingFollowUps
    result.items = all.map(row)
    for type in FollowUpType.allCases.map(Optional.some) + [nil] {
      let items = all.filter { $0.type == type }.map(row)
      if !items.isEmpty {
        result.groups.append(PostmortemContext.FollowUpGroup(title: title(of: type), items: items))
      }
    }
    guard !all.isEmpty else {
      result.note = MarkdownText(
        notRecorded("scribe todo --type prevent --owner NAME --due DATE TEXT")
      )
      return result
    }
    let counts = FollowUpState.allCases.compactMap { state -> String? in
      let count = all.filter { $0.state == state }.count
      return count == 0 ? nil : "\(count) \(state.words)"
    }
    result.note = MarkdownText(
      counts.count == 1
        ? "\(Words.count(all.count, "follow-up")), \(all.count == 1 ? "" : "all ")\(all[0].state.words)."
        : "\(Words.count(all.count, "follow-up")): \(Words.list(counts))." as Prose
    )
    return result
  }

  private func title(of type: FollowUpType?) -> String {
    switch type {
    case .prevent: "So that it does not happen again"
    case .detect: "So that it is noticed sooner"
    case .mitigate: "So that it hurts less"
    case .repair: "To repair what it left"
    case .process: "In how we work"
    case nil: "Of no type yet"
    }
  }

  private func row(_ followUp: FollowUp) -> PostmortemContext.FollowUpRow {
    let id = followUp.shortID.description
    var details: [Prose] = []
    details.append(
      followUp.owner.map { "Owner: \(people.name($0))" }
        ?? (isExternal ? "" : "Owner not recorded")
    )
    details.append(
      followUp.due.map { "due \($0)" } ?? (isExternal ? "" : "due day not recorded")
    )
    if let every = followUp.every { details.append(Prose(text: Words.every(every))) }
    if let priority = followUp.priority { details.append("priority \(priority)") }
    // The empty box says that it is open.
    if followUp.state != .open { details.append(Prose(text: followUp.state.words)) }
    if !followUp.note.isEmpty { details.append(Prose(text: words(Words.clause(followUp.note)))) }
    var line = Prose()
    for detail in details where !detail.isEmpty {
      if !line.isEmpty { line += "; " }
      line += detail
    }
    return PostmortemContext.FollowUpRow(
      id: id,
      box: MarkdownText(markdown: followUp.state == .done ? "x" : " "),
      text: MarkdownText("\(Words.sentence(words(followUp.text)))"),
      details: MarkdownText("\(line).\(sources(["E\(followUp.entry)"]))"),
      type: followUp.type?.rawValue ?? "",
      owner: followUp.owner.map(people.name) ?? "",
      due: followUp.due ?? "",
      state: followUp.state.words
    )
  }
}
