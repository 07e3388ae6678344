import BackupLedger
import IncidentModel

/// The timeline: what people did and the turns of the server, in order; the rest is in the appendix.
extension ContextBuilder {
  /// A line of the timeline and what it sorts by.
  struct Line {
    var at: Instant
    /// Machines before people where they share a moment: what is seen was there.
    var rank: Int
    var row: PostmortemContext.Row
    /// Whether it belongs behind all days.
    var isAfterthought = false
  }

  /// Timelines longer than this leave out what nobody marked.
  private static let longTimeline = 120

  var timeline: PostmortemContext.Timeline {
    let shown = shownEntries
    var lines = fold(shown.entries) + milestoneLines(besides: shown.entries)
    if !isExternal {
      lines += serverLines + findingLines + backupLines
    }
    let sorted = lines.enumerated().sorted {
      let late = ($0.element.isAfterthought ? 1 : 0, $1.element.isAfterthought ? 1 : 0)
      return (late.0, $0.element.at, $0.element.rank, $0.offset)
        < (late.1, $1.element.at, $1.element.rank, $1.offset)
    }
    var timeline = PostmortemContext.Timeline()
    for (_, line) in sorted {
      let day = line.isAfterthought ? "Learned afterwards" : clock.day(line.at)
      if timeline.days.last?.title != day {
        timeline.days.append(PostmortemContext.Day(title: day))
      }
      timeline.days[timeline.days.count - 1].rows.append(line.row)
    }
    timeline.note = MarkdownText(timelineNote(leftOut: shown.leftOut))
    return timeline
  }

  private func timelineNote(leftOut: Int) -> Prose {
    let zone = clock.zoneText(from: incident.beganAt, to: ended ?? incident.beganAt)
    let times: Prose = "All times are in \(zone).\(isWrittenUpLater ? writtenUpNote : "")"
    guard leftOut > 0, !isExternal else { return "\(times)\(bylineNote)" }
    return """
      \(times)\(bylineNote) \(Words.count(leftOut, "entry", plural: "entries")) that \
      \(leftOut == 1 ? "marks" : "mark") no turn \(leftOut == 1 ? "is" : "are") left out here and \
      \(leftOut == 1 ? "stands" : "stand") in the appendix.
      """
  }

  /// The entries that a timeline shows, and how many it leaves out.
  private var shownEntries: (entries: [TimelineEntry], leftOut: Int) {
    let told = standing.filter { entry in
      switch entry.kind {
      case .event: !isUndatedReport(entry)
      case .incidentOpened, .roleTaken, .hypothesisProposed, .hypothesisNoted, .hypothesisSupported,
        .hypothesisRuledOut, .hypothesisConfirmed, .hypothesisReopened, .milestoneReached,
        .severityChanged:
        true
      default: false
      }
    }
    if isExternal {
      let open = told.filter {
        $0.isStarred || $0.kind == .milestoneReached || $0.eventKind == .communication
      }
      return (open, 0)
    }
    guard told.count > Self.longTimeline else { return (told, 0) }
    let marked = told.filter {
      $0.isStarred || $0.kind != .event || $0.effect != nil || $0.eventKind == .decision
        || $0.eventKind == .escalation
    }
    let actions = told.filter { $0.eventKind == .action && $0.command == nil }
    let room = max(0, Self.longTimeline - marked.count)
    let kept = Set(marked.map(\.number)).union(actions.evenly(room).map(\.number))
    let entries = told.filter { kept.contains($0.number) }
    return (entries, told.count - entries.count)
  }

  /// One line an entry; commands that follow each other within two minutes share a line.
  private func fold(_ entries: [TimelineEntry]) -> [Line] {
    var lines: [Line] = []
    var commands: [TimelineEntry] = []
    func flush() {
      if commands.count < 4 {
        lines += commands.map(line)
      } else if let first = commands.first {
        lines.append(line(of: commands, first: first))
      }
      commands = []
    }
    for entry in entries {
      let isPlainCommand = entry.command != nil && !entry.isStarred && entry.effect == nil
      if let first = commands.first,
        !isPlainCommand || entry.author != first.author
          || entry.sortTime - first.sortTime > .minutes(2)
      {
        flush()
      }
      if isPlainCommand { commands.append(entry) } else { lines.append(line(entry)) }
    }
    flush()
    return lines
  }

