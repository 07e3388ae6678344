import IncidentModel

/// The sections in prose, as far as the record tells; what a person wrote takes their place.
extension ContextBuilder {
  var confirmed: [Hypothesis] {
    snapshot.hypotheses.filter { !$0.isRetracted && $0.state == .confirmed }
  }
  var ruledOut: [Hypothesis] {
    snapshot.hypotheses.filter { !$0.isRetracted && $0.state == .ruledOut }
  }
  var stillOpen: [Hypothesis] {
    snapshot.hypotheses.filter { !$0.isRetracted && $0.state == .open }
  }

  /// The services as a sentence names them: `the stock service`, `payments and the order API`.
  var subject: (text: String, isPlural: Bool) {
    let names = incident.services.map { Words.service(words($0)) }
    return names.isEmpty ? ("the service", false) : (Words.list(names), names.count > 1)
  }

  var generatedSummary: Body {
    var sentences: [Prose] = [impactSentence]
    if let detection = detectionSentence { sentences.append(detection) }
    if let cause = confirmed.first, confirmed.count == 1 {
      sentences.append(
        "The cause: \(Words.sentence(words(cause.text)))\(sources([cause.shortID.description]))"
      )
    } else if !confirmed.isEmpty {
      sentences.append("There were \(Words.spelled(confirmed.count)) causes: \(named(confirmed)).")
    } else if !stillOpen.isEmpty {
      let ids = stillOpen.map(\.shortID.description)
      sentences.append(
        """
        The cause is not established; \(Words.spelled(ids.count)) \
        \(ids.count == 1 ? "suspicion is" : "suspicions are") still open\(sources(ids)).
        """
      )
    }
    if !ruledOut.isEmpty, !isExternal {
      let count = Words.capitalized(Words.spelled(ruledOut.count))
      sentences.append(
        """
        \(count) other \(ruledOut.count == 1 ? "explanation was" : "explanations were") followed \
        and ruled out: \(named(ruledOut)).
        """
      )
    }
    var second: [Prose] = []
    for milestone in [Milestone.resolved, .mitigated] where second.isEmpty {
      if let note = milestoneNote(milestone) {
        second.append("How it ended: \(note)\(source(of: milestone))")
      }
    }
    if let rpo = recoveryPoint { second.append(rpo.sentence) }
    return Body(paragraphs: [Prose.joined(sentences), Prose.joined(second)])
  }

  /// `“a” (H1), “b” (H2) and three more`.
  private func named(_ hypotheses: [Hypothesis]) -> Prose {
    let named = hypotheses.prefix(4).map {
      Prose("“\(Words.clause(words($0.text)))”\(sources([$0.shortID.description]))")
    }
    let more = hypotheses.count - named.count
    return Prose.list(named + (more > 0 ? ["\(Words.spelled(more)) more"] : []))
  }

  /// From when to when the service was affected.
  var impactSentence: Prose {
    let (services, isPlural) = subject
    let name = Words.capitalized(services)
    let was = isPlural ? "were" : "was"
    guard let began else {
      return
        "The incident was opened on \(clock.day(incident.openedAt)) at \(clock.minutes(incident.openedAt))."
    }
    let day = clock.day(began)
    let start = incident.milestones[.started].map { clock.noun($0.time) } ?? ""
    guard let ended, ended >= began else {
      return
        "\(name) \(isPlural ? "have" : "has") been affected since \(start) on \(day)\(source(of: .started))."
    }
    let end: Milestone = incident.reached(.resolved) == nil ? .mitigated : .resolved
    let about = isRough(.started, end) ? "about " : ""
    let length = "\(about)\((ended - began).words)"
    let sources = source(of: .started) + source(of: end)
    let last = incident.milestones[end].map { clock.noun($0.time) } ?? ""
    if clock.isSameDay(began, ended) {
      return "\(name) \(was) affected for \(length) on \(day), from \(start) to \(last)\(sources)."
    }
    return """
      \(name) \(was) affected for \(length), from \(start) on \(day) to \(last) on \
      \(clock.day(ended))\(sources).
      """
  }

