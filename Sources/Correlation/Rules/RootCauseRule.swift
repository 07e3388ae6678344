import IncidentModel

extension FindingRule {
  /// Which sign may be the cause of the others, by arithmetic that is shown.
  static let rootCause = FindingRule(
    name: "root-cause",
    title: "Root-cause candidates",
    summary: """
      The signs of the incident ranked as possible causes, by points: up to 3 for how early the sign \
      shows, 3 for how bad it is, 4 for the share of the other signs that follow from it by the table \
      of causes and effects, 1 where its lines end with a recorded remedy. Moderate where the first \
      candidate explains at least half of the other signs, weak otherwise; never strong, since logs \
      show order and kind, not causes. An unclean stop that an entry records as somebody's kill stands behind the trouble \
      before it. Suspected causes that no line supports stand last, with no \
      points. What caused the first candidate itself is outside what the logs show, unless they say.
      """,
    examples: [
      CaseExample(
        "Damaged grant tables behind refused logins",
        log: """
          2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:31:00 [Error] corruption: mysqld: Got error '176' for './mysql/global_priv.MAI'
          2024-03-02 08:32:00 [Warning] access-denied: Access denied for user 'app'@'localhost' (using password: YES)
          2024-03-02 08:32:00 [Warning] access-denied: Access denied for user 'app'@'localhost' (using password: YES)
          2024-03-02 08:32:00 [Warning] access-denied: Access denied for user 'root'@'localhost' (using password: YES)
          """,
        entries: """
          2024-03-02 08:40:00 opened: Nobody can log in
          2024-03-02 08:41:00 suspect: Network trouble
          """,
        expects: [
          CaseExample.Expectation(
            """
            Root-cause candidate 1 of 3, with 10 of 11 points (early 3, severity 3, explains 4, ends \
            with a remedy 0): damaged grant tables, first shown at 08:31:00 (UTC). Refused logins may \
            follow from it.
            """,
            .moderate,
            ["error.log:2", "error.log:3"]
          ),
          CaseExample.Expectation(
            """
            Root-cause candidate 2 of 3, with 4 of 11 points (early 2, severity 2, explains 0, ends \
            with a remedy 0): refused logins, first shown at 08:32:00 (UTC). It may follow from \
            candidate 1.
            """,
            .weak,
            ["error.log:3"]
          ),
          CaseExample.Expectation(
            """
            Root-cause candidate 3 of 3, with no points: network, suspected in H1. No sign of it is in \
            the logs.
            """,
            .weak,
            ["H1"]
          ),
        ]
      ),
      CaseExample(
        "A source that refuses the replica's login was there",
        log: """
          == db1.log @db1
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:20:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 08:20:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          == db2.log @db2
          2024-03-02 08:07:00 [Error] replication: Slave I/O: error connecting to master 'repl@db1:3306' - message: Access denied for user 'repl'@'db2'
          """,
        entries: "2024-03-02 08:10:00 opened: The replica is behind",
        expects: [
          CaseExample.Expectation(
            """
            Root-cause candidate 1 of 2, with 5 of 11 points (early 2, severity 3, explains 0, ends with \
            a remedy 0): an unclean stop of the server on db1, first shown at 08:20:00 (UTC). Crash \
            recovery may follow from it. It leaves unexplained: trouble with replication.
            """,
            .weak,
            ["db1.log:2", "db1.log:3"]
          ),
          CaseExample.Expectation(
            """
            Root-cause candidate 2 of 2, with 4 of 11 points (early 3, severity 1, explains 0, ends with \
            a remedy 0): trouble with replication on db2, first shown at 08:07:00 (UTC).
            """,
            .weak,
            ["db2.log:1"]
          ),
        ]
      ),
      CaseExample(
        "A stop that came after the damage explains no more than its recovery",
        log: """
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:05:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          2024-03-02 08:40:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 08:40:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          """,
        entries: "2024-03-02 08:10:00 opened: Items cannot be read",
        expects: [
          CaseExample.Expectation(
            """
            Root-cause candidate 1 of 2, with 6 of 11 points (early 3, severity 3, explains 0, ends with \
            a remedy 0): damaged data (stockdb/items), first shown at 08:05:00 (UTC). It leaves \
            unexplained: an unclean stop of the server and crash recovery.
            """,
            .weak,
            ["error.log:2"]
          ),
          CaseExample.Expectation(
            """
            Root-cause candidate 2 of 2, with 5 of 11 points (early 2, severity 3, explains 0, ends with \
            a remedy 0): an unclean stop of the server, first shown at 08:40:00 (UTC). Crash recovery \
            may follow from it.
            """,
            .weak,
            ["error.log:3", "error.log:4"]
          ),
        ]
      ),
      CaseExample(
        "A server that runs and stops in order has no cause to look for",
        log: """
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 11:00:00 [Note] shutdown: mariadbd: Shutdown complete
          """,
        entries: "2024-03-02 11:05:00 opened: Slow"
      ),
    ],
    evaluate: { file in
      guard let episode = file.episode else { return [] }
      let ranked = CauseCandidate.ranked(in: episode, acts: file.acts)
      let unsupported = unsupportedCauses(besides: ranked, in: file)
      let shown = min(ranked.prefix { $0.kind != .recovery }.count, 6)
      let total = shown + unsupported.count
      return (0..<shown).map { place in
        candidateFinding(place, of: total, among: ranked, in: file)
      }
        + unsupported.enumerated().map { offset, cause in
          unsupportedFinding(cause, place: shown + offset + 1, of: total, in: file)
        }
    }
  )

