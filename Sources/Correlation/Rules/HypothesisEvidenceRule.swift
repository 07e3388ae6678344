import IncidentModel
import LogReading

extension FindingRule {
  /// What the logs say for and against each suspected cause.
  static let hypothesisEvidence = FindingRule(
    name: "hypothesis-evidence",
    title: "Hypotheses and the logs",
    summary: """
      For each suspected cause: the lines and signs of the incident that speak for it, or that none \
      does. The words of a hypothesis are looked up in a table that names the categories which would \
      show such a cause. Strong where lines of level error speak for it, moderate where others do. \
      Where nothing speaks for it: moderate if the log would have shown the cause, weak if it could \
      not have, or shows what may follow from it. The logs of backup tools are silent about the server. Lines that came as often on the days before speak for nothing. A hypothesis that was ruled out although the logs support it, or confirmed although \
      they do not, is flagged. Support is not proof: it says that lines of that kind are there.
      """,
    examples: [
      CaseExample(
        "Nothing for the network, damage for the server itself",
        log: """
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          2024-03-02 08:31:00 [Warning] access-denied: Access denied for user 'stock_app'@'localhost' (using password: YES)
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:38:00 suspect: Network problem between the web tier and the database
          2024-03-02 08:39:00 rule-out H1: counters clean
          2024-03-02 08:57:00 suspect: MariaDB itself is at fault
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H2 “MariaDB itself is at fault” (the database server): 1 line of \
            category corruption, the first at 06:40:00 (UTC).
            """,
            .strong,
            ["H2", "error.log:1"]
          ),
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “Network problem between the web tier and the database” \
            (network): no line of category network among the 2 lines from 06:40:00 to 08:31:00 \
            (UTC). Against it: at 08:31:00 the server answered a client, if only to refuse the \
            login. H1 was ruled out; the logs do not contradict that.
            """,
            .weak,
            ["H1", "error.log:1", "error.log:2"]
          ),
        ]
      ),
      CaseExample(
        "An attack on the database is no fault of the server",
        log: """
          2024-03-02 06:40:00 [Error] disk-full: Disk is full writing './shop/moves.MYD' (Errcode: 28)
          2024-03-02 08:31:00 [Warning] other: Using PAUSE multiplier 100
          """,
        entries: """
          2024-03-02 08:31:00 opened: Orders are not saved
          2024-03-02 08:38:00 suspect: Somebody attacks the database from the internet
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “Somebody attacks the database from the internet” (an \
            attack): no line of category access-denied among the 2 lines from 06:40:00 to 08:31:00 (UTC).
            """,
            .moderate,
            ["H1", "error.log:1", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "A server that stood still may have waited for its disks",
        log: """
          2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:30:00 [Fatal] hang: InnoDB: innodb_fatal_semaphore_wait_threshold was exceeded for dict_sys.latch.
          2024-03-02 08:30:10 [Note] startup: Starting MariaDB 10.11.19 as process 2
          """,
        entries: """
          2024-03-02 08:31:00 opened: Database down
          2024-03-02 08:38:00 suspect: The SAN hung
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “The SAN hung” (storage): no line of category storage or \
            corruption among the 3 lines from 06:00:00 to 08:30:10 (UTC). What may follow from it \
            shows: a server that stood still at 08:30:00.
            """,
            .weak,
            ["H1", "error.log:1", "error.log:3", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "The kernel's log names the killer: no crash, but a lack of memory",
        log: """
          2024-03-02 06:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 4711
          2024-03-02 06:00:01 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:30:10 [Note] startup: Starting MariaDB 10.11.19 as process 4712
          2024-03-02 08:30:10 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          == kern.log
          2024-03-02 08:30:00 [Error] out-of-memory: Out of memory: Killed process 4711 (mariadbd) total-vm:9000000kB
          """,
        entries: """
          2024-03-02 08:31:00 opened: Database down
          2024-03-02 08:38:00 suspect: A crash bug of MariaDB
          2024-03-02 08:39:00 rule-out H1: no crash block
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “A crash bug of MariaDB” (a crash): no line of category \
            crash among the 5 lines from 06:00:00 to 08:30:10 (UTC). Against it: at 08:30:00 the kernel \
            killed the server. H1 was ruled out; the logs do not contradict that.
            """,
            .moderate,
            ["H1", "error.log:1", "kern.log:1"]
          )
        ]
      ),
      CaseExample(
        "A resolver that fails is trouble with the network, whatever the grants",
        log: (10..<16).map {
          "2024-03-02 08:30:\($0) [Warning] network: IP address '10.0.0.21' could not be resolved: "
            + "Temporary failure in name resolution\n"
        }.joined(),
        entries: """
          2024-03-02 08:31:00 opened: Nobody can connect
          2024-03-02 08:38:00 suspect: The resolver is down, our grants are by host name
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H1 “The resolver is down, our grants are by host name” (network and \
            accounts and passwords): 6 lines of category network, the first at 08:30:10 (UTC).
            """,
            .moderate,
            ["H1", "error.log:1"]
          )
        ]
      ),
      CaseExample(
        "One account refused from inside is no attack",
        log: (10..<16).map {
          "2024-03-02 08:30:\($0) [Warning] access-denied: Access denied for user 'shop'@'10.0.0.12' (using password: YES)\n"
        }.joined(),
        entries: """
          2024-03-02 08:31:00 opened: Error 500
          2024-03-02 08:38:00 suspect: We are under attack
          2024-03-02 08:39:00 rule-out H1: only our own hosts are refused
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H1 “We are under attack” (an attack): 6 lines of category access-denied, \
            the first at 08:30:10 (UTC). All name the account shop and come from inside, as no attack \
            from without does.
            """,
            .weak,
            ["H1", "error.log:1"]
          )
        ]
      ),
      CaseExample(
        "A backup's log is silent about damage",
        log: "2024-03-02 02:00:00 [Note] backup: Started dump at: 2024-03-02 02:00:00",
        entries: """
          2024-03-02 08:31:00 opened: A table is gone
          2024-03-02 08:38:00 suspect: Corruption
          """
      ),
      CaseExample(
        "A cause that no table knows is left to people",
        log: "2024-03-02 06:40:00 [Note] startup: mariadbd: ready for connections.",
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:38:00 suspect: The new label printer
          """
      ),
    ],
    evaluate: { file in
      let times = file.categoryTimes
      let findings = file.input.snapshot.hypotheses.filter { !$0.isRetracted }.compactMap {
        HypothesisCheck(of: $0, times: times, in: file)?.finding(in: file)
      }
      return findings.filter { $0.confidence > .weak } + findings.filter { $0.confidence == .weak }
    }
  )
}

