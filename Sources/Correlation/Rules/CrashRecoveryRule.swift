import IncidentModel

extension FindingRule {
  /// A start that had to repair the state an unclean stop left behind.
  static let crashRecovery = FindingRule(
    name: "crash-recovery",
    title: "Crash recovery",
    summary: """
      A start that ran crash recovery, how long it took until the server was ready, or that it did \
      not come up. Three or more that ended well are one finding. Strong: the log says it. Recovery that ends well shows that InnoDB could apply its \
      log, not that all data is sound: damage to pages shows only when they are read, and MyISAM and \
      Aria tables are not covered.
      """,
    examples: [
      CaseExample(
        "Recovery that ends with a ready server",
        log: """
          2024-03-02 14:03:20 [Note] startup: Starting MariaDB 10.11.19 as process 5100
          2024-03-02 14:03:21 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=44404
          2024-03-02 14:04:51 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 14:05:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The start at 14:03:20 (UTC) ran crash recovery; the server was ready 1 min 30 s after \
            recovery began.
            """,
            .strong,
            ["error.log:2", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "A start with nothing to recover",
        log: """
          2024-03-02 14:03:20 [Note] startup: Starting MariaDB 10.11.19 as process 5100
          2024-03-02 14:03:21 [Note] startup: mariadbd: ready for connections.
          """
      ),
    ],
    evaluate: { file in
      file.servers.flatMap { server in
        let found = server.lives.compactMap { recoveryFinding($0, on: server, in: file) }
        let other = found.filter { $0.weight < 80 }
        return found.filter { $0.weight >= 80 }
          + folded(other.filter { $0.to != nil }, on: server, in: file)
          + folded(other.filter { $0.to == nil }, on: server, in: file)
      }
    }
  )

  /// Recoveries that ended well, as one finding where they are three or more.
  private static func folded(
    _ findings: [Finding],
    on server: ServerHistory,
    in file: CaseFile
  ) -> [Finding] {
    guard findings.count >= 3, var one = findings.first, let from = one.from,
      let last = findings.last?.from
    else { return findings }
    let longest = findings.compactMap { finding in
      finding.to.flatMap { to in finding.from.map { to - $0 } }
    }.max()
    let soon = longest.map { $0.wholeSeconds == 0 ? "within the second" : "\($0.words) at most" }
    one.claim = """
      \(findings.count) starts\(file.on(server)) \(file.wording.span(from, last)) ran crash recovery; \
      \(soon.map { "the server was ready \($0) after it began" } ?? "the log does not show the server ready after it").
      """
    one.to = findings.last?.to
    one.evidence = findings.compactMap(\.evidence.first)
    return [one]
  }

  private static func recoveryFinding(
    _ life: ServerLife,
    on server: ServerHistory,
    in file: CaseFile
  ) -> Finding? {
    guard let recovery = life.recovery, let from = file.time(recovery) else { return nil }
    let wording = file.wording
    let start = life.start.flatMap { file.time($0) } ?? from
    var claim = """
      The start\(file.on(server)) at \(wording.time(start))\(wording.zoneName) ran crash recovery
      """
    var evidence = [file.evidence(recovery)]
    var end: Instant?
    if let ready = life.ready, let time = file.time(ready), time >= from {
      end = time
      let took = time - from
      claim +=
        took.wholeSeconds == 0
        ? "; the server was ready within the second."
        : "; the server was ready \(took.words) after recovery began."
      evidence.append(file.evidence(ready))
    } else if let abort = life.abort {
      end = file.time(abort)
      claim += " and gave up: the server did not come up."
      evidence.append(file.evidence(abort))
    } else {
      claim += "; the log does not show the server ready after it."
    }
    return Finding(
      rule: "crash-recovery",
      claim: claim,
      from: from,
      to: end,
      confidence: .strong,
      evidence: evidence,
      caveat: life.ready == nil
        ? "" : "Pages that were not read yet, and MyISAM and Aria tables, can still be damaged.",
      weight: life.abort != nil && life.ready == nil ? 88 : 55
    )
  }
}
