import LogReading

/// A step of a Galera node that changes no state by itself, and that one follows a cluster by: who came
/// and went, who copied from whom, what was voted.
///
/// The texts are Galera's own (`gcomm/src`, `gcs/src`, `galera/src`, `wsrep_sst_*`); the peer
/// pt-galera-log-explainer follows the same.
struct ClusterStep: Sendable, Equatable {
  /// The step as claims name it, `~` standing for the member or the number that the line names.
  var words: String
  /// A fragment that tells the step.
  var fragment: String
  /// Another fragment that must stand in the line as well.
  var also = ""
  /// What stands before and behind the member or number; empty where none is named.
  var open = ""
  var close = ""
  /// Whether it makes the node's way worth telling.
  var isTrouble = false

  /// All steps, of which the first that matches counts.
  static let table: [ClusterStep] = [
    ClusterStep(
      words: "saw ~ join",
      fragment: "declaring ",
      also: " stable",
      open: "declaring ",
      close: " "
    ),
    ClusterStep(
      words: "suspected ~ to be down",
      fragment: "suspecting node: ",
      open: "suspecting node: ",
      close: ""
    ),
    ClusterStep(
      words: "saw ~ change its identity",
      fragment: "changed identity",
      open: "remote endpoint ",
      close: " changed"
    ),
    ClusterStep(words: "bootstrapped", fragment: "bootstrapping new group"),
    ClusterStep(words: "was marked safe to bootstrap", fragment: "safe_to_bootstrap: 1"),
    ClusterStep(
      words: "had no state of its own",
      fragment: "Could not open state file for reading"
    ),
    ClusterStep(
      words: "found no donor",
      fragment: "Resource temporarily unavailable",
      isTrouble: true
    ),
    ClusterStep(
      words: "~ asked for a copy",
      fragment: "requested state transfer",
      also: "Selected",
      open: "(",
      close: ")"
    ),
    ClusterStep(
      words: "the copy from ~ was complete",
      fragment: "State transfer to",
      also: "complete",
      open: "(",
      close: ")"
    ),
    ClusterStep(
      words: "the copy from ~ failed",
      fragment: "State transfer to",
      also: "failed",
      open: "(",
      close: ")",
      isTrouble: true
    ),
    ClusterStep(words: "was to receive what it missed", fragment: "Prepared IST receiver"),
    ClusterStep(
      words: "sent ~ what it missed",
      fragment: "IST sender starting",
      open: "serve ",
      close: " "
    ),
    ClusterStep(words: "received what it missed", fragment: "IST received"),
    ClusterStep(words: "took a full copy", fragment: "Proceeding with SST"),
    ClusterStep(words: "needed no full copy", fragment: "Bypassing SST"),
    ClusterStep(
      words: "could not receive what it missed",
      fragment: "Failed to prepare for incremental"
    ),
    ClusterStep(words: "cancelled a copy", fragment: "Initiating SST cancellation"),
    ClusterStep(
      words: "will never receive the data",
      fragment: "Will never receive state",
      isTrouble: true
    ),
    ClusterStep(
      words: "a copy ended in an error",
      fragment: "Process completed with error: wsrep_sst",
      isTrouble: true
    ),
    ClusterStep(
      words: "a vote on ~ began",
      fragment: " initiates vote on ",
      open: "initiates vote on ",
      close: ",",
      isTrouble: true
    ),
    ClusterStep(words: "was asked to stop", fragment: "Received shutdown signal"),
    ClusterStep(words: "loaded Galera", fragment: "loading provider library"),
    ClusterStep(words: "recovered its position", fragment: "Recovered position"),
    ClusterStep(words: "bootstrapped without a state", fragment: "Bootstraping with default state"),
    ClusterStep(
      words: "~ left the flow of the group",
      fragment: "desyncs itself from group",
      open: "(",
      close: ")"
    ),
    ClusterStep(
      words: "~ was back in the flow of the group",
      fragment: "resyncs itself to group",
      open: "(",
      close: ")"
    ),
  ]

  private static let phrases = PhraseTable(table.map { [$0.fragment] })
}

extension ClusterStep {
  /// The step that a line tells; nil where it tells none.
  init?(in text: String) {
    let rows = Self.phrases.rows(in: text)
    guard rows != 0,
      let step = Self.table.indices.lazy.filter({ rows >> UInt64($0) & 1 == 1 })
        .map({ Self.table[$0] })
        .first(where: { $0.also.isEmpty || TextSearch.contains(text, $0.also) })
    else { return nil }
    self = step
    guard !open.isEmpty else { return }
    let end = close.isEmpty ? "\n" : close
    let named = TextSearch.text(in: text + "\n", between: open, and: end) ?? ""
    words = words.split(separator: "~", omittingEmptySubsequences: false)
      .joined(separator: named.isEmpty ? "a member" : named)
  }
}