/// A hypothesis against the lines of the incident.
private struct HypothesisCheck {
  var hypothesis: Hypothesis
  var topics: [HypothesisTopic]
  var lines: [(category: LogCategory, positions: [Int])] = []
  /// Lines that came as often on the days before.
  var usual: [(category: LogCategory, count: Int, words: String)] = []
  var signs: [Symptom] = []
  /// The records of the incident, by position.
  var span: (first: Int, last: Int, count: Int, from: Instant, to: Instant)
  /// A line that shows the server answering a client.
  var answer: Int?
  /// Where the kernel's log says that it killed the server, which tells against it.
  var kill: Int?
  /// Signs of what may follow from it.
  var effects: [Symptom] = []

  init?(of hypothesis: Hypothesis, times: CategoryTimes, in file: CaseFile) {
    topics = HypothesisTopic.topics(in: hypothesis.text)
    guard !topics.isEmpty, let span = Self.span(in: file) else { return nil }
    self.hypothesis = hypothesis
    self.span = span
    let categories = Set(topics.flatMap(\.categories))
    for category in LogCategory.allCases where categories.contains(category) {
      let all = times.positions(of: category, from: span.from, before: span.to + .seconds(1))
      let others =
        category == .accessDenied ? all.filter { !file.usualRefusals.contains($0) } : all
      let positions = others.isEmpty ? all : others
      if let usual = file.usual(category, from: span.from, to: span.to), !positions.isEmpty,
        ![.crash, .corruption].contains(category), usual.covers(positions.count)
      {
        self.usual.append((category, positions.count, usual.words))
      } else if !positions.isEmpty {
        lines.append((category, positions))
      }
    }
    // Signs that are single lines of these categories are counted there.
    let kinds = Set(topics.flatMap(\.signs)).intersection([
      .uncleanStop, .startFailure, .crash, .grantDamage,
    ])
    let causes = Set(topics.flatMap(\.startCauses))
    var seen: Set<String> = []
    signs = (file.episode?.symptoms ?? []).filter { sign in
      let isCause = sign.kind == .startFailure && causes.contains(sign.object ?? "")
      guard sign.time <= span.to, kinds.contains(sign.kind) || isCause else { return false }
      return seen.insert(isCause ? sign.signature : sign.kind.rawValue).inserted
    }
    if topics.allSatisfy(\.isRefutedByKill), let kill = file.kills.first,
      file.time(kill).map(file.isDuringIncident) == true
    {
      signs.removeAll { $0.kind == .uncleanStop }
      self.kill = kill
    }
    if topics.allSatisfy({ $0.showsInLog && !$0.isGeneral }) {
      let kinds = Set(
        topics.flatMap(\.signs).flatMap { CausalLink.links(from: $0).map(\.effect) }
      )
      effects = (file.episode?.symptoms ?? []).filter {
        kinds.contains($0.kind) && $0.time <= span.to
      }
    }
    let refusals = times.positions(
      of: .accessDenied,
      from: span.from,
      before: span.to + .seconds(1)
    )
    answer = refusals.first
  }

