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