  private func line(of commands: [TimelineEntry], first: TimelineEntry) -> Line {
    let failed = commands.filter { $0.command?.exitStatus != 0 }.count
    let names = commands.prefix(3).map {
      Prose("\(code: Words.cut($0.command?.line ?? "", to: 60))")
    }
    let more: [Prose] = commands.count > 3 ? ["\(commands.count - 3) more"] : []
    let failures =
      failed == 0 ? "" : failed == commands.count ? "; all failed" : "; \(failed) failed"
    return Line(
      at: first.sortTime,
      rank: 1,
      row: PostmortemContext.Row(
        time: clock.time(first.occurred),
        at: first.occurred.from?.iso8601 ?? "",
        kind: "event",
        text: MarkdownText(
          """
          \(commands.count) commands: \(Prose.list(names + more))\(failures)\(byline(first))\(sources(commands.map(\.shortID.description)))
          """
        )
      )
    )
  }

  private func line(_ entry: TimelineEntry) -> Line {
    let isMarked = entry.isStarred || entry.kind == .milestoneReached
    return Line(
      at: entry.sortTime,
      rank: 1,
      row: PostmortemContext.Row(
        time: rowTime(entry),
        at: entry.occurred.from?.iso8601 ?? "",
        kind: entry.kind.timelineKind,
        text: MarkdownText(
          "\(eventText(entry))\(hindsight(entry))\(byline(entry))\(sources([entry.shortID.description]))"
        ),
        isMarked: isMarked
      ),
      isAfterthought: isAfterthought(entry)
    )
  }

  /// Milestones whose entry is not on the timeline, such as those given when it was opened.
  private func milestoneLines(besides entries: [TimelineEntry]) -> [Line] {
    let shown = Set(entries.map(\.number))
    return Milestone.allCases.compactMap { milestone in
      guard let reached = incident.milestones[milestone], !shown.contains(reached.entry),
        let at = reached.time.from
      else { return nil }
      return Line(
        at: at,
        rank: 0,
        row: PostmortemContext.Row(
          time: clock.time(reached.time),
          at: at.iso8601,
          kind: "milestone",
          text: MarkdownText(
            "\(strong: Words.capitalized(milestone.title))\(source(of: milestone))"
          ),
          isMarked: true
        )
      )
    }
  }

  /// That it was learned when all was over, where it was: nobody could act on it then.
  private func hindsight(_ entry: TimelineEntry) -> Prose {
    guard let ended, entry.sortTime <= ended, entry.recordedAt - ended > .hours(2), !isExternal,
      entry.kind == .event, !isWrittenUpLater
    else { return "" }
    return " (recorded afterwards)"
  }

  private var writtenUpNote: String {
    guard !isExternal, let first = snapshot.timeline.map(\.recordedAt).min() else { return "" }
    return " All of it was recorded afterwards, from \(clock.date(first)) on."
  }

  /// Whether it reports a backup and not when: it belongs to the backups, not to the timeline.
  private func isUndatedReport(_ entry: TimelineEntry) -> Bool {
    entry.occurred.from == nil && reportedRun(entry) != nil
  }

  /// The backup that an entry reports.
  private func reportedRun(_ entry: TimelineEntry) -> BackupRun? {
    input.runs.first { $0.isReported && $0.evidence[0].source == entry.shortID.description }
  }

  /// Whether it was recorded when all was over, with no time at which it would belong.
  private func isAfterthought(_ entry: TimelineEntry) -> Bool {
    guard let ended, entry.occurred.from == nil else { return false }
    return entry.recordedAt - ended > .hours(2)
  }

