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
    let moments = node.primaries.compactMap { stretch -> (here: Int, there: Int)? in
      stretch.view.flatMap { known[$0.id] }.map { (stretch.from, $0) }
    }
    let difference = ClockDifference(
      of: node.name,
      against: first.name,
      by: moments,
      atLeast: .seconds(2),
      in: file
    )
    guard let difference, difference.count >= fewest else { return nil }
    return difference.finding("\(difference.count) cluster views tell", .strong, in: file)
  }
}
