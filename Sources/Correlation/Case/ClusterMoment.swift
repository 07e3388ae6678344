package import IncidentModel
package import LogReading

/// A step of a node of a Galera cluster, in words, with the members' names.
package struct ClusterMoment: Sendable {
  /// When the node wrote it, and where it wrote it again and again, when for the last time.
  package var time: Instant
  package var latest: Instant
  /// How often it wrote it in a row.
  package var count = 1
  /// The node: its host, or its log.
  package var node: String
  package var words: String
  /// The line, the first of several.
  package var evidence: Evidence
  /// Where its record stands.
  var position: Int

  /// The steps of all nodes whose logs these are, in the order of time.
  package static func all(in records: [LogRecord]) -> [ClusterMoment] {
    let cluster = Cluster(in: records)
    let moments = cluster.nodes.flatMap { node in
      all(in: node.steps, of: records, by: cluster.members)
    }
    return moments.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    .map(\.element)
  }

  /// A node's steps, those that say the same in a row as one.
  static func all(
    in steps: [ClusterNode.Step],
    of records: [LogRecord],
    by members: ClusterMembers
  ) -> [ClusterMoment] {
    var moments: [ClusterMoment] = []
    for step in steps {
      let record = records[step.position]
      guard let time = record.time, let words = step.words(for: record, by: members) else {
        continue
      }
      if let last = moments.indices.last, moments[last].words == words {
        moments[last].count += 1
        moments[last].latest = time
        continue
      }
      moments.append(
        ClusterMoment(
          time: time,
          latest: time,
          node: ServerName.of(record),
          words: words,
          evidence: record.evidence,
          position: step.position
        )
      )
    }
    return moments
  }
}

extension ClusterNode.Step {
  /// The step in words; nil where others tell it.
  fileprivate func words(for record: LogRecord, by members: ClusterMembers) -> String? {
    let words =
      switch kind {
      case .sign(let sign): sign.step
      case .step(let row): ClusterStep.table[row].words(in: record.message, by: members)
      case .life(let life): Self.words(for: life, record.message)
      }
    guard let words, let program = record.program, program.hasPrefix("mysqld.") else {
      return words
    }
    return "\(words) (\(program))"
  }

  private static func words(for life: LifeSign.Kind, _ text: String) -> String? {
    switch life {
    case .starting:
      guard
        let version = TextSearch.text(in: text, between: "(mysqld ", and: ")")
          ?? TextSearch.text(in: text, between: "Starting MariaDB ", and: " ")
      else { return "started" }
      return "started \(version.prefix { $0.isNumber || $0 == "." })"
    case .stopping: return "was asked to stop"
    case .stopped: return "shut down"
    case .crashed:
      return TextSearch.number(after: "got signal ", in: text).map { "crashed by signal \($0)" }
        ?? "crashed"
    case .aborting: return "gave up"
    default: return nil
    }
  }
}
