import BackupLedger
import IncidentModel
import LogReading
import PostmortemRendering

/// Builds an incident as a journal would hold it, in as few words as a test wants to read.
struct SampleIncident {
  let zone: Zone
  var snapshot: IncidentSnapshot
  var findings: [Finding] = []
  var runs: [BackupRun] = []
  var records: [LogRecord] = []
  var servers: [ServerInterval] = []
  private var number = 0

  init(
    _ title: String,
    zone: Zone,
    severity: Severity? = nil,
    services: [String] = [],
    openedAt: String
  ) {
    self.zone = zone
    snapshot = IncidentSnapshot(
      incident: Incident(
        id: "i1",
        number: 1,
        title: title,
        severity: severity,
        services: services,
        zone: zone.name,
        openedAt: Self.instant(openedAt, zone)
      )
    )
  }

  /// The moment that the zone's clocks show as `2023-10-30 06:40[:12]`.
  static func instant(_ text: String, _ zone: Zone) -> Instant {
    var bytes = Array(text.utf8)[...]
    guard let (civil, _) = CivilTime.parse(iso8601: &bytes) else {
      return Instant(seconds: 0)
    }
    return zone.earliestInstant(at: civil)
  }

  func at(_ text: String) -> Instant { Self.instant(text, zone) }

  func time(_ text: String) -> EventTime {
    let isRough = text.hasPrefix("~")
    let bare = isRough ? String(text.dropFirst()) : text
    return EventTime(
      from: at(bare),
      precision: isRough ? .approximate : .exact,
      typed: String(bare.suffix(bare.count > 16 ? 8 : 5)),
      zone: zone.name
    )
  }

  @discardableResult
  mutating func add(
    _ kind: EntryKind,
    _ when: String,
    _ text: String,
    as eventKind: EventKind? = nil,
    about: ShortID? = nil,
    effect: Effect? = nil,
    insteadOf: [String] = [],
    command: EntryBody.CommandRun? = nil,
    milestone: Milestone? = nil,
    starred: Bool = false,
    by author: String = "amina"
  ) -> Int {
    number += 1
    let time = time(when)
    snapshot.timeline.append(
      TimelineEntry(
        number: number,
        kind: kind,
        eventKind: eventKind,
        occurred: time,
        recordedAt: (time.from ?? snapshot.incident.openedAt) + .seconds(20),
        author: author,
        host: "stock1",
        text: text,
        about: about,
        effect: effect,
        insteadOf: insteadOf,
        command: command,
        milestone: milestone,
        isStarred: starred
      )
    )
    snapshot.timeline.sort(by: TimelineEntry.isInOrder)
    if let milestone {
      snapshot.incident.milestones[milestone] = Incident.ReachedMilestone(time: time, entry: number)
    }
    return number
  }

  mutating func mark(_ milestone: Milestone, _ when: String, _ note: String = "") {
    add(
      .milestoneReached,
      when,
      note.isEmpty ? milestone.title : "\(milestone.title): \(note)",
      milestone: milestone
    )
  }

  mutating func run(_ when: String, _ line: String, _ text: String = "", exit: Int = 0) {
    add(
      .event,
      when,
      text.isEmpty ? line : text,
      as: .action,
      command: EntryBody.CommandRun(
        line: line,
        directory: "/srv/stock",
        exitStatus: exit,
        signal: nil,
        duration: TimeSpan(microseconds: 420_000)
      )
    )
  }

  mutating func suspect(_ id: Int, _ when: String, _ text: String) {
    let entry = add(.hypothesisProposed, when, text, about: ShortID(.hypothesis, id))
    snapshot.hypotheses.append(
      Hypothesis(number: id, text: text, proposed: time(when), author: "amina", entries: [entry])
    )
  }

  mutating func settle(_ id: Int, _ state: HypothesisState, _ when: String, _ why: String) {
    let kind: EntryKind = state == .confirmed ? .hypothesisConfirmed : .hypothesisRuledOut
    let entry = add(kind, when, why, about: ShortID(.hypothesis, id))
    for index in snapshot.hypotheses.indices where snapshot.hypotheses[index].number == id {
      snapshot.hypotheses[index].state = state
      snapshot.hypotheses[index].settled = time(when)
      snapshot.hypotheses[index].reason = why
      snapshot.hypotheses[index].entries.append(entry)
    }
  }

  mutating func todo(
    _ id: Int,
    _ text: String,
    _ type: FollowUpType? = nil,
    owner: String? = nil,
    due: String? = nil,
    state: FollowUpState = .open
  ) {
    let entry = add(.followUpAdded, "2023-10-30 12:00", text, about: ShortID(.followUp, id))
    snapshot.followUps.append(
      FollowUp(
        number: id,
        incident: ShortID(.incident, 1),
        text: text,
        type: type,
        owner: owner,
        due: due,
        state: state,
        addedAt: at("2023-10-30 12:00"),
        entry: entry
      )
    )
  }

  mutating func server(_ state: ServerInterval.State, _ from: String, _ to: String?, line: Int) {
    servers.append(
      ServerInterval(
        server: "error.log",
        state: state,
        from: at(from),
        to: to.map(at),
        evidence: [shown(line, from, "\(state.rawValue)")]
      )
    )
  }

  func shown(
    _ number: Int,
    _ when: String,
    _ text: String,
    of source: String = "error.log"
  ) -> Evidence {
    Evidence(source: source, line: number, time: at(when), text: text)
  }

  mutating func find(
    _ rule: String,
    _ claim: String,
    from: String? = nil,
    to: String? = nil,
    _ confidence: Confidence = .strong,
    about: [String] = [],
    by evidence: [Evidence],
    caveat: String = "",
    accepted isAccepted: Bool = true
  ) {
    let finding =
      Finding(
        id: "F\(findings.count + 1)",
        rule: rule,
        claim: claim,
        from: from.map(at),
        to: to.map(at),
        confidence: confidence,
        about: about,
        evidence: evidence,
        caveat: caveat
      )
    findings.append(finding)
    guard isAccepted else { return }
    snapshot.verdicts[finding.fingerprint] = .init(entry: 1, isAccepted: true, why: "")
  }

  mutating func logged(
    _ line: Int,
    _ when: String,
    _ level: LogLevel,
    _ category: LogCategory,
    _ message: String
  ) {
    records.append(
      LogRecord(
        source: "error.log",
        line: line,
        time: at(when),
        timeQuality: .assumedZone,
        level: level,
        category: category,
        message: message
      )
    )
  }

  var input: PostmortemInput {
    PostmortemInput(
      snapshot: snapshot,
      findings: findings,
      runs: runs,
      records: records,
      servers: servers,
      zone: zone,
      generatedAt: at("2023-11-01 09:00"),
      version: "1.0.0"
    )
  }
}
