import IncidentModel

extension FindingRule {
  /// Entries and log lines of the same acts that lie apart by one and the same time.
  static let clockSkew = FindingRule(
    name: "clock-skew",
    title: "Clock skew",
    summary: """
      Recorded stops and starts against the stops and starts in a log: where three or more lie apart \
      by the same time to the minute, and that time is two minutes or more, the clocks or the zones \
      differ. Moderate for three, strong for five. Nodes of one Galera cluster log each view at the same \
      moment: where three views or more lie apart by the same time, two seconds or more, the clocks of \
      the hosts differ. A replica and its source both log a connection with the position at which it begins: \
      five seconds or more between the two are moderate for one connection, strong for more that agree. \
      The offset is shown and applied on request only: `scribe correlate --adjust \
      HOST=-7m` lays the lines of a host earlier by so much. Whole hours speak for a zone that was read \
      wrongly.
      """,
    examples: [
      CaseExample(
        "A log that was read in the wrong zone",
        log: """
          2024-03-02 06:02:00 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 06:03:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 06:20:00 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 06:29:00 [Note] startup: Starting MariaDB 10.11.19 as process 4
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:02:00 action: stop server
          2024-03-02 09:03:00 action: start server
          2024-03-02 09:20:00 action: stop server
          2024-03-02 09:29:00 action: start server
          """,
        expects: [
          CaseExample.Expectation(
            """
            The log's clock is 3 h behind that of the entries, as far as 4 recorded stops and starts \
            tell: the first is E2 “stop server” at 09:02:00 (UTC), in the log at 06:02:00. A zone may \
            have been read wrongly.
            """,
            .moderate,
            ["E2", "error.log:1", "E3", "error.log:2", "E4", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "Two nodes whose clocks differ",
        log: "== db1.log @db1\n" + views(at: "00") + "== db2.log @db2\n" + views(at: "42"),
        entries: "2024-03-02 08:31:00 opened: Slow",
        expects: [
          CaseExample.Expectation(
            """
            The clock of db2 is 42 s ahead of that of db1, as far as 3 cluster views tell that both \
            logged: the first at 09:00:42 (UTC) by the one and 09:00:00 by the other.
            """,
            .strong,
            ["db2.log:2", "db1.log:2"]
          )
        ]
      ),
      CaseExample(
        "A replica and its source log one connection",
        log: """
          == db1.log @db1
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:05:01 [Note] replication: Start binlog_dump to slave_server(2), pos(bin.000002, 342), using_gtid(0), gtid('')
          == db2.log @db2
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:11:01 [Note] replication: Slave: connected to master 'repl@db1:3306',replication resumed in log 'bin.000002' at position 342
          """,
        entries: "2024-03-02 09:31:00 opened: Slow",
        expects: [
          CaseExample.Expectation(
            """
            The clock of db2 is 6 min ahead of that of db1, as far as 1 connection of the replica tells \
            that both logged: the first at 09:11:01 (UTC) by the one and 09:05:01 by the other.
            """,
            .moderate,
            ["db2.log:2", "db1.log:2"]
          )
        ]
      ),
      CaseExample(
        "A replica that asks twice for one position, and one that waits for its source",
        log: """
          == db1.log @db1
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:05:01 [Note] replication: Start binlog_dump to slave_server(2), pos(bin.000002, 342), using_gtid(0), gtid('')
          2024-03-02 09:15:01 [Note] replication: Start binlog_dump to slave_server(2), pos(bin.000002, 342), using_gtid(0), gtid('')
          == db2.log @db2
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:15:01 [Note] replication: Slave: connected to master 'repl@db1:3306',replication resumed in log 'bin.000002' at position 342
          """,
        entries: "2024-03-02 09:31:00 opened: Slow"
      ),
      CaseExample(
        "Entries and lines that agree",
        log: """
          2024-03-02 09:02:00 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 09:03:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:02:00 action: stop server
          2024-03-02 09:03:00 action: start server
          """
      ),
    ],
    evaluate: { file in
      file.servers.compactMap { server in
        ClockComparison(of: server, in: file).finding(on: server, in: file)
      } + NodeClocks.findings(in: file) + ReplicaClocks.findings(in: file)
    }
  )

  /// Rows of an example: three views, each at that second of its minute.
  private static func views(at second: String) -> String {
    (0..<3).map { minute in
      let time = "2024-03-02 09:0\(minute):\(second) [Note] replication: WSREP: "
      return time + "view(view_id(PRIM,a1-9,\(minute)) memb { a1-9,0 b2-8,0 })\n" + time
        + "New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 2\n"
    }.joined()
  }
}

/// Pairs of an act and a line of a log, by how far they lie apart.
private struct ClockComparison {
  /// More than these would say no more.
  static let most = 200

  private var pairs: [Int64: [(act: HumanAct, line: Int)]] = [:]

  init(of server: ServerHistory, in file: CaseFile) {
    let stops = file.acts.filter { $0.kinds.contains(.stop) && !$0.kinds.contains(.start) }
    let starts = file.acts.filter { $0.kinds.contains(.start) && !$0.kinds.contains(.stop) }
    let stopLines = server.lives.compactMap { $0.stopBegins ?? $0.stopEnds }.suffix(Self.most)
    let startLines = server.lives.compactMap(\.start).suffix(Self.most)
    for (acts, lines) in [(stops, stopLines), (starts, startLines)] {
      for act in acts.prefix(Self.most) {
        for line in lines {
          guard let time = file.time(line) else { continue }
          let apart = act.time.microseconds &- time.microseconds
          // More than a day apart is another day, not another clock.
          guard abs(apart) <= 90_000_000_000 else { continue }
          let minutes = (apart + (apart < 0 ? -30_000_000 : 30_000_000)) / 60_000_000
          pairs[minutes, default: []].append((act, line))
        }
      }
    }
  }

  func finding(on server: ServerHistory, in file: CaseFile) -> Finding? {
    func matches(_ minutes: Int64) -> Int {
      Set((pairs[minutes] ?? []).map(\.line)).count
    }
    let here = (-1...1).map { matches($0) }.reduce(0, +)
    let apart = pairs.keys.filter { abs($0) >= 2 }
      .max { (matches($0), -abs($0), $0) < (matches($1), -abs($1), $1) }
    guard let apart, matches(apart) >= 3, matches(apart) > here * 2,
      let found = pairs[apart]?.sorted(by: { $0.act.time < $1.act.time }), let first = found.first,
      let time = file.time(first.line)
    else { return nil }
    let wording = file.wording
    let span = TimeSpan.minutes(Int(abs(apart)))
    let isZone = apart % 30 == 0
    return Finding(
      rule: "clock-skew",
      claim: """
        The log's clock\(file.on(server)) is \(span.words) \(apart > 0 ? "behind" : "ahead of") that \
        of the entries, as far as \(matches(apart)) recorded stops and starts tell: the first is \
        \(first.act.words) at \(wording.time(first.act.time))\(wording.zoneName), in the log at \
        \(wording.time(time)).\(isZone ? " A zone may have been read wrongly." : "")
        """,
      from: first.act.time,
      confidence: matches(apart) >= 5 ? .strong : .moderate,
      evidence: found.prefix(3).flatMap { [$0.act.entry.evidence, file.evidence($0.line)] },
      caveat:
        "Times of entries are as people gave them. `--adjust HOST=SPAN` lays the lines by them.",
      weight: 65
    )
  }
}
