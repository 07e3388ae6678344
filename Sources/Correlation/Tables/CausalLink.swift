import IncidentModel

/// What can follow from what: the table from which chains of causes are drawn.
struct CausalLink: Sendable {
  var cause: SymptomKind
  var effect: SymptomKind
  /// How the one leads to the other.
  var why: String
  /// Whether the effect may show in the log before the cause does: damage shows only when read.
  var mayShowEarlier = false

  /// Whether the link can join these two.
  ///
  /// Damage to files of MyISAM or Aria keeps InnoDB from nothing, and nothing follows from itself under
  /// another name. What one server suffers reaches another only through what joins them.
  func holds(between cause: CauseCandidate, and effect: CauseCandidate) -> Bool {
    if !Set(cause.objects).isDisjoint(with: effect.objects) { return false }
    if cause.server != effect.server, !Self.crossing.contains(self.effect) { return false }
    switch (self.cause, self.effect) {
    // A member that is back again takes no majority away.
    case (.uncleanStop, .noMajority):
      return effect.first.time <= cause.first.time + .minutes(1)
    case (.corruption, .startFailure): return cause.engine != .files || effect.engine == .files
    case (.corruption, .crash): return cause.engine != .files
    default: return true
    }
  }

  /// The effects that can show on another server than their cause.
  private static let crossing: Set<SymptomKind> = [
    .replication, .noMajority, .loginsRefused, .connections, .brokenConnections, .network,
  ]

  /// The links that begin at the cause.
  static func links(from cause: SymptomKind) -> [CausalLink] { table.filter { $0.cause == cause } }

  /// All links.
  static let table: [CausalLink] = [
    CausalLink(cause: .outOfMemory, effect: .uncleanStop, why: "the kernel kills the server"),
    CausalLink(cause: .outOfMemory, effect: .crash, why: "the server ends where it gets no memory"),
    CausalLink(cause: .outOfMemory, effect: .startFailure, why: "buffers cannot be allocated"),
    CausalLink(cause: .diskFull, effect: .hang, why: "writers wait for space"),
    CausalLink(
      cause: .diskFull,
      effect: .uncleanStop,
      why: "a server that waits for space gets killed"
    ),
    CausalLink(cause: .diskFull, effect: .corruption, why: "tables are left half written"),
    CausalLink(cause: .diskFull, effect: .crash, why: "the server ends where it cannot write"),
    CausalLink(cause: .diskFull, effect: .startFailure, why: "files cannot be created"),
    CausalLink(cause: .diskFull, effect: .replication, why: "logs cannot be written"),
    CausalLink(cause: .storage, effect: .corruption, why: "reads and writes fail"),
    CausalLink(cause: .storage, effect: .grantDamage, why: "reads and writes fail"),
    CausalLink(cause: .storage, effect: .crash, why: "the server ends on failed I/O"),
    CausalLink(cause: .storage, effect: .hang, why: "I/O does not return"),
    CausalLink(cause: .storage, effect: .startFailure, why: "files cannot be opened"),
    CausalLink(cause: .uncleanStop, effect: .recovery, why: "the next start repairs its state"),
    CausalLink(
      cause: .uncleanStop,
      effect: .corruption,
      why: "open tables are not closed, pages half written"
    ),
    CausalLink(
      cause: .uncleanStop,
      effect: .grantDamage,
      why: "open grant tables are not closed, pages half written"
    ),
    CausalLink(cause: .uncleanStop, effect: .startFailure, why: "the log cannot be applied"),
    CausalLink(cause: .uncleanStop, effect: .replication, why: "positions and logs are cut short"),
    CausalLink(cause: .crash, effect: .recovery, why: "the next start repairs its state"),
    CausalLink(cause: .crash, effect: .corruption, why: "open tables are not closed"),
    CausalLink(cause: .crash, effect: .startFailure, why: "the log cannot be applied"),
    CausalLink(cause: .crash, effect: .replication, why: "connections to it break"),
    CausalLink(
      cause: .corruption,
      effect: .crash,
      why: "the server ends itself on a damaged page",
      mayShowEarlier: true
    ),
    CausalLink(
      cause: .corruption,
      effect: .startFailure,
      why: "recovery meets damaged pages",
      mayShowEarlier: true
    ),
    CausalLink(
      cause: .grantDamage,
      effect: .loginsRefused,
      why: "no account is found, although the server is ready",
      mayShowEarlier: true
    ),
    CausalLink(
      cause: .grantDamage,
      effect: .startFailure,
      why: "the server does not start without privileges",
      mayShowEarlier: true
    ),
    CausalLink(cause: .hang, effect: .crash, why: "InnoDB ends the server after 600 s of waiting"),
    CausalLink(cause: .hang, effect: .uncleanStop, why: "a server that stands still gets killed"),
    CausalLink(cause: .config, effect: .startFailure, why: "the server refuses the setting"),
    CausalLink(cause: .uncleanStop, effect: .noMajority, why: "a member is gone"),
    CausalLink(cause: .crash, effect: .noMajority, why: "a member is gone"),
    CausalLink(cause: .hang, effect: .noMajority, why: "a member does not answer"),
    CausalLink(cause: .diskFull, effect: .noMajority, why: "a member stands still"),
    CausalLink(cause: .network, effect: .noMajority, why: "members do not reach each other"),
    CausalLink(cause: .noMajority, effect: .loginsRefused, why: "the node serves no queries"),
    CausalLink(
      cause: .inconsistentNode,
      effect: .noMajority,
      why: "the node leaves the cluster"
    ),
    CausalLink(cause: .config, effect: .component, why: "what the setting names is not there"),
    CausalLink(cause: .upgrade, effect: .startFailure, why: "the server needs its system tables"),
    CausalLink(cause: .hang, effect: .connections, why: "sessions wait and pile up"),
    CausalLink(cause: .hang, effect: .brokenConnections, why: "clients give up waiting"),
    CausalLink(cause: .diskFull, effect: .connections, why: "sessions wait for space and pile up"),
    CausalLink(cause: .locks, effect: .connections, why: "sessions wait and pile up"),
    CausalLink(cause: .uncleanStop, effect: .brokenConnections, why: "all sessions are cut"),
    CausalLink(cause: .crash, effect: .brokenConnections, why: "all sessions are cut"),
    CausalLink(cause: .network, effect: .brokenConnections, why: "packets do not arrive"),
    CausalLink(cause: .network, effect: .replication, why: "the source cannot be reached"),
    CausalLink(cause: .network, effect: .loginsRefused, why: "accounts by host name do not match"),
  ]
}
