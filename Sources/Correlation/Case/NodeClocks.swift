import IncidentModel

/// The clocks of two nodes, compared by the views of their cluster.
enum NodeClocks {
  /// Fewer views may lie apart for other reasons.
  private static let fewest = 3

  /// Each node against the first one.
  static func findings(in file: CaseFile) -> [Finding] {
    guard let first = file.nodes.first else { return [] }
    return file.nodes.dropFirst().compactMap { finding($0, against: first, in: file) }
  }

  private static func finding(
    _ node: ClusterNode,
    against first: ClusterNode,
    in file: CaseFile
  ) -> Finding? {
    let known = Dictionary(
      first.primaries.compactMap { stretch in stretch.view.map { ($0.id, stretch.from) } },
      uniquingKeysWith: { one, _ in one }
    )
    let pairs = node.primaries.compactMap { stretch -> (ours: Int, theirs: Int, apart: Int64)? in
      guard let theirs = stretch.view.flatMap({ known[$0.id] }), let time = file.time(stretch.from),
        let other = file.time(theirs)
      else { return nil }
      return (stretch.from, theirs, (time - other).microseconds)
    }
    let apart = pairs.map(\.apart).sorted()
    guard apart.count >= fewest, let least = apart.first, let most = apart.last else { return nil }
    let median = apart[apart.count / 2]
    // A view that is installed late lies apart by another time than the rest.
    guard abs(median) >= 2_000_000, most - least <= max(2_000_000, abs(median) / 10),
      let pair = pairs.first, let ours = file.time(pair.ours), let theirs = file.time(pair.theirs)
    else { return nil }
    let wording = file.wording
    return Finding(
      rule: "clock-skew",
      claim: """
        The clock of \(node.name) is \(TimeSpan(microseconds: abs(median)).words) \
        \(median > 0 ? "ahead of" : "behind") that of \(first.name), as far as \(pairs.count) cluster \
        views tell that both logged: the first at \(wording.time(ours))\(wording.zoneName) by the one \
        and \(wording.time(theirs)) by the other.
        """,
      from: ours,
      confidence: .strong,
      evidence: [pair.ours, pair.theirs].map(file.evidence),
      caveat:
        "Which of the two is right is not in the logs. `--adjust HOST=SPAN` lays one by the other.",
      weight: 66
    )
  }
}