  /// When it happened; where nobody knows, when it was recorded, for it was before that.
  private func rowTime(_ entry: TimelineEntry) -> String {
    if entry.occurred.from != nil { return clock.time(entry.occurred) }
    return isAfterthought(entry)
      ? "recorded \(clock.shortDate(entry.recordedAt))" : "by \(clock.minutes(entry.recordedAt))"
  }

  /// Whose rows carry no name, where more than one took part.
  private var bylineNote: String {
    guard people.authors.count > 1, !isExternal, let author = people.mostFrequent else { return "" }
    return " Rows without a name are \(people.name(author))’s."
  }

  /// Who it was, where it was not the one who wrote most.
  private func byline(_ entry: TimelineEntry) -> Prose {
    entry.author != people.mostFrequent && !entry.author.isEmpty && !isExternal
      ? " — \(people.name(entry.author))" : ""
  }

  /// What an entry says, in words for a reader who was not there.
  func eventText(_ entry: TimelineEntry, showingEffect: Bool = true) -> Prose {
    let text = words(entry.text)
    let about = entry.about?.description ?? ""
    let title = entry.about.flatMap { id in
      snapshot.hypotheses.first { $0.number == id.number && id.kind == .hypothesis }?.text
    }.map { Words.clause(words($0)) }
    switch entry.kind {
    case .milestoneReached:
      let name = entry.milestone?.title ?? ""
      let note = text.hasPrefix(name + ": ") ? String(text.dropFirst(name.count + 2)) : ""
      return note.isEmpty
        ? "\(strong: Words.capitalized(name))" : "\(strong: Words.capitalized(name)): \(note)"
    case .incidentOpened: return "\(strong: "Incident opened")"
    case .severityChanged, .roleTaken: return "\(opening(text))"
    case .hypothesisProposed: return "Suspected (\(about)): \(text)"
    case .hypothesisNoted: return "On \(about): \(text)"
    case .hypothesisSupported: return "For \(about): \(text)"
    case .hypothesisRuledOut:
      return "Ruled out \(about): \(text.isEmpty ? title ?? "" : text)"
    case .hypothesisConfirmed:
      return "\(strong: "Confirmed \(about)"): \(text.isEmpty ? title ?? "" : text)"
    case .hypothesisReopened:
      return "Suspected again (\(about)): \(text.isEmpty ? title ?? "" : text)"
    case .event: return plainEvent(entry, text: text, showingEffect: showingEffect)
    default: return "\(text)"
    }
  }

  private func plainEvent(
    _ entry: TimelineEntry,
    text: String,
    showingEffect: Bool
  ) -> Prose {
    var prose: Prose
    let about = entry.about
    switch entry.eventKind {
    case .decision:
      let instead =
        entry.insteadOf.isEmpty
        ? "" : " (instead of: \(entry.insteadOf.map(words).joined(separator: "; ")))"
      prose = showingEffect ? "\(strong: "Decided:") \(text)\(instead)" : "\(text)\(instead)"
    case .communication: prose = "Communication: \(text)"
    case .escalation: prose = "Escalation: \(text)"
    default: prose = reportedRun(entry).map(runText) ?? "\(text)"
    }
    if let about { prose += isExternal ? "" : " (differs from \(link: about.description))" }
    if let command = entry.command, !isExternal {
      if text.isEmpty || text == command.line {
        prose = "\(code: Words.cut(command.line, to: 120))"
      } else if !text.contains(command.line) {
        prose += ": \(code: Words.cut(command.line, to: 120))"
      }
      if let signal = command.signal {
        prose += ", ended by signal \(signal)"
      } else if let status = command.exitStatus, status != 0 {
        prose += ", failed with exit status \(status)"
      }
    }
    switch showingEffect ? entry.effect : nil {
    case .worked: prose += " (it worked)"
    case .some(Effect.none): prose += " (no effect)"
    case .worse: prose += " (\(strong: "it made things worse"))"
    case nil: break
    }
    return prose
  }
}
