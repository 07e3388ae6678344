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
      all were outside the primary component at once, the cluster had no majority, which is said; where \
      two were in primary components without a common member at once, it was split, and both parts took \
      writes. \
      Strong: the log says it. And the way of each node that was given a log through its states, with \
      the copies it took or gave and the members it lost sight of, for a node that was in trouble or \
      left the state SYNCED.
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
            The way of db1 from 10:00:00 to 11:05:00 (UTC): in a cluster of 3 at 10:00:00, JOINED → \
            SYNCED at 10:00:01, outside the primary component at 11:00:00, in a cluster of 3 at \
            11:05:00.
            """,
            .strong,
            ["db1.log:1", "db1.log:2", "db1.log:3", "db1.log:4"]
          ),
          CaseExample.Expectation(
            """
            db2 was outside the primary component from 11:00:01 to 11:04:00 (UTC), 3 min 59 s; it \
            saw 1 of 3 members.
            """,
            .strong,
            ["db2.log:2", "db2.log:3"]
          ),
          CaseExample.Expectation(
            """
            The way of db2 from 10:00:00 to 11:04:00 (UTC): in a cluster of 3 at 10:00:00, outside the \
            primary component at 11:00:01, in a cluster of 3 at 11:04:00.
            """,
            .strong,
            ["db2.log:1", "db2.log:2", "db2.log:3"]
          ),
        ]
      ),
      CaseExample(
        "A cluster that is split in two",
        log: """
          == db1.log @db1
          2024-03-02 10:00:00 [Note] replication: WSREP: view(view_id(PRIM,a1-9,3) memb { a1-9,0 b2-8,0 } joined { })
          2024-03-02 10:00:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 2
          2024-03-02 11:00:00 [Note] replication: WSREP: view(view_id(PRIM,a1-9,4) memb { a1-9,0 } joined { })
          2024-03-02 11:00:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 1
          2024-03-02 11:20:00 [Warning] connections: Aborted connection 7 to db: 'shop' user: 'app' host: 'web1'
          == db2.log @db2
          2024-03-02 10:00:00 [Note] replication: WSREP: view(view_id(PRIM,a1-9,3) memb { a1-9,0 b2-8,0 } joined { })
          2024-03-02 10:00:00 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 1, memb_num = 2
          2024-03-02 11:00:01 [Note] replication: WSREP: view(view_id(PRIM,b2-8,4) memb { b2-8,0 } joined { })
          2024-03-02 11:00:01 [Note] replication: WSREP: New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 1
          2024-03-02 11:21:00 [Warning] connections: Aborted connection 7 to db: 'shop' user: 'app' host: 'web2'
          """,
        entries: "2024-03-02 11:02:00 opened: Two stock figures",
        expects: [
          CaseExample.Expectation(
            """
            The cluster was split from 11:00:01 to 11:20:00 (UTC): db1 was in a primary component of 1 \
            member, db2 in another of 1, and they had no member in common. Both could take writes.
            """,
            .strong,
            ["db1.log:4", "db2.log:4", "db1.log:5", "db2.log:5"]
          )
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
      [
        ClusterNode.noMajority(file.nodes, in: file),
        SplitBrain(of: file.nodes, in: file)?.finding(in: file),
      ]
      .compactMap { $0 }
        + file.nodes.flatMap { $0.findings(in: file) }
    }
  )
}

extension ClusterNode {
  func findings(in file: CaseFile) -> [Finding] {
    outside.compactMap { outsideFinding($0, in: file) } + troubleFindings(in: file)
      + [journeyFinding(in: file)].compactMap { $0 }
  }

  /// The node's way through its states, as far as it left SYNCED or lost sight of a member.
  private func journeyFinding(in file: CaseFile) -> Finding? {
    let during = steps.filter { file.time($0.position).map(file.isDuringIncident) ?? false }
    guard !outside.isEmpty || during.contains(where: \.isTrouble) else { return nil }
    let told = ClusterMoment.all(in: during, of: file.records, by: file.cluster.members)
    guard told.count > 1, let from = told.first?.time, let to = told.last?.latest else {
      return nil
    }
    let more = told.count - Self.told
    let listed =
      told.prefix(Self.told).map { moment in
        "\(moment.words) at \(file.wording.time(moment.time, after: from))"
          + (moment.count > 1 ? " (\(moment.count) times)" : "")
      } + (more > 0 ? ["\(more) more, which `scribe logs --cluster` lists"] : [])
    return Finding(
      rule: "galera",
      claim:
        "The way of \(name) \(file.wording.span(from, to)): \(listed.joined(separator: ", ")).",
      from: from,
      to: to,
      confidence: .strong,
      evidence: told.prefix(Self.told).map { file.evidence($0.position) },
      weight: 43
    )
  }

  /// How many steps of a node's way are told.
  private static let told = 60

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
    case .shift, .component, .donates: nil
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