  func finding(in file: CaseFile) -> Finding {
    let name =
      "\(hypothesis.shortID) \(Wording.quoted(hypothesis.text)) "
      + "(\(Wording.list(topics.map(\.name))))"
    return lines.isEmpty && signs.isEmpty ? silent(name, in: file) : supported(name, in: file)
  }

  private func supported(_ name: String, in file: CaseFile) -> Finding {
    let wording = file.wording
    let counts = lines.map { entry in
      "\(Wording.count(entry.positions.count, "line")) of category \(entry.category.rawValue)"
    }
    let causes = Set(topics.flatMap(\.startCauses))
    let named =
      signs.map { sign in
        sign.object.map { causes.contains($0) ? "\(sign.words) (\($0))" : sign.words }
          ?? sign.words
      } + counts
    let positions = Set(signs.map(\.position) + lines.compactMap(\.positions.first)).sorted()
    let first = positions.compactMap(file.time).min() ?? span.from
    var claim = "The logs support \(name): \(Wording.list(named)), the first at "
    claim += "\(wording.time(first))\(wording.zoneName)."
    let isRuledOut = hypothesis.state == .ruledOut
    let ownAccount = ownAccount(in: file)
    if let ownAccount {
      claim +=
        " All name the account \(ownAccount) and come from inside, as no attack from without does."
    } else if isRuledOut {
      claim += " It was ruled out all the same: the reason should be looked at again."
    }
    let hasError = positions.contains {
      file.records[$0].level == .error || file.records[$0].level == .fatal
    }
    let isStrong = hasError || signs.contains { $0.kind == .uncleanStop }
    // A few warnings come on any day.
    let isThin =
      ownAccount != nil || signs.isEmpty && lines.reduce(0) { $0 + $1.positions.count } < 5
    return Finding(
      rule: "hypothesis-evidence",
      claim: claim,
      from: first,
      confidence: isStrong ? .strong : isThin ? .weak : .moderate,
      about: [hypothesis.shortID.description],
      evidence: [proposal(in: file)] + positions.prefix(6).map(file.evidence),
      caveat: "Lines of that kind are there; that they are the cause is not shown. "
        + topics.map(\.limits).joined(separator: " "),
      weight: isRuledOut && ownAccount == nil ? 89 : 75
    )
  }

