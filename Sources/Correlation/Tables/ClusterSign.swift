/// What a line of Galera says about its node and its cluster.
///
/// The texts are Galera's own (`galera/src`, `gcs/src`, `gcomm/src`, the `wsrep_sst_*` scripts), the
/// same in MariaDB, Percona XtraDB Cluster and MySQL-wsrep; only the prefix differs.
enum ClusterSign: Sendable, Equatable {
  /// The node changes its state: `SYNCED -> DONOR/DESYNCED`.
  case shift(from: String, to: String)
  /// A component of the cluster forms, with or without a majority.
  case component(isPrimary: Bool, members: Int)
  /// The node gives another a copy of the data.
  case donates
  /// The node's data differs from the others', and it leaves.
  case inconsistent
  /// The node has applied more than the cluster has.
  case reversedHistory
  /// The node takes a full copy of the data from another.
  case fullTransfer
  /// A transfer of state failed.
  case transferFailed
  /// The node may not be the first to start.
  case unsafeBootstrap
  /// The node did not find a majority in time.
  case noPrimaryReached

  /// The sign that a line of the cluster gives; nil where it gives none.
  init?(in text: String) {
    for verb in ["Shifting ", "Restored state "] {
      if let from = TextSearch.text(in: text, between: verb, and: " -> "),
        let to = TextSearch.text(in: text, between: " -> ", and: " (")
      {
        self = .shift(from: from, to: to)
        return
      }
    }
    if TextSearch.contains(text, "New COMPONENT: primary = ") {
      let members = TextSearch.number(after: "memb_num = ", in: text) ?? 0
      let isPrimary = TextSearch.contains(text, "primary = yes")
      self = .component(isPrimary: isPrimary, members: members)
      return
    }
    // `0.0 (node1): State transfer to 1.0 (node2) failed: -255`; the same line ends well as `complete`.
    if TextSearch.contains(text, "State transfer to"), TextSearch.contains(text, "failed:") {
      self = .transferFailed
      return
    }
    guard let row = Self.phrases.lowestRow(in: text) else { return nil }
    self = Self.fragments[row].sign
  }

  /// The sign as a step of a node through its states; nil where `ClusterStep` tells it.
  var step: String? {
    switch self {
    case .shift(let from, let to): "\(from) → \(to)"
    case .component(isPrimary: true, let members): "in a cluster of \(members)"
    case .component(isPrimary: false, _): "outside the primary component"
    case .inconsistent: "found inconsistent"
    case .unsafeBootstrap: "not safe to bootstrap"
    case .noPrimaryReached: "found no majority in time"
    case .reversedHistory: "had applied more than the others"
    case .donates, .fullTransfer, .transferFailed: nil
    }
  }

  /// Whether such a step makes the node's way worth telling.
  var isTroubledStep: Bool {
    switch self {
    case .inconsistent, .noPrimaryReached, .unsafeBootstrap, .reversedHistory: true
    default: false
    }
  }

  /// What it is a sign of; nil where it tells of an orderly change, or other lines say more.
  var symptom: SymptomKind? {
    switch self {
    case .inconsistent, .reversedHistory: .inconsistentNode
    case .shift, .component, .donates, .fullTransfer, .transferFailed, .unsafeBootstrap,
      .noPrimaryReached:
      nil
    }
  }

  private static let phrases = PhraseTable(fragments.map(\.fragments))

  private static let fragments: [(sign: ClusterSign, fragments: [String])] = [
    (
      .inconsistent,
      [
        "Inconsistency detected", "Inconsistent by consensus", "ode consistency compromised",
        "ode consistency compromized",
      ]
    ),
    (.reversedHistory, ["Reversing history:"]),
    (
      .transferFailed,
      [
        "Process completed with error: wsrep_sst", "Will never receive state", "SST failed",
        "async IST sender failed to serve",
      ]
    ),
    (.fullTransfer, ["Proceeding with SST"]),
    (.donates, ["SST started on donor"]),
    (.unsafeBootstrap, ["not be safe to bootstrap"]),
    (.noPrimaryReached, ["failed to reach primary view"]),
  ]
}
