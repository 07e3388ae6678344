import IncidentModel
import LogReading

extension FindingRule {
  /// Which of several servers showed trouble first.
  static let firstServer = FindingRule(
    name: "first-server",
    title: "Which server failed first",
    summary: """
      Where signs of trouble come from the logs of two servers or more: the order in which each \
      showed its first, with the time between. Moderate: the order is that of the servers' own \
      clocks, weak where the first two lie within five seconds of each other, which clocks can \
      differ by.
      """,
    examples: [
      CaseExample(
        "The primary crashes, then a replica loses it",
        log: """
          == db1.log @db1
          2024-03-02 10:00:00 [Error] crash: mysqld got signal 11 ;
          == db2.log @db2
          2024-03-02 10:00:30 [Error] replication: Slave I/O: error reconnecting to master 'repl@db1:3306' - retry-time: 60
          """,
        entries: "2024-03-02 10:10:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            db1 showed trouble first, at 10:00:00 (UTC): a crash of the server. After it came db2, \
            30 s later: trouble with replication.
            """,
            .moderate,
            ["db1.log:1", "db2.log:1"]
          )
        ]
      ),
      CaseExample(
        "One server alone",
        log: "2024-03-02 10:00:00 [Error] crash: mysqld got signal 11 ;",
        entries: "2024-03-02 10:10:00 opened: Shop is down"
      ),
    ],
    evaluate: { file in
      var seen: Set<String> = []
      let firsts = (file.episode?.symptoms ?? []).compactMap { symptom -> (String, Symptom)? in
        let name = ServerName.of(file.records[symptom.position])
        return seen.insert(name).inserted ? (name, symptom) : nil
      }
      guard firsts.count >= 2 else { return [] }
      return [orderFinding(firsts, in: file)]
    }
  )

  private static func orderFinding(
    _ firsts: [(server: String, symptom: Symptom)],
    in file: CaseFile
  ) -> Finding {
    let first = firsts[0]
    let later = firsts.dropFirst().map { other in
      "\(other.server), \((other.symptom.time - first.symptom.time).words) later: "
        + other.symptom.words
    }
    let isClose = firsts[1].symptom.time - first.symptom.time <= .seconds(5)
    return Finding(
      rule: "first-server",
      claim: """
        \(first.server) showed trouble first, at \(file.wording.time(first.symptom.time))\
        \(file.wording.zoneName): \(first.symptom.words). After it came \
        \(later.prefix(5).joined(separator: "; then ")).
        """,
      from: first.symptom.time,
      to: firsts.last?.symptom.time,
      confidence: isClose ? .weak : .moderate,
      evidence: firsts.prefix(6).map { file.evidence($0.symptom.position) },
      caveat: "The order is that of the servers' own clocks.",
      weight: 81
    )
  }
}