  /// The one account whose refusals, all from inside, are all that speaks for an attack.
  private func ownAccount(in file: CaseFile) -> String? {
    guard signs.isEmpty, topics.allSatisfy({ $0.name == "an attack" }) else { return nil }
    let accounts = lines.flatMap(\.positions).map { Account(in: file.records[$0].message) }
    guard let first = accounts.first ?? nil,
      accounts.allSatisfy({ $0?.isInside == true && $0?.name == first.name })
    else { return nil }
    return first.name
  }

  private func silent(_ name: String, in file: CaseFile) -> Finding {
    let wording = file.wording
    let categories = unique(topics.flatMap(\.categories)).map(\.rawValue).joined(separator: " or ")
    var claim = "Nothing in the logs supports \(name): "
    if usual.isEmpty {
      claim += categories.isEmpty ? "no sign of such a kind" : "no line of category \(categories)"
      claim +=
        " among the \(Wording.count(span.count, "line")) \(wording.span(span.from, span.to))."
    } else {
      let counts = usual.map { line in
        "\(Wording.count(line.count, "line")) of category \(line.category.rawValue), no more than usual: "
          + line.words
      }
      claim += "\(wording.span(span.from, span.to)) there are \(Wording.list(counts))."
    }
    let isNetwork = topics.contains { $0.name == "network" }
    if isNetwork, let answer, let time = file.time(answer) {
      claim += " Against it: at \(wording.time(time)) the server answered a client, if only to "
      claim += "refuse the login."
    }
    if let kill, let time = file.time(kill) {
      claim += " Against it: at \(wording.time(time)) the kernel killed the server."
    }
    if let effect = effects.first, kill == nil {
      claim += " What may follow from it shows: \(effect.words) at \(wording.time(effect.time))."
    }
    switch hypothesis.state {
    case .ruledOut:
      claim += " \(hypothesis.shortID) was ruled out; the logs do not contradict that."
    case .confirmed:
      claim += " \(hypothesis.shortID) was confirmed: the logs given here do not show why."
    case .open: break
    }
    let wouldShow = topics.allSatisfy(\.showsInLog) && (effects.isEmpty || kill != nil)
    var evidence = [proposal(in: file), file.evidence(span.first)]
    evidence.append(file.evidence(kill ?? (isNetwork ? answer ?? span.last : span.last)))
    if kill == nil { evidence += effects.prefix(1).map { file.evidence($0.position) } }
    var seen: Set<String> = []
    return Finding(
      rule: "hypothesis-evidence",
      claim: claim,
      from: hypothesis.proposed.from,
      confidence: wouldShow ? .moderate : .weak,
      about: [hypothesis.shortID.description],
      evidence: evidence.filter { seen.insert($0.label).inserted },
      caveat: topics.map(\.limits).joined(separator: " "),
      weight: hypothesis.state == .confirmed ? 78 : 30
    )
  }

  private func proposal(in file: CaseFile) -> Evidence {
    Evidence(
      source: hypothesis.shortID.description,
      time: hypothesis.proposed.from,
      text: hypothesis.text
    )
  }

  private func unique(_ categories: [LogCategory]) -> [LogCategory] {
    var seen: Set<LogCategory> = []
    return categories.filter { seen.insert($0).inserted }
  }

  /// The records from the first sign, or a day before detection, to the incident's end, those of backup
  /// tools aside: they tell nothing of the server.
  private static func span(
    in file: CaseFile
  ) -> (first: Int, last: Int, count: Int, from: Instant, to: Instant)? {
    var span: (first: Int, last: Int, count: Int, from: Instant, to: Instant)?
    for position in file.records.indices {
      guard let time = file.records[position].time, file.isDuringIncident(time),
        ![.backup, .restore].contains(file.records[position].category)
      else { continue }
      guard var current = span else {
        span = (position, position, 1, time, time)
        continue
      }
      if time < current.from { (current.first, current.from) = (position, time) }
      if time >= current.to { (current.last, current.to) = (position, time) }
      current.count += 1
      span = current
    }
    return span
  }
}
