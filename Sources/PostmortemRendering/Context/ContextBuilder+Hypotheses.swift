import IncidentModel

extension ContextBuilder {
  var hypotheses: PostmortemContext.Hypotheses {
    var result = PostmortemContext.Hypotheses()
    // What was suspected and was not so is nobody's business outside.
    if isExternal { return result }
    result.ruledOut = ruledOut.map(row)
    result.confirmed = confirmed.map(row)
    result.open = stillOpen.map(row)
    result.hasRuledOut = !ruledOut.isEmpty
    result.hasOpen = !stillOpen.isEmpty
    if ruledOut.isEmpty {
      result.note = MarkdownText(
        notRecorded("scribe rule-out H1 WHY", what: "No hypothesis was recorded as ruled out")
      )
    }
    return result
  }

  /// The entries that settled a hypothesis.
  func settling(_ hypothesis: Hypothesis) -> [String] {
    hypothesis.entries.filter {
      let kind = entries[$0]?.kind
      return kind == .hypothesisRuledOut || kind == .hypothesisConfirmed
    }.suffix(1).map { "E\($0)" }
  }

  private func row(_ hypothesis: Hypothesis) -> PostmortemContext.HypothesisRow {
    let id = hypothesis.shortID.description
    let by = people.authors.count > 1 ? " by \(people.name(hypothesis.author))" : ""
    let proposed = phrase(hypothesis.proposed).map { " " + $0 }
    var followed: Prose = "Suspected\(proposed ?? "")\(by)"
    if let from = hypothesis.proposed.from, let to = hypothesis.settled?.from, to >= from {
      followed += to == from ? "" : ", followed for \((to - from).words)"
    }
    followed += "\(sources(hypothesis.entries.prefix(1).map { "E\($0)" }))."
    let state = Words.capitalized(hypothesis.state.words)
    let settledAt = hypothesis.settled.flatMap(phrase).map { " " + $0 } ?? ""
    let verdict: Prose
    switch (hypothesis.state, hypothesis.reason.isEmpty) {
    case (.open, _):
      verdict = notRecorded(
        "scribe rule-out \(id) WHY",
        what: "Still open: whether it holds is not recorded"
      )
    case (_, true):
      verdict =
        "\(state)\(settledAt); why is \(notRecorded("scribe amend \(settling(hypothesis).first ?? "E1") WHY", what: "not recorded")).\(sources(settling(hypothesis)))"
    case (_, false):
      verdict =
        "\(state)\(settledAt): \(Words.sentence(words(hypothesis.reason)))\(sources(settling(hypothesis)))"
    }
    return PostmortemContext.HypothesisRow(
      id: id,
      title: words(hypothesis.text),
      followed: MarkdownText(followed),
      verdict: MarkdownText(verdict),
      evidence: isExternal
        ? [] : logEvidence(about: [hypothesis]).prefix(4).map { MarkdownText($0) }
    )
  }

  /// What the findings say about hypotheses.
  func logEvidence(about hypotheses: [Hypothesis]) -> [Prose] {
    let ids = Set(hypotheses.map(\.shortID.description))
    // The ranking of causes says the same again, of each.
    return (isExternal ? [] : acceptedFindings)
      .filter { $0.rule != "root-cause" && !ids.isDisjoint(with: $0.about) }.map(claim)
  }

  var actions: [PostmortemContext.ActionRow] {
    standing.filter { $0.effect != nil }.map { entry in
      PostmortemContext.ActionRow(
        time: clock.time(entry.occurred),
        at: entry.occurred.from?.iso8601 ?? "",
        text: MarkdownText("\(words(entry.text))\(sources([entry.shortID.description]))"),
        effect: entry.effect?.words ?? ""
      )
    }
  }
}
