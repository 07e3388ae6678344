package import IncidentModel

/// How well the findings of a scenario agree with what really happened.
package struct IncidentScore: Sendable {
  /// A fault of the truth, and the findings that show it.
  package struct Fault: Sendable {
    package var event: ScenarioTruth.Event
    package var findings: [Finding]
    /// Whether any line, or the lack of one that would be there, can show it.
    package var isVisible: Bool
  }

  /// What the truth says of a claim.
  package enum Judgement: String, Sendable, CaseIterable {
    /// It speaks of what happened there.
    case right
    /// Nothing in the truth supports it.
    case unsupported
    /// The truth says otherwise.
    case wrong
  }

  package var scenario: String
  package var faults: [Fault]
  package var claims: [(finding: Finding, judgement: Judgement)]

  /// The visible faults that a finding shows.
  package var found: Int { faults.count { $0.isVisible && !$0.findings.isEmpty } }
  /// The faults that could be found.
  package var visible: Int { faults.count { $0.isVisible } }

  /// How many claims were judged so; those that are weak count as questions, and are left out.
  package func count(_ judgement: Judgement) -> Int {
    claims.count { $0.judgement == judgement && $0.finding.confidence > .weak }
  }

  /// Faults found, less two for every claim above weak that is unsupported or wrong.
  package var points: Int { found - 2 * (count(.unsupported) + count(.wrong)) }

  /// Holds the findings against the truth.
  package init(of findings: [Finding], against truth: ScenarioTruth) {
    scenario = truth.scenario
    faults = truth.events.filter(\.isInjected).map { event in
      Fault(
        event: event,
        findings: findings.filter { Self.shows($0, event) },
        isVisible: !event.evidence.isEmpty || event.category == "crash"
      )
    }
    claims = findings.map { ($0, Self.judge($0, against: truth)) }
  }

  /// Rules that draw conclusions about each kind of event; others mention it by chance.
  private static let rules: [String: Set<String>] = [
    "crash": ["unclean-stop", "crash", "start-failure"],
    "corruption": [
      "corruption-objects", "start-failure", "first-symptom", "root-cause", "server-complaints",
    ],
    "access-denied": ["login-failures", "error-burst"],
    "connections": [
      "exhaustion", "error-burst", "hypothesis-evidence", "first-symptom", "root-cause",
    ],
    "lock": ["error-burst", "hypothesis-evidence", "first-symptom", "root-cause"],
    "hang": ["exhaustion", "error-burst", "hypothesis-evidence", "first-symptom", "root-cause"],
    "network": ["error-burst", "first-symptom", "root-cause"],
    "config": [
      "start-failure", "first-symptom", "root-cause", "action-effect", "restart",
      "server-complaints", "log-rotation",
    ],
    "upgrade": ["start-failure", "first-symptom", "root-cause", "server-complaints"],
    "disk-full": [
      "exhaustion", "error-burst", "first-symptom", "root-cause", "start-failure",
      "server-complaints",
    ],
    "storage": ["first-symptom", "root-cause", "start-failure", "corruption-objects"],
    "oom": ["exhaustion", "error-burst", "first-symptom", "root-cause", "unclean-stop"],
    "replication": ["replication", "galera", "first-symptom", "root-cause"],
    "slow-shutdown": ["downtime", "restart", "error-burst"],
    "backup-failed": ["last-good-backup", "backup-runs"],
    "backup-missed": ["last-good-backup", "backup-runs"],
  ]

  private static func shows(_ finding: Finding, _ event: ScenarioTruth.Event) -> Bool {
    guard let rules = rules[event.category], rules.contains(finding.rule) else { return false }
    if event.evidence.isEmpty { return spans(finding, event) }
    return finding.evidence.contains { line in event.evidence.contains { $0.contains(line) } }
      || (finding.rule == "error-burst" && spans(finding, event))
  }

  /// Whether the event lies in the finding's time, to two seconds.
  private static func spans(_ finding: Finding, _ event: ScenarioTruth.Event) -> Bool {
    guard let to = finding.to ?? finding.from else { return false }
    let from = finding.from ?? event.from
    return event.from >= from - .seconds(2) && event.from <= to + .seconds(2)
  }

  private static func judge(_ finding: Finding, against truth: ScenarioTruth) -> Judgement {
    switch finding.rule {
    case "unclean-stop", "crash":
      let isTrue = truth.events.contains { event in
        (["crash", "oom"].contains(event.category) || event.what.contains("kill -9"))
          && spans(finding, event)
      }
      return isTrue ? .right : .wrong
    case "last-good-backup":
      let runs = truth.backups.filter { run in
        guard let time = run.time, let from = finding.from else { return false }
        return time >= from - .minutes(1) && time <= from + .minutes(10)
      }
      if runs.contains(where: { $0.isValid == false }), finding.confidence == .strong {
        return .wrong
      }
      return .right
    case "restart" where finding.evidence.contains(where: { $0.line == nil }):
      // The entries are the operator's own record, which is the truth of who did what.
      let acts = finding.evidence.filter { $0.line == nil }.compactMap(\.time)
      let isClose = acts.allSatisfy { act in
        finding.evidence.contains { line in
          guard line.line != nil, let time = line.time else { return false }
          return act >= time - .minutes(1) && act <= time + .minutes(1)
        }
      }
      return isClose ? .right : .unsupported
    default: break
    }
    // Where nothing was wrong, nothing may be claimed to be.
    let isQuiet = !truth.events.contains { $0.isInjected } && truth.backups.isEmpty
    if isQuiet, finding.confidence > .weak { return .unsupported }
    let logs = finding.evidence.filter { $0.line != nil }
    // What rests on entries alone asserts nothing of the machines.
    guard !logs.isEmpty else { return .right }
    // Who blames a line must blame one of a fault; what merely tells may tell of anything that was done.
    // That a table was not closed in order is told with less confidence, and blames nothing.
    let isBlame =
      blaming.contains(finding.rule)
      && (finding.rule != "corruption-objects" || finding.confidence == .strong)
    let isSupported = logs.contains { line in
      truth.events.contains { event in
        (!isBlame || event.isInjected || rules[event.category] != nil)
          && (event.evidence + event.window).contains { $0.contains(line) }
      }
    }
    guard isSupported else { return .unsupported }
    return finding.rule == "first-symptom" ? judgeFirst(finding, against: truth) : .right
  }

  /// Rules whose findings say that something was wrong.
  private static let blaming: Set<String> = [
    "first-symptom", "root-cause", "exhaustion", "corruption-objects", "start-failure",
    "login-failures", "replication", "error-burst", "recurrence", "first-server",
  ]

  /// The first sign is wrong where all lines of a fault of the half day before stand above it.
  private static func judgeFirst(
    _ finding: Finding,
    against truth: ScenarioTruth
  ) -> Judgement {
    guard let from = finding.from, let first = finding.evidence.first, let line = first.line else {
      return .right
    }
    let isLate = truth.events.contains { event in
      let lines = event.evidence.filter { $0.file == first.source }.flatMap(\.ranges)
      return event.isInjected && !lines.isEmpty && event.to < from - .seconds(2)
        && from - event.from < .hours(12)
        && lines.allSatisfy { $0.upperBound < line }
    }
    return isLate ? .wrong : .right
  }

  /// The score as lines for people: the sum, then each fault missed and each claim not right; with
  /// all claims where they are wanted.
  package func report(claims wanted: Bool = false) -> String {
    var lines = [
      "\(scenario): \(found) of \(visible) faults found (\(faults.count - visible) leave no line); "
        + "claims above weak: \(count(.right)) right, \(count(.unsupported)) unsupported, "
        + "\(count(.wrong)) wrong; \(points) points"
    ]
    for fault in faults {
      let how =
        !fault.findings.isEmpty ? "found" : fault.isVisible ? "missed" : "no line to find it by"
      lines.append("  \(how): \(fault.event.id) \(fault.event.category): \(fault.event.what)")
    }
    for claim in claims where wanted || claim.judgement != .right {
      let finding = claim.finding
      lines.append(
        "  \(claim.judgement.rawValue) (\(finding.rule), \(finding.confidence.rawValue)): "
          + finding.claim
      )
    }
    return lines.joined(separator: "\n")
  }

  /// The scores of several scenarios, added up.
  package struct Sum: Sendable {
    package private(set) var found = 0
    package private(set) var visible = 0
    package private(set) var right = 0
    package private(set) var unsupported = 0
    package private(set) var wrong = 0

    package init() {}

    /// Adds a scenario's score.
    package mutating func add(_ score: IncidentScore) {
      found += score.found
      visible += score.visible
      right += score.count(.right)
      unsupported += score.count(.unsupported)
      wrong += score.count(.wrong)
    }

    /// The sum as a line for people; what is unsupported or wrong weighs double.
    package var report: String {
      "all: \(found) of \(visible) faults found; claims above weak: \(right) right, \(unsupported) "
        + "unsupported, \(wrong) wrong; \(found - 2 * (unsupported + wrong)) points"
    }
  }
}
