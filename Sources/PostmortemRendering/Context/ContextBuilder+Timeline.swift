import BackupLedger
import IncidentModel

/// The timeline: what people did and the turns of the server, in order; the rest is in the appendix.
extension ContextBuilder {
  /// A line and what it sorts by.
  private struct Line {
    var at: Instant
    /// Machines before people where they share a moment: what is seen was there.
    var rank: Int
    var row: PostmortemContext.Row
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
      ($0.element.at, $0.element.rank, $0.offset) < ($1.element.at, $1.element.rank, $1.offset)
    }
    var timeline = PostmortemContext.Timeline()
    for (_, line) in sorted {
      let day = clock.day(line.at)
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
    let times: Prose = "All times are \(zone)."
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
      case .event, .hypothesisProposed, .hypothesisNoted, .hypothesisSupported,
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
    let kept = Set(marked.map(\.number)).union(actions.prefix(room).map(\.number))
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
        time: clock.time(entry.occurred),
        at: entry.occurred.from?.iso8601 ?? "",
        kind: entry.kind.timelineKind,
        text: MarkdownText(
          "\(eventText(entry))\(byline(entry))\(sources([entry.shortID.description]))"
        ),
        isMarked: isMarked
      )
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
    case .severityChanged: return "\(Words.capitalized(text))"
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
    switch entry.eventKind {
    case .decision:
      let instead =
        entry.insteadOf.isEmpty
        ? "" : " (instead of: \(Words.list(entry.insteadOf.map(words), conjunction: "or")))"
      prose = "\(strong: "Decided:") \(text)\(instead)"
    case .communication: prose = "Communication: \(text)"
    case .escalation: prose = "Escalation: \(text)"
    default: prose = "\(text)"
    }
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

  // MARK: Machines

  /// From before the first thing recorded to after the last: what lies outside is another story.
  var window: ClosedRange<Instant> {
    let times = standing.filter { $0.kind == .event || $0.kind == .milestoneReached }.map(
      \.sortTime
    )
    let milestones = incident.milestones.values.compactMap(\.time.from)
    let symptoms = findings("first-symptom", "unclean-stop").compactMap(\.from)
    let all = times + milestones + symptoms + [incident.beganAt]
    let first = all.min() ?? incident.beganAt
    let last = max(all.filter { $0 <= (ended ?? $0) }.max() ?? first, first)
    return (first - .minutes(30))...(last + .minutes(30))
  }

  private var serverLines: [Line] {
    let window = window
    let servers = Set(input.servers.map(\.server))
    var before: ServerInterval?
    var lines: [Line] = []
    for interval in input.servers {
      defer { before = interval }
      let previous = before?.server == interval.server ? before : nil
      guard window.contains(interval.from), let text = turn(to: interval, after: previous) else {
        continue
      }
      let name: Prose = servers.count > 1 ? " (\(interval.server))" : ""
      lines.append(
        Line(
          at: interval.from,
          rank: 0,
          row: PostmortemContext.Row(
            time: clock.seconds(interval.from),
            at: interval.from.iso8601,
            kind: "server",
            text: MarkdownText("\(text)\(name)\(sources(Array(interval.evidence.prefix(1))))")
          )
        )
      )
    }
    guard lines.count > 16 else { return lines }
    return [foldedServerLine(lines)].compactMap { $0 }
  }

  private func foldedServerLine(_ lines: [Line]) -> Line? {
    guard let first = lines.first, let last = lines.last else { return nil }
    return Line(
      at: first.at,
      rank: 0,
      row: PostmortemContext.Row(
        time: clock.seconds(first.at),
        at: first.at.iso8601,
        kind: "server",
        text: MarkdownText(
          "The server changed its state \(lines.count) times until \(time(last.at)); the picture shows when."
        )
      )
    )
  }

  /// A change of state that a reader wants to know of; nil for the steps in between.
  private func turn(to interval: ServerInterval, after previous: ServerInterval?) -> Prose? {
    let length = interval.to.map { ($0 - interval.from).words }
    switch interval.state {
    case .down: return "The server was down\(length.map { " for \($0)" } ?? "")"
    case .unknown:
      return "No line says what the server did\(length.map { " for the next \($0)" } ?? "")"
    case .recovering: return "The server started and repaired its data after an unclean stop"
    case .up:
      // The row before says for how long it was not.
      guard let previous, previous.state != .up, previous.to == nil else { return nil }
      return "The server was up"
    case .starting, .stopping: return nil
    }
  }

  private var findingLines: [Line] {
    findings(
      "first-symptom",
      "crash",
      "memory",
      "storage",
      "start-failure",
      "corruption-objects",
      "login-failures",
      "error-burst"
    )
    .filter { $0.from.map(window.contains) ?? false }
    .prefix(8)
    .compactMap { finding in
      guard let from = finding.from else { return nil }
      return Line(
        at: from,
        rank: 0,
        row: PostmortemContext.Row(
          time: clock.seconds(from),
          at: from.iso8601,
          kind: "log",
          text: MarkdownText(headline(finding)),
          isMarked: finding.rule == "first-symptom"
        )
      )
    }
  }

  private var backupLines: [Line] {
    let window = window
    let goodRuns = Set(lastGoodRuns)
    return input.runs.filter { run in
      guard let start = run.start else { return false }
      return window.contains(start) || goodRuns.contains(run)
    }
    .prefix(12)
    .compactMap { run in
      guard let start = run.start else { return nil }
      return Line(
        at: start,
        rank: 0,
        row: PostmortemContext.Row(
          time: clock.seconds(start),
          at: start.iso8601,
          kind: "backup",
          text: MarkdownText("\(runText(run))\(sources(Array(run.evidence.prefix(2))))")
        )
      )
    }
  }
}
