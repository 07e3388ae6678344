import IncidentModel

extension FindingRule {
  /// When trouble first showed, and how long before anybody noticed.
  static let firstSymptom = FindingRule(
    name: "first-symptom",
    title: "First symptom",
    summary: """
      The earliest sign of trouble in the logs that leads up to the incident, and the time from it to \
      detection. Signs are unclean stops, crashes, damage, refused logins from inside, and errors of \
      memory, disks, settings, network and replication; signs more than 12 hours apart do not belong \
      together, and what came on three days or more beforehand is taken for the log's noise. Strong \
      where the sign by itself stops a server or damages data, moderate where it does so only after \
      detection, stops parts, or is a start that failed less than five minutes before detection, \
      which may be somebody's attempt, weak where it is of a kind that often means nothing. What never \
      reaches a log (SIGKILL, too many connections, lock waits) may have come earlier.
      """,
    examples: [
      CaseExample(
        "Damage shows hours before the first report",
        zone: "Africa/Nairobi",
        log: """
          2023-10-29 13:10:00 [Note] startup: mariadbd: ready for connections.
          2023-10-30 03:40:00 [Note] startup: Starting MariaDB 10.11.19 as process 17925
          2023-10-30 03:40:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29729726
          2023-10-30 03:40:00 [Error] corruption: InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=1], should be [page id: space=6]
          """,
        entries: """
          2023-10-30 05:31:00 opened: Users see no stock
          2023-10-30 05:31:00 detected: help desk
          """,
        expects: [
          CaseExample.Expectation(
            """
            The first sign of trouble in the logs is at 06:40:00 (Africa/Nairobi): an unclean stop \
            of the server. It is followed within 10 minutes by crash recovery and damaged data \
            (stockdb/items). That is 1 h 51 min before the incident was detected at 08:31:00.
            """,
            .strong,
            ["error.log:2", "error.log:3", "error.log:4", "E2"]
          )
        ]
      ),
      CaseExample(
        "A server that starts and stops in order shows no trouble",
        log: """
          2024-03-02 10:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:30:00 [Warning] access-denied: Access denied for user 'admin'@'203.0.113.9' (using password: YES)
          2024-03-02 11:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 11:00:01 [Note] shutdown: mariadbd: Shutdown complete
          """,
        entries: "2024-03-02 11:05:00 opened: Slow"
      ),
    ],
    evaluate: { file in
      guard let episode = file.episode else { return [] }
      return [finding(of: episode, in: file)]
    }
  )

  private static func finding(of episode: Episode, in file: CaseFile) -> Finding {
    let first = episode.first
    let wording = file.wording
    let soon = firstOfKinds(in: episode.symptoms, until: first.time + .minutes(10))
    let lead = file.detection.time - first.time
    let isEarly = lead.microseconds >= 0
    let claim = """
      The first sign of trouble in the logs is at \(wording.time(first.time))\(wording.zoneName): \
      \(first.words)\(named(objects(like: first, in: episode))).\(sequel(of: soon, in: episode)) \
      \(distance(lead, from: first.time, in: file))
      """
    let detection = file.detection.entry.map { [$0.evidence] } ?? []
    return Finding(
      rule: "first-symptom",
      claim: claim,
      headline:
        "First sign of trouble in the logs: "
        + "\(first.words)\(named([first.object].compactMap { $0 }))",
      from: first.time,
      to: isEarly ? file.detection.time : nil,
      confidence: confidence(of: first.kind, lead: lead),
      evidence: soon.map { file.evidence($0.position) } + detection,
      caveat: "Trouble that writes no line into these logs may have begun earlier.",
      weight: 100
    )
  }

  /// A start that failed just before people noticed may be their own doing: then it is moderate.
  private static func confidence(of kind: SymptomKind, lead: TimeSpan) -> Confidence {
    switch kind.severity {
    case 3 where kind == .startFailure: lead >= .minutes(5) ? .strong : .moderate
    case 3: lead.microseconds >= 0 ? .strong : .moderate
    case 2: .moderate
    default: .weak
    }
  }

  private static func distance(_ lead: TimeSpan, from first: Instant, in file: CaseFile) -> String {
    let at = "the incident \(file.detection.words) at \(file.wording.time(file.detection.time))"
    if lead.wholeSeconds == 0 { return "That is when \(at)." }
    return lead.microseconds > 0
      ? "That is \(lead.words) before \(at)." : "That is \((-lead).words) after \(at)."
  }

  private static func sequel(of soon: [Symptom], in episode: Episode) -> String {
    let later = soon.dropFirst().map { symptom in
      symptom.words + named(objects(like: symptom, in: episode))
    }
    return later.isEmpty ? "" : " It is followed within 10 minutes by \(Wording.list(later))."
  }

  /// What the signs like this one name within ten minutes of the first.
  private static func objects(like sign: Symptom, in episode: Episode) -> [String] {
    let soon = episode.symptoms.filter {
      $0.kind == sign.kind && $0.isLeftOpen == sign.isLeftOpen
        && $0.time <= episode.first.time + .minutes(10)
    }
    // Several starts that failed have each a cause of their own: only the first one's is meant.
    return sign.kind == .startFailure
      ? [soon.first?.object].compactMap { $0 } : soon.compactMap(\.object).distinct()
  }

  private static func firstOfKinds(in symptoms: [Symptom], until end: Instant) -> [Symptom] {
    var seen: Set<String> = []
    // What the first line shows beside its first sign is its cause, and named with it.
    return symptoms.prefix { $0.time <= end }.enumerated().filter { place, symptom in
      (place == 0 || symptom.position != symptoms[0].position)
        && seen.insert(symptom.kind.rawValue + (symptom.isLeftOpen ? " left open" : "")).inserted
    }.map(\.element)
  }

  private static func named(_ objects: [String]) -> String {
    objects.isEmpty ? "" : " (\(Wording.list(objects, upTo: 3)))"
  }
}
