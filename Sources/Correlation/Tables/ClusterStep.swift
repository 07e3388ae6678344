import LogReading

/// A step of a Galera node that changes no state by itself, and that one follows a cluster by: who came
/// and went, who copied from whom, what was voted.
///
/// The texts are Galera's own (`gcomm/src`, `gcs/src`, `galera/src`, `wsrep_sst_*`); the peer
/// pt-galera-log-explainer follows the same.
struct ClusterStep: Sendable {
  /// Where a line names a member or a number.
  struct Place: Sendable {
    /// What stands somewhere before it.
    var after = ""
    /// What stands right before and right behind it; empty for the line's end.
    var open: String
    var close: String
    /// Whether only the digits count with which it begins.
    var isNumber = false
  }

  /// The step as claims name it, `~` standing for what the line names, in order.
  var words: String
  /// A fragment that tells the step.
  var fragment: String
  /// Another fragment that must stand in the line as well.
  var also = ""
  /// Where the line names what the words leave open.
  var places: [Place] = []
  /// Whether it makes the node's way worth telling.
  var isTrouble = false
  /// A line that tells it, and the words that it gives.
  var sample: (line: String, words: String)
}

extension ClusterStep {
  private static let phrases = PhraseTable(table.map { [$0.fragment] })

  /// The row of the step that a line tells; nil where it tells none.
  static func row(in text: String) -> Int? {
    let rows = phrases.rows(in: text)
    guard rows != 0 else { return nil }
    return table.indices.first { row in
      rows >> UInt64(row) & 1 == 1
        && (table[row].also.isEmpty || TextSearch.contains(text, table[row].also))
    }
  }

  /// The step's words for the line that told it, members by the names that the cluster has for them.
  func words(in text: String, by members: ClusterMembers = ClusterMembers()) -> String {
    guard !places.isEmpty else { return words }
    var parts = words.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    for (index, place) in places.enumerated() where index + 1 < parts.count {
      parts[index] += place.name(in: text).map(members.name) ?? "a member"
    }
    return parts.joined()
  }
}

extension ClusterStep.Place {
  /// What the line names there; nil where it does not.
  fileprivate func name(in text: String) -> String? {
    let rest = after.isEmpty ? text : TextSearch.text(in: text + "\n", between: after, and: "\n")
    guard let rest else { return nil }
    let named = TextSearch.text(
      in: rest + "\n",
      between: open,
      and: close.isEmpty ? "\n" : close
    )
    guard let named, !named.isEmpty else { return nil }
    return isNumber ? String(named.prefix { $0.isNumber }) : named
  }
}
