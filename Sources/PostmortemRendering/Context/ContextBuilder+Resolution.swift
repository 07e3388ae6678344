import BackupLedger
import IncidentModel

/// What was done, what of it helped, and what went well and wrong on the way.
extension ContextBuilder {
  var worked: [TimelineEntry] { acts(with: .worked) }
  var worsened: [TimelineEntry] { acts(with: .worse) }
  var withoutEffect: [TimelineEntry] { acts(with: Effect.none) }
  private func acts(with effect: Effect) -> [TimelineEntry] {
    standing.filter { $0.kind == .event && $0.effect == effect }
  }
  /// The entries that readers may see: outside, milestones and what was starred or told.
  var standing: [TimelineEntry] {
    guard isExternal else { return snapshot.standingTimeline }
    return snapshot.standingTimeline.filter {
      $0.isStarred || $0.kind == .milestoneReached || $0.eventKind == .communication
    }
  }

  var generatedResolution: Body {
    var sentences: [Prose] = []
    for milestone in [Milestone.mitigated, .resolved] {
      guard let at = moment(of: milestone) else { continue }
      let isBoth = incident.reached(.mitigated) == incident.reached(.resolved)
      if milestone == .mitigated, isBoth { continue }
      let about = isRough(.detected, milestone) ? "about " : ""
      let since =
        span(.detected, milestone).map { ", \(about)\($0.words) after it was detected" } ?? ""
      let note = milestoneNote(milestone).map { ": \($0)" } ?? "."
      sentences.append("It was \(milestone.title) \(at)\(since)\(note)\(source(of: milestone))")
    }
    func item(_ entry: TimelineEntry) -> Prose {
      let at = entry.occurred.from == nil ? "" : clock.time(entry.occurred) + ": "
      return
        "\(at)\(eventText(entry, showingEffect: false))\(sources([entry.shortID.description]))"
    }
    let decisions = standing.filter { $0.eventKind == .decision }
    let helped =
      worked.isEmpty
      ? standing.filter { $0.isStarred && $0.eventKind == .action } : worked
    var lists: [(lead: Prose, items: [Prose])] = []
    lists.append((decisions.count == 1 ? "The decision:" : "The decisions:", decisions.map(item)))
    lists.append((worked.isEmpty ? "What was done:" : "What worked:", helped.prefix(12).map(item)))
    lists.append(("What was tried and did nothing:", withoutEffect.prefix(8).map(item)))
    lists.append(("What made it worse:", worsened.map(item)))
    let body = Body(paragraphs: [Prose.joined(sentences)], lists: lists)
    return body
  }

  var generatedWentWell: Body {
    var items: [Prose] = []
    for hypothesis in ruledOut where !isExternal {
      guard let from = hypothesis.proposed.from, let to = hypothesis.settled?.from, to >= from,
        to - from <= .minutes(15)
      else { continue }
      let took = to == from ? "at once" : "in \((to - from).words)"
      items.append(
        "“\(Words.clause(words(hypothesis.text)))” was ruled out \(took)\(sources([hypothesis.shortID.description]))."
      )
    }
    if recoveryPoint != nil, let good = lastGoodRun, let start = good.snapshot ?? good.start {
      items.append(
        "There was a backup to go back to, of \(time(start))\(sources(good.evidence))."
      )
    }
    return items.isEmpty ? Body() : Body(lists: [("From the record:", items)])
  }

  var generatedWentWrong: Body {
    var items: [Prose] = []
    if let unnoticed { items.append(unnoticed) }
    for entry in worsened {
      items.append(
        "\(Words.sentence(opening(words(entry.text)))) It made things worse\(sources([entry.shortID.description]))."
      )
    }
    if withoutEffect.count == 1, let entry = withoutEffect.first {
      items.append(
        "\(Words.sentence(opening(words(entry.text)))) It had no effect\(sources([entry.shortID.description]))."
      )
    } else if !withoutEffect.isEmpty {
      let named = withoutEffect.prefix(5).map { entry in
        Prose("“\(Words.clause(words(entry.text)))”\(sources([entry.shortID.description]))")
      }
      let rest = withoutEffect.count - named.count
      let more: [Prose] = rest > 0 ? ["\(rest) more"] : []
      items.append(
        """
        \(Words.capitalized(Words.spelled(withoutEffect.count))) attempts had no effect: \
        \(Prose.list(named + more)).
        """
      )
    }
    for (verdicts, one, many) in Self.lostBackups {
      let lost = backups.filter { verdicts.contains($0.verdict) }
      guard !lost.isEmpty else { continue }
      items.append(
        "\(Words.capitalized(Words.spelled(lost.count))) \(lost.count == 1 ? one : many)\(sources(lost.prefix(3).flatMap(\.evidence)))."
      )
    }
    return items.isEmpty ? Body() : Body(lists: [("From the record:", items)])
  }

  /// What becomes of a backup that is no help: it is there and cannot be used, or was never made.
  private static let lostBackups: [(verdicts: Set<BackupVerdict>, one: String, many: String)] = [
    ([.failed, .partial, .empty], "backup could not be used", "backups could not be used"),
    ([.missed], "backup was due and did not run", "backups were due and did not run"),
  ]
}
