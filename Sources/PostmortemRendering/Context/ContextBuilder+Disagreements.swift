import IncidentModel

extension ContextBuilder {
  /// What sources tell differently, each beside the others: none is preferred, nothing is averaged.
  var disagreements: [PostmortemContext.Disagreement] {
    if isExternal { return [] }
    var order: [Int] = []
    var others: [Int: [TimelineEntry]] = [:]
    for entry in standing.sorted(by: { $0.number < $1.number }) where entry.kind == .event {
      guard let about = entry.about, about.kind == .entry else { continue }
      let first = firstAccount(about.number)
      if others[first] == nil { order.append(first) }
      others[first, default: []].append(entry)
    }
    return order.compactMap { number in
      guard let first = entries[number], first.retractedBecause == nil else { return nil }
      let all = [first] + (others[number] ?? [])
      return PostmortemContext.Disagreement(
        id: first.shortID.description,
        text: MarkdownText(all.map(account).reduce(Prose()) { $0.isEmpty ? $1 : "\($0); \($1)" }),
        accounts: all.map { MarkdownText(account($0)) }
      )
    }
  }

  /// The entry that a row of contradictions began with.
  private func firstAccount(_ number: Int) -> Int {
    var at = number
    // An entry can only contradict an earlier one, so this ends.
    while let entry = entries[at], entry.kind == .event, let about = entry.about,
      about.kind == .entry, about.number < at
    {
      at = about.number
    }
    return at
  }

  private func account(_ entry: TimelineEntry) -> Prose {
    let said: Prose = entry.kind == .event ? "\(words(entry.text))" : eventText(entry)
    return """
      \(strong: clock.time(entry.occurred, on: referenceDay)) \(said)\
      \(sources([entry.shortID.description]))
      """
  }
}
