import IncidentModel
import LogReading

extension FindingRule {
  /// How long the server could not be used during the incident.
  static let downtime = FindingRule(
    name: "downtime",
    title: "Downtime",
    summary: """
      How long each server was down, starting, recovering or stopping during the incident, added up \
      from its log, with the time for which the log does not tell whether it ran. Strong: sums of \
      intervals between lines; moderate where a part is unknown. Nothing is claimed where the logs \
      show no trouble. Up means that the server ran, not that users were served.
      """,
    examples: [
      CaseExample(
        "Down between a failed start and the next",
        log: """
          2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:00:00 [Error] crash: mariadbd got signal 6 ;
          2024-03-02 10:01:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:01:10 [Error] startup: Aborting
          2024-03-02 10:05:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 10:05:20 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:30:00 [Note] other: Using PAUSE multiplier 100
          """,
        entries: """
          2024-03-02 10:02:00 opened: Shop is down
          2024-03-02 10:10:00 resolved: back
          """,
        expects: [
          CaseExample.Expectation(
            """
            From 10:00:00 to 10:10:00 (UTC) the server was not up for 5 min 20 s (53 % of the time), \
            in 1 stretch: from 10:00:00 to 10:05:20.
            """,
            .strong,
            ["error.log:2", "error.log:6"]
          )
        ]
      ),
      CaseExample(
        "A planned restart without trouble",
        log: """
          2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:00:00 [Note] shutdown: mariadbd: Normal shutdown
          2024-03-02 10:00:05 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 10:01:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:01:10 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 10:02:00 opened: Slow"
      ),
    ],
    evaluate: { file in
      guard let episode = file.episode else { return [] }
      return file.servers.compactMap { Downtime(of: $0, during: episode, in: file)?.finding }
    }
  )
}

/// The intervals of a server within the incident, added up.
private struct Downtime {
  var finding: Finding

  init?(of server: ServerHistory, during episode: Episode, in file: CaseFile) {
    let from = min(episode.first.time, file.detection.time)
    // What came after the logs' end is not known.
    guard let logEnds = file.records.lazy.compactMap(\.time).max() else { return nil }
    let to = min(max(episode.end, file.detection.time), logEnds)
    guard to > from else { return nil }
    let clipped = server.intervals(in: file.records).compactMap { interval in
      Self.clip(interval, from: from, to: to)
    }
    let notUp = Self.joined(clipped.filter { $0.state != .up && $0.state != .unknown })
    let unknown = Self.sum(clipped.filter { $0.state == .unknown })
    let total = Self.sum(notUp)
    guard total > 0 || unknown > 0 else { return nil }
    let wording = file.wording
    let share = (total * 100 + (to - from).microseconds / 2) / (to - from).microseconds
    var claim = wording.span(from, to).capitalizedFirst + " the server\(file.on(server)) was "
    if total > 0 {
      claim += """
        not up for \(TimeSpan(microseconds: total).words) (\(share) % of the time), in \
        \(Wording.count(notUp.count, "stretch", plural: "stretches")): \
        \(Self.words(notUp, wording: wording)).
        """
    } else {
      claim += "never seen down."
    }
    if unknown > 0 {
      claim += """
         For another \(TimeSpan(microseconds: unknown).words) the log does not tell whether it ran.
        """
    }
    var evidence: [Evidence] = []
    for interval in notUp.prefix(6) {
      evidence += [interval.evidence.first, interval.evidence.last].compactMap { $0 }
    }
    if evidence.isEmpty { evidence = clipped.flatMap(\.evidence) }
    var seen: Set<String> = []
    finding = Finding(
      rule: "downtime",
      claim: claim,
      from: from,
      to: to,
      confidence: unknown > 0 ? .moderate : .strong,
      evidence: evidence.filter { seen.insert($0.label).inserted },
      caveat: "Up means that the server ran, not that users were served.",
      weight: 70
    )
  }

  private static func clip(
    _ interval: ServerInterval,
    from: Instant,
    to: Instant
  ) -> ServerInterval? {
    var interval = interval
    interval.from = max(interval.from, from)
    interval.to = min(interval.to ?? to, to)
    guard let end = interval.to, end > interval.from else { return nil }
    return interval
  }

  /// Intervals that follow each other without a pause, as one.
  private static func joined(_ intervals: [ServerInterval]) -> [ServerInterval] {
    var joined: [ServerInterval] = []
    for interval in intervals {
      if var last = joined.last, last.to == interval.from {
        last.to = interval.to
        last.evidence += interval.evidence
        joined[joined.count - 1] = last
      } else {
        joined.append(interval)
      }
    }
    return joined
  }

  private static func sum(_ intervals: [ServerInterval]) -> Int64 {
    intervals.reduce(0) { $0 &+ (($1.to ?? $1.from) - $1.from).microseconds }
  }

  private static func words(_ intervals: [ServerInterval], wording: Wording) -> String {
    let shown = intervals.prefix(4).map { interval in
      "from \(wording.time(interval.from)) to \(wording.time(interval.to ?? interval.from))"
    }
    return intervals.count > 4
      ? shown.joined(separator: ", ") + " and \(intervals.count - 4) more" : Wording.list(shown)
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