  /// When and how it was noticed.
  var detectionSentence: Prose? {
    guard let at = moment(of: .detected) else { return nil }
    let how = incident.detectedBy.map { " (\(Words.clause(words($0))))" } ?? ""
    guard let late = span(.started, .detected), late.microseconds > 0 else {
      return "It was detected \(at)\(how)\(source(of: .detected))."
    }
    let about = isRough(.started, .detected) ? "about " : ""
    return
      "It was detected \(at)\(how), \(about)\(late.words) after it began\(source(of: .detected))."
  }

  /// That it went unnoticed, where that was for longer than it takes to look.
  var unnoticed: Prose? {
    guard let late = span(.started, .detected), late > .minutes(10) else { return nil }
    let about = isRough(.started, .detected) ? "about " : ""
    return
      "It went unnoticed for \(about)\(late.words)\(source(of: .started) + source(of: .detected))."
  }

  /// What was said when a milestone was reached, as it was typed, with a full stop.
  func milestoneNote(_ milestone: Milestone) -> String? {
    guard let reached = incident.milestones[milestone], let entry = entries[reached.entry] else {
      return nil
    }
    let prefix = milestone.title + ": "
    guard entry.text.hasPrefix(prefix) else { return nil }
    return Words.sentence(words(String(entry.text.dropFirst(prefix.count))))
  }

  var generatedImpact: Body {
    var body = Body()
    if let severity = incident.severity {
      body.paragraphs.append("Severity: \(severity.rawValue), \(severity.meaning).")
    }
    if let note = milestoneNote(.started) {
      body.paragraphs.append("\(opening(note))\(source(of: .started))")
    }
    let shown = findings("downtime", "login-failures", "data-loss")
    body.lists.append(("The logs show:", shown.prefix(4).map(headline)))
    if let rpo = recoveryPoint { body.paragraphs.append(rpo.sentence) }
    if !isExternal {
      body.paragraphs.append(
        "How many people and transactions were affected is \(notRecorded("scribe write impact", what: "not recorded"))."
      )
    }
    return body
  }

  var generatedRootCause: Body {
    if !confirmed.isEmpty {
      return Body(
        paragraphs: confirmed.flatMap { cause -> [Prose] in
          let id = cause.shortID.description
          let settled = cause.settled.flatMap(phrase).map { " " + $0 } ?? ""
          return [
            "\(Words.sentence(opening(words(cause.text))))\(sources([id]))",
            cause.reason.isEmpty
              ? "It was confirmed\(settled)\(sources(settling(cause)))."
              : "It was confirmed\(settled): \(Words.sentence(words(cause.reason)))\(sources(settling(cause)))",
          ]
        },
        lists: [("The logs bear on it:", logEvidence(about: confirmed).prefix(5).map { $0 })]
      )
    }
    return Body(
      lists: [("What was accepted of what the logs show:", findings("root-cause").map(claim))]
    )
  }

  var generatedTrigger: Body {
    let signs = findings("unclean-stop", "crash", "memory", "first-symptom")
    guard !signs.isEmpty else { return Body() }
    return Body(
      lists: [
        (
          "What set it off is not recorded; the earliest signs of it in the logs:",
          signs.prefix(3).map(headline)
        )
      ]
    )
  }

  var generatedFactors: Body {
    var items: [Prose] = []
    if let unnoticed { items.append(unnoticed) }
    items += findings("last-good-backup", "data-loss").prefix(2).map(headline)
    for entry in worsened {
      items.append(
        "\(Words.sentence("An action made it worse: " + words(entry.text)))\(sources([entry.shortID.description]))"
      )
    }
    return items.isEmpty ? Body() : Body(lists: [("From the record:", items)])
  }

  var generatedDetection: Body {
    var paragraphs: [Prose] = []
    if let sentence = detectionSentence {
      paragraphs.append(sentence)
    }
    if let note = milestoneNote(.detected) {
      paragraphs.append("\(opening(note))\(source(of: .detected))")
    }
    if let symptom = findings("first-symptom").first {
      paragraphs.append(headline(symptom))
    }
    return Body(
      paragraphs: [Prose.joined(paragraphs)],
      lists: [("What would have noticed it sooner:", findings("detection").prefix(2).map(claim))]
    )
  }
}
