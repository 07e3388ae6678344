import IncidentModel
import LogReading

extension FindingRule {
  /// Which alert would have told earlier.
  static let detection = FindingRule(
    name: "detection",
    title: "Detection and the alert that was missing",
    summary: """
      The alert on the error log that would have fired first, how much earlier than people noticed, \
      and on how many days before the incident it would have fired too, in the same logs; where it \
      would have, the first alert as well that would not. Moderate \
      where the logs cover a day or more before the incident, so that false alarms can be counted, \
      weak otherwise. Proposed only where it would have gained a minute or more.
      """,
    examples: [
      CaseExample(
        "Damage that nobody watched for",
        log: """
          2024-03-01 05:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:31:00 detected: help desk
          """,
        expects: [
          CaseExample.Expectation(
            """
            An alert on lines of category corruption at level warning or worse would have fired at \
            06:40:00 (UTC), 1 h 51 min before the incident was detected. In the 1 d 1 h of logs \
            before, it would not have fired.
            """,
            .moderate,
            ["error.log:2", "E2"]
          )
        ]
      ),
      CaseExample(
        "A backup's log that goes further back could not have shown the sign",
        log: """
          == backup.log
          2024-02-28 02:00:00 [Note] backup: dump of stockdb finished
          2024-02-29 02:00:00 [Note] backup: dump of stockdb finished
          == error.log
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:31:00 detected: help desk
          """,
        expects: [
          CaseExample.Expectation(
            """
            An alert on lines of category corruption at level warning or worse would have fired at \
            06:40:00 (UTC), 1 h 51 min before the incident was detected.
            """,
            .weak,
            ["error.log:1", "E2"]
          )
        ]
      ),
      CaseExample(
        "An alert that cries wolf, and one that does not",
        log: """
          2024-03-01 05:00:00 [Error] replication: Slave SQL: Lock wait timeout exceeded
          2024-03-02 06:00:00 [Error] replication: Slave SQL: Lock wait timeout exceeded
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:31:00 detected: help desk
          """,
        expects: [
          CaseExample.Expectation(
            """
            An alert on errors of category replication would have fired at 06:00:00 (UTC), 2 h 31 min \
            before the incident was detected. In the 1 d 1 h of logs before, it would have fired on 1 \
            day. One on lines of category corruption at level warning or worse would have fired at \
            06:40:00, 1 h 51 min before, and on no day before that.
            """,
            .moderate,
            ["error.log:2", "error.log:3", "E2"]
          )
        ]
      ),
      CaseExample(
        "Nothing showed before people noticed",
        log: """
          2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: "2024-03-02 08:31:00 opened: No stock shown"
      ),
    ],
    evaluate: { file in
      guard let episode = file.episode else { return [] }
      let lead = file.detection.time - episode.first.time
      guard lead >= .minutes(1) else { return [] }
      return [alertFinding(episode, lead: lead, in: file)]
    }
  )

  private static func alertFinding(
    _ episode: Episode,
    lead: TimeSpan,
    in file: CaseFile
  ) -> Finding {
    let wording = file.wording
    let first = episode.first
    let begin = file.logsBegin(holding: first) ?? first.time
    let covered = first.time - begin
    let earlier = file.symptoms.filter { $0.kind == first.kind && $0.time < first.time }
    let days = Set(earlier.map { file.input.zone.civilTime(at: $0.time).date }).count
    var claim = """
      An alert on \(first.kind.alert) would have fired at \(wording.time(first.time))\
      \(wording.zoneName), \(lead.words) before the incident \(file.detection.words).
      """
    if covered > .hours(1) {
      claim += " In the \(covered.words) of logs before, it would "
      claim += days == 0 ? "not have fired." : "have fired on \(Wording.count(days, "day"))."
    }
    let quiet = days == 0 ? nil : quietAlert(after: first, in: episode, of: file)
    if let quiet {
      claim += """
         One on \(quiet.kind.alert) would have fired at \(wording.time(quiet.time)), \
        \((file.detection.time - quiet.time).words) before, and on no day before that.
        """
    }
    return Finding(
      rule: "detection",
      claim: claim,
      from: first.time,
      to: file.detection.time,
      confidence: covered >= .days(1) ? .moderate : .weak,
      evidence: [first.position, quiet?.position].compactMap { $0 }.map(file.evidence)
        + (file.detection.entry.map { [$0.evidence] } ?? []),
      caveat: covered >= .days(1) ? "" : "The logs reach back too little to count false alarms.",
      weight: 60
    )
  }
}

extension FindingRule {
  /// The first sign, of a kind that the logs had not shown before, that came a minute or more before
  /// people noticed; nil where there is none.
  private static func quietAlert(
    after first: Symptom,
    in episode: Episode,
    of file: CaseFile
  ) -> Symptom? {
    let known = Set(file.symptoms.prefix { $0.time < first.time }.map(\.kind))
    return episode.symptoms.first { symptom in
      file.detection.time - symptom.time >= .minutes(1) && !known.contains(symptom.kind)
    }
  }
}

extension SymptomKind {
  /// What an alert that catches it watches for.
  var alert: String {
    switch self {
    case .uncleanStop: "a start banner with no shutdown before it, or a line of crash recovery,"
    case .crash: "lines of category crash"
    case .startFailure: "a line of level error during a start, or “Aborting”,"
    case .recovery: "lines of category crash-recovery"
    case .corruption, .grantDamage: "lines of category corruption at level warning or worse"
    case .outOfMemory: "lines of category out-of-memory"
    case .diskFull: "lines of category disk-full"
    case .hang: "lines of category hang"
    case .loginsRefused: "three refused logins from inside within 30 minutes"
    case .connections: "the line “Too many connections”"
    case .brokenConnections: "20 aborted connections in a minute"
    case .locks: "10 deadlocks within two minutes of each other"
    case .network: "errors of category network"
    case .replication: "errors of category replication"
    case .noMajority: "the line “New COMPONENT: primary = no”"
    case .inconsistentNode: "lines that a node is inconsistent"
    case .storage: "errors of category storage"
    case .config: "errors of category config"
    case .upgrade: "errors of category upgrade"
    case .component: "errors of plugins at a start"
    }
  }
}
