import IncidentModel
import LogReading

extension FindingRule {
  /// What the nodes of a Galera cluster went through.
  static let galera = FindingRule(
    name: "galera",
    title: "Galera clusters",
    summary: """
      From each node's log: stretches outside the primary component, in which the node serves no \
      queries; departures for inconsistent data; full state transfers and their failures; starts \
      refused because bootstrapping was not safe. Where the logs of two nodes or more are given and \
      all were outside the primary component at once, the cluster had no majority, which is said. \
      Strong: the log says it. Joining and leaving in order are not reported.
      """,
    examples: [
      CaseExample(
        "Two nodes lose the majority",
        log: """
          == db1.log @db1
          2024-03-02 10:00:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 3
          2024-03-02 10:00:01 [Note] replication: WSREP: Shifting JOINED -> SYNCED (TO: 12)
          2024-03-02 11:00:00 [Note] replication: WSREP: New COMPONENT: primary = no, bootstrap = no, my_idx = 0, memb_num = 1
          2024-03-02 11:05:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 3
          == db2.log @db2
          2024-03-02 10:00:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 1, memb_num = 3
          2024-03-02 11:00:01 [Note] replication: WSREP: New COMPONENT: primary = no, bootstrap = no, my_idx = 0, memb_num = 1
          2024-03-02 11:04:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 1, memb_num = 3
          """,
        entries: "2024-03-02 11:02:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            No node of which a log is given was in the primary component from 11:00:01 to 11:04:00 \
            (UTC): db1 and db2 had no majority.
            """,
            .strong,
            ["db1.log:3", "db2.log:2", "db2.log:3"]
          ),
          CaseExample.Expectation(
            """
            db1 was outside the primary component from 11:00:00 to 11:05:00 (UTC), 5 min; it saw 1 \
            of 3 members.
            """,
            .strong,
            ["db1.log:3", "db1.log:4"]
          ),
          CaseExample.Expectation(
            """
            db2 was outside the primary component from 11:00:01 to 11:04:00 (UTC), 3 min 59 s; it \
            saw 1 of 3 members.
            """,
            .strong,
            ["db2.log:2", "db2.log:3"]
          ),
        ]
      ),
      CaseExample(
        "A node that leaves in order",
        log: """
          2024-03-02 10:00:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 3
          2024-03-02 11:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 11:00:00 [Note] replication: WSREP: New COMPONENT: primary = no, bootstrap = no, my_idx = 0, memb_num = 1
          """,
        entries: "2024-03-02 11:02:00 opened: Shop is down"
      ),
    ],
    evaluate: { file in
      let nodes = ClusterNode.all(in: file.records)
      return [ClusterNode.noMajority(nodes, in: file)].compactMap { $0 }
        + nodes.flatMap { $0.findings(in: file) }
    }
  )
}

/// What one node's log shows.
private struct ClusterNode {
  var name: String
  /// Stretches outside the primary component: the lines that begin and end them.
  var outside: [(from: Int, to: Int?, members: Int, before: Int)] = []
  var troubles: [(sign: ClusterSign, position: Int)] = []

  private var members = 0
  private var isPrimary = false

  init(name: String) { self.name = name }

  /// The nodes in the order of their first lines.
  static func all(in records: [LogRecord]) -> [ClusterNode] {
    var nodes: [ClusterNode] = []
    var places: [String: Int] = [:]
    for position in records.indices {
      let category = records[position].category
      guard category == .replication || category == .startup || category == .shutdown,
        records[position].time != nil
      else { continue }
      let life = category == .replication ? nil : LifeSign.kind(of: records[position])
      let sign = ClusterSign(of: records[position])
      guard sign != nil || life == .stopping || life == .starting else { continue }
      let name = ServerName.of(records[position])
      guard let place = places[name] ?? (sign == nil ? nil : nodes.count) else { continue }
      if place == nodes.count {
        places[name] = place
        nodes.append(ClusterNode(name: name))
      }
      if let sign { nodes[place].take(sign, at: position) } else { nodes[place].reset() }
    }
    return nodes
  }

  /// A stop in order, or a new process: what comes then is no loss of the majority.
  private mutating func reset() { isPrimary = false }

  private mutating func take(_ sign: ClusterSign, at position: Int) {
    switch sign {
    case .component(isPrimary: true, let members):
      if let last = outside.indices.last, outside[last].to == nil { outside[last].to = position }
      isPrimary = true
      self.members = members
    case .component(isPrimary: false, let members):
      if isPrimary, members > 0 { outside.append((position, nil, members, self.members)) }
      isPrimary = false
    case .shift, .left: break
    case .inconsistent, .reversedHistory, .fullTransfer, .transferFailed, .unsafeBootstrap,
      .noPrimaryReached:
      if troubles.last?.sign != sign || troubles.count < 40 { troubles.append((sign, position)) }
    }
  }

  func findings(in file: CaseFile) -> [Finding] {
    outside.compactMap { outsideFinding($0, in: file) } + troubleFindings(in: file)
  }

  private func outsideFinding(
    _ stretch: (from: Int, to: Int?, members: Int, before: Int),
    in file: CaseFile
  ) -> Finding? {
    guard let from = file.time(stretch.from) else { return nil }
    let wording = file.wording
    let to = stretch.to.flatMap(file.time)
    var claim = "\(name) was outside the primary component "
    if let to, to >= from {
      claim += "\(wording.span(from, to)), \((to - from).words)"
    } else {
      claim += "from \(wording.time(from))\(wording.zoneName) on; its log shows no return"
    }
    claim += "; it saw \(stretch.members) of \(stretch.before) members."
    return Finding(
      rule: "galera",
      claim: claim,
      from: from,
      to: to,
      confidence: .strong,
      evidence: [stretch.from, stretch.to].compactMap { $0 }.map(file.evidence),
      caveat:
        "A node outside the primary component refuses queries unless it is told to serve them.",
      weight: 83
    )
  }

  private func troubleFindings(in file: CaseFile) -> [Finding] {
    var seen: [String] = []
    return troubles.compactMap { trouble in
      guard let time = file.time(trouble.position), let words = Self.words(for: trouble.sign),
        !seen.contains(words.claim)
      else { return nil }
      seen.append(words.claim)
      let count = troubles.count { $0.sign == trouble.sign }
      let more = count > 1 ? " (\(Wording.count(count, "line")) in all)" : ""
      let line = Wording.quoted(file.records[trouble.position].firstLine, upTo: 120)
      return Finding(
        rule: "galera",
        claim: """
          \(name) \(words.claim) at \(file.wording.time(time))\(file.wording.zoneName)\(more): \
          \(line).
          """,
        from: time,
        confidence: .strong,
        evidence: [file.evidence(trouble.position)],
        weight: words.weight
      )
    }
  }

  private static func words(for sign: ClusterSign) -> (claim: String, weight: Int)? {
    switch sign {
    case .inconsistent: ("left the cluster, its data being found inconsistent,", 88)
    case .reversedHistory: ("had applied more than the rest of the cluster", 88)
    case .transferFailed: ("saw a transfer of state fail", 72)
    case .fullTransfer: ("took a full copy of the data from another node", 46)
    case .unsafeBootstrap: ("refused to start the cluster as its first node", 80)
    case .noPrimaryReached: ("found no majority in time", 78)
    case .shift, .component, .left: nil
    }
  }

  /// The longest time in which every node with a log was outside the primary component.
  static func noMajority(_ nodes: [ClusterNode], in file: CaseFile) -> Finding? {
    guard nodes.count >= 2, nodes.allSatisfy({ !$0.outside.isEmpty }) else { return nil }
    var common: (from: Int, to: Int?)?
    for first in nodes[0].outside {
      var shared: (from: Int, to: Int?) = (first.from, first.to)
      for node in nodes.dropFirst() {
        let overlap = node.outside.first { other in
          starts(other.from, beforeEndOf: shared.to, in: file)
            && starts(shared.from, beforeEndOf: other.to, in: file)
        }
        guard let overlap else { return nil }
        if time(shared.from, in: file) < time(overlap.from, in: file) { shared.from = overlap.from }
        if let end = overlap.to, shared.to.map({ time(end, in: file) < time($0, in: file) }) ?? true
        {
          shared.to = end
        }
      }
      common = common ?? shared
    }
    guard let common, let from = file.time(common.from) else { return nil }
    let wording = file.wording
    let to = common.to.flatMap(file.time)
    let names = Wording.list(nodes.map(\.name), upTo: 5)
    let span =
      to.map { wording.span(from, $0) } ?? "from \(wording.time(from))\(wording.zoneName) on"
    let lines = nodes.map { $0.outside[0].from } + [common.to].compactMap { $0 }
    return Finding(
      rule: "galera",
      claim: """
        No node of which a log is given was in the primary component \(span): \(names) had no \
        majority.
        """,
      from: from,
      to: to,
      confidence: .strong,
      evidence: lines.map(file.evidence),
      caveat: "Nodes whose logs were not given may have held the majority.",
      weight: 91
    )
  }

  private static func time(_ position: Int, in file: CaseFile) -> Instant {
    file.time(position) ?? .distantFuture
  }

  private static func starts(_ from: Int, beforeEndOf to: Int?, in file: CaseFile) -> Bool {
    to.map { time(from, in: file) < time($0, in: file) } ?? true
  }
}