  private static func candidateFinding(
    _ place: Int,
    of total: Int,
    among ranked: [CauseCandidate],
    in file: CaseFile
  ) -> Finding {
    let candidate = ranked[place]
    let wording = file.wording
    let others = ranked.indices.count { $0 != place && ranked[$0].kind != .recovery }
    let explained = candidate.explains.map { ranked[$0] }
    let causes = ranked.indices.filter { ranked[$0].explains.contains(place) && $0 < place }
    let rest = ranked.indices.filter { other in
      other != place && !candidate.explains.contains(other) && !causes.contains(other)
    }
    var claim = """
      Root-cause candidate \(place + 1) of \(total), with \(candidate.points) of 11 points (early \
      \(candidate.earliness), severity \(candidate.severity), explains \(candidate.reach), ends with a \
      remedy \(candidate.remedied)): \(candidate.words), first shown at \
      \(wording.time(candidate.first.time))\(wording.zoneName).
      """
    if let act = candidate.recorded {
      claim += " \(act.words) records it, after trouble had begun."
    }
    if !explained.isEmpty {
      let names = CauseCandidate.words(for: explained)
      claim += " \(names.capitalizedFirst) may follow from it."
    }
    if !causes.isEmpty {
      claim += " It may follow from candidate \(Wording.list(causes.map { String($0 + 1) }))."
    }
    if place == 0, !rest.isEmpty {
      claim += " It leaves unexplained: \(CauseCandidate.words(for: rest.map { ranked[$0] }))."
    }
    let isFull = place == 0 && others > 0 && explained.count { $0.kind != .recovery } * 2 >= others
    return Finding(
      rule: "root-cause",
      claim: claim,
      from: candidate.first.time,
      to: candidate.last > candidate.first.time ? candidate.last : nil,
      confidence: isFull ? .moderate : .weak,
      evidence: ([candidate] + explained.prefix(5)).map(\.first.position)
        .reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }.map(file.evidence),
      caveat:
        "Ranked by order, kind and the table of causes; that one caused the other is inferred.",
      weight: place == 0 ? 95 : max(50, 74 - place)
    )
  }

  /// The causes that people suspect and no line supports, each with its hypothesis.
  private static func unsupportedCauses(
    besides ranked: [CauseCandidate],
    in file: CaseFile
  ) -> [(topic: HypothesisTopic, hypothesis: Hypothesis)] {
    var causes: [(HypothesisTopic, Hypothesis)] = []
    for hypothesis in file.input.snapshot.hypotheses where !hypothesis.isRetracted {
      let topics = HypothesisTopic.topics(in: hypothesis.text).filter { !$0.isGeneral }
      // What one reading of a hypothesis explains is not unsupported by another.
      if topics.contains(where: { isSupported($0, by: ranked, in: file) }) { continue }
      for topic in topics
      where !causes.contains(where: {
        $0.0.name == topic.name || $0.1.number == hypothesis.number
      }) {
        causes.append((topic, hypothesis))
      }
    }
    return causes
  }

  /// Whether a sign or a line of the incident speaks for the cause.
  private static func isSupported(
    _ topic: HypothesisTopic,
    by ranked: [CauseCandidate],
    in file: CaseFile
  ) -> Bool {
    let isSign = ranked.contains { candidate in
      topic.signs.contains(candidate.kind)
        || candidate.kind == .startFailure
          && !Set(candidate.objects).isDisjoint(with: topic.startCauses)
    }
    return isSign
      || topic.categories.contains { category in
        file.categoryTimes
          .positions(of: category, from: Instant(microseconds: .min), before: .distantFuture)
          .contains { file.time($0).map(file.isDuringIncident) ?? false }
      }
  }

  private static func unsupportedFinding(
    _ cause: (topic: HypothesisTopic, hypothesis: Hypothesis),
    place: Int,
    of total: Int,
    in file: CaseFile
  ) -> Finding {
    Finding(
      rule: "root-cause",
      claim: """
        Root-cause candidate \(place) of \(total), with no points: \(cause.topic.name), suspected in \
        \(cause.hypothesis.shortID). No sign of it is in the logs.
        """,
      from: cause.hypothesis.proposed.from,
      confidence: .weak,
      about: [cause.hypothesis.shortID.description],
      evidence: [
        Evidence(
          source: cause.hypothesis.shortID.description,
          time: cause.hypothesis.proposed.from,
          text: cause.hypothesis.text
        )
      ],
      caveat: cause.topic.limits,
      weight: 5
    )
  }
}
