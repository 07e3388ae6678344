import IncidentModel

/// Two nodes of one cluster in primary components that share no member: both parts take writes, and
/// their data goes apart.
struct SplitBrain {
  var one: (node: ClusterNode, stretch: PrimaryStretch)
  var other: (node: ClusterNode, stretch: PrimaryStretch)
  var from: Instant
  /// Nil where neither log shows an end.
  var to: Instant?

  /// Nodes learn of a new component one after the other, by clocks of their own.
  private static let least = TimeSpan.seconds(10)

  /// The split that lasted longest; nil where the logs show none.
  init?(of nodes: [ClusterNode], in file: CaseFile) {
    var longest: SplitBrain?
    for (index, one) in nodes.enumerated() {
      for other in nodes.dropFirst(index + 1) {
        for mine in one.primaries.suffix(200) {
          for theirs in other.primaries.suffix(200) {
            guard let split = SplitBrain((one, mine), (other, theirs), in: file) else { continue }
            if longest.map({ split.length > $0.length }) ?? true { longest = split }
          }
        }
      }
    }
    guard let longest else { return nil }
    self = longest
  }

  private init?(
    _ one: (node: ClusterNode, stretch: PrimaryStretch),
    _ other: (node: ClusterNode, stretch: PrimaryStretch),
    in file: CaseFile
  ) {
    guard let ours = one.stretch.view?.members, let others = other.stretch.view?.members,
      !ours.isEmpty, !others.isEmpty, ours.isDisjoint(with: others),
      let mine = file.time(one.stretch.from), let theirs = file.time(other.stretch.from)
    else { return nil }
    let ends = [one.stretch.to, other.stretch.to].compactMap { $0.flatMap(file.time) }
    self.one = one
    self.other = other
    from = max(mine, theirs)
    to = ends.min()
    guard length > Self.least else { return nil }
  }

  private var length: TimeSpan { (to ?? .distantFuture) - from }

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let span =
      to.map { wording.span(from, $0) } ?? "from \(wording.time(from))\(wording.zoneName) on"
    let ends = [one.stretch.to, other.stretch.to].compactMap { $0 }
    return Finding(
      rule: "galera",
      claim: """
        The cluster was split \(span): \(one.node.name) was in a primary component of \
        \(Wording.count(one.stretch.view?.members.count ?? 0, "member")), \(other.node.name) in another \
        of \(other.stretch.view?.members.count ?? 0), and they had no member in common. Both could take \
        writes.
        """,
      headline: "The cluster was split: \(one.node.name) and \(other.node.name) went apart",
      from: from,
      to: to,
      confidence: .strong,
      evidence: ([one.stretch.from, other.stretch.from] + ends).map(file.evidence),
      caveat:
        "Whether anybody wrote on both sides is not in these logs. Clocks of the nodes may differ.",
      weight: 93
    )
  }
}
