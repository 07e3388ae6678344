/// A stretch of time in which a server was in one state, as its log shows it.
package struct ServerInterval: Sendable, Hashable {
  /// What a server does, or does not.
  package enum State: String, Sendable, CaseIterable {
    case starting, up, recovering, stopping, down, unknown
  }

  /// The log or host by which the server is known.
  package var server: String
  package var state: State
  /// When the state began, in UTC.
  package var from: Instant
  /// When it ended, in UTC; nil where the log ends in it.
  package var to: Instant?
  /// The lines that begin and end it.
  package var evidence: [Evidence]

  package init(
    server: String,
    state: State,
    from: Instant,
    to: Instant?,
    evidence: [Evidence]
  ) {
    self.server = server
    self.state = state
    self.from = from
    self.to = to
    self.evidence = evidence
  }
}

extension ServerInterval {
  /// Whether the log shows that the server could not be used.
  package var isNotUp: Bool { state != .up && state != .unknown }

  /// The intervals in groups: those in which a server was not up and that follow each other without
  /// a pause are one stretch, each other one stands by itself.
  package static func stretches(of intervals: [ServerInterval]) -> [[ServerInterval]] {
    var stretches: [[ServerInterval]] = []
    for interval in intervals {
      if let last = stretches.last?.last, last.isNotUp, interval.isNotUp,
        last.server == interval.server, last.to == interval.from
      {
        stretches[stretches.count - 1].append(interval)
      } else {
        stretches.append([interval])
      }
    }
    return stretches
  }
}
