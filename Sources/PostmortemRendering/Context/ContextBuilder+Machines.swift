import BackupLedger
import IncidentModel

/// The rows of the timeline that the machines wrote: servers, findings that people accepted, backups.
extension ContextBuilder {
  /// From before the first thing recorded to after the last: what lies outside is another story.
  var window: ClosedRange<Instant> {
    let times = standing.filter { $0.kind == .event || $0.kind == .milestoneReached }.map(
      \.sortTime
    )
    let milestones = incident.milestones.values.compactMap(\.time.from)
    let symptoms = input.findings.filter { finding in
      ["first-symptom", "unclean-stop"].contains(finding.rule)
        && snapshot.verdicts[finding.fingerprint]?.isAccepted != false
    }.compactMap(\.from)
    let all = times + milestones + symptoms + [incident.beganAt]
    let first = all.min() ?? incident.beganAt
    let last = max(all.filter { $0 <= (ended ?? $0) }.max() ?? first, first)
    return (first - .minutes(30))...(last + .minutes(30))
  }

  var serverLines: [Line] {
    let window = window
    let servers = Set(input.servers.map(\.server))
    var before: ServerInterval?
    var lines: [Line] = []
    for interval in ServerInterval.stretches(of: input.servers).flatMap(Self.shown) {
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
            time: clock.time(interval.from),
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

  /// What is told of a stretch: that a server was down, as one time from when it began to stop until
  /// it was up, as the findings count it, and what the start repaired that ended it.
  private static func shown(_ stretch: [ServerInterval]) -> [ServerInterval] {
    guard let place = stretch.lastIndex(where: { $0.state == .down }) else { return stretch }
    var down = stretch[place]
    down.from = stretch[0].from
    down.to = stretch[stretch.count - 1].to
    down.evidence = stretch[0].evidence
    return [down] + stretch[place...].dropFirst()
  }

  private func foldedServerLine(_ lines: [Line]) -> Line? {
    guard let first = lines.first, let last = lines.last else { return nil }
    return Line(
      at: first.at,
      rank: 0,
      row: PostmortemContext.Row(
        time: clock.time(first.at),
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

  var findingLines: [Line] {
    findings(
      "first-symptom",
      "crash",
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
          time: clock.time(from),
          at: from.iso8601,
          kind: "log",
          text: MarkdownText(moment(finding)),
          isMarked: finding.rule == "first-symptom"
        )
      )
    }
  }

  var backupLines: [Line] {
    let window = window
    let goodRuns = Set(lastGoodRuns)
    return input.runs.filter { run in
      guard let start = run.start, !run.isReported else { return false }
      return window.contains(start) || goodRuns.contains(run)
    }
    .prefix(12)
    .compactMap { run in
      guard let start = run.start else { return nil }
      return Line(
        at: start,
        rank: 0,
        row: PostmortemContext.Row(
          time: clock.time(start),
          at: start.iso8601,
          kind: "backup",
          text: MarkdownText("\(runText(run))\(sources(Array(run.evidence.prefix(2))))")
        )
      )
    }
  }
}
