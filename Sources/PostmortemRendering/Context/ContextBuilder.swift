import BackupLedger
import IncidentModel

/// Makes the context of the input: everything that a document says is decided here and in the
/// extensions, one a part of the document.
struct ContextBuilder {
  let input: PostmortemInput
  let audience: Audience
  let clock: Clock
  let people: PeopleNames
  let hosts: HostNames
  let entries: [Int: TimelineEntry]
  /// The labels of the log lines that stand in the appendix.
  let shownLines: Set<String>
  /// Whether nothing at all was recorded while it went on: then that is said once, not of each entry.
  let isWrittenUpLater: Bool

  var snapshot: IncidentSnapshot { input.snapshot }
  var incident: Incident { input.snapshot.incident }
  var isExternal: Bool { audience == .external }

  init(_ input: PostmortemInput, audience: Audience) {
    self.input = input
    self.audience = audience
    clock = Clock(zone: input.zone)
    people = PeopleNames(input.snapshot, areRoles: audience == .external)
    hosts = HostNames(input.snapshot, areHidden: audience == .external)
    let ended =
      input.snapshot.incident.reached(.resolved) ?? input.snapshot.incident.reached(.mitigated)
    let first = input.snapshot.timeline.map(\.recordedAt).min()
    isWrittenUpLater = first.map { first in ended.map { first - $0 > .hours(2) } ?? false } ?? false
    let shown = input.findings.map(\.evidence) + input.runs.map(\.evidence)
    shownLines = Set(shown.flatMap { References.linked(of: $0.map(\.label)) })
    entries = Dictionary(
      input.snapshot.timeline.map { ($0.number, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func build() -> PostmortemContext {
    var context = PostmortemContext()
    context.generator = "scribe \(input.version)"
    context.generatedAt = input.generatedAt.iso8601
    context.audience = audience.rawValue
    context.incident = incidentFacts
    context.metrics = metrics
    context.milestones = milestones
    context.people = participants
    context.summary = passage(.summary, generatedSummary)
    context.impact = passage(
      .impact,
      generatedImpact,
      proposedBy: "downtime",
      "login-failures",
      "data-loss"
    )
    context.rootCause = passage(
      .rootCause,
      generatedRootCause,
      // Where people confirmed a cause, other candidates are no news.
      proposedBy: "hypothesis-evidence",
      confirmed.isEmpty ? "root-cause" : "hypothesis-evidence"
    )
    context.trigger = passage(
      .trigger,
      generatedTrigger,
      proposedBy: "unclean-stop",
      "crash",
      "first-symptom"
    )
    context.contributingFactors = passage(.contributingFactors, generatedFactors)
    context.detection = passage(
      .detection,
      generatedDetection,
      proposedBy: "first-symptom",
      "detection"
    )
    context.resolution = passage(.resolution, generatedResolution)
    context.backups = passage(
      .backups,
      generatedBackups,
      proposedBy: "last-good-backup",
      "data-loss",
      "backup-runs"
    )
    context.wentWell = passage(.wentWell, generatedWentWell)
    context.wentWrong = passage(.wentWrong, generatedWentWrong)
    context.gotLucky = passage(.gotLucky, Body())
    context.lessons = passage(.lessons, Body())
    context.timeline = timeline
    context.hypotheses = hypotheses
    context.actions = actions
    context.backupRuns = backupRows
    context.recovery = recovery
    context.followUps = followUps
    context.findings = findingRows
    context.whys = whys
    context.disagreements = disagreements
    context.hasDisagreements = !context.disagreements.isEmpty
    context.hasAcceptedFindings = context.findings.contains { $0.isAccepted }
    context.hasProposedFindings = context.findings.contains { !$0.isAccepted }
    context.unconfirmed = MarkdownText(unconfirmedNote)
    context.head = head
    context.facts = facts(context.head)
    context.evidence = isExternal ? PostmortemContext.EvidenceAppendix() : evidence
    return context
  }

  // MARK: The incident's times

  /// When the impact began, as far as is recorded.
  var began: Instant? { incident.reached(.started) }
  var detected: Instant? { incident.reached(.detected) }
  /// When the impact was over: resolved, else mitigated.
  var ended: Instant? { incident.reached(.resolved) ?? incident.reached(.mitigated) }

  /// The day on which times need no date.
  var referenceDay: Instant { incident.beganAt }

  /// From one milestone to another; nil where either is missing or they are out of order.
  func span(_ from: Milestone, _ to: Milestone) -> TimeSpan? {
    guard let first = incident.reached(from), let last = incident.reached(to), last >= first else {
      return nil
    }
    return last - first
  }

  /// Whether either milestone is known only roughly, so that what is computed of them is too.
  func isRough(_ milestones: Milestone...) -> Bool {
    milestones.contains { incident.milestones[$0]?.time.precision ?? .exact != .exact }
  }

  func time(_ instant: Instant) -> String { clock.time(instant, on: referenceDay) }

  /// A milestone's time as exactly as it is known, with its day where that is not the first.
  func time(of milestone: Milestone) -> String? {
    guard let reached = incident.milestones[milestone], let from = reached.time.from else {
      return nil
    }
    let day = clock.isSameDay(from, referenceDay) ? "" : clock.shortDate(from) + " "
    return day + clock.time(reached.time)
  }

  /// A milestone's time as a sentence says it: `at 17:00`, `on 1 February at about 17:00`.
  func moment(of milestone: Milestone) -> String? {
    incident.milestones[milestone].flatMap { phrase($0.time) }
  }

  /// An event's time as a sentence says it, with its day where that is not the first.
  func phrase(_ time: EventTime) -> String? { clock.phrase(time, on: referenceDay) }

  // MARK: Words and sources

  /// What somebody wrote, with the names of people as roles and those of machines as letters where
  /// the audience wants it.
  func words(_ text: String) -> String { hosts.hiding(in: people.replacingNames(in: text)) }

  /// What somebody wrote as the beginning of a sentence: a login stays as it is spelled.
  func opening(_ text: String) -> String {
    people.authors.contains { text.hasPrefix($0 + " ") } ? Words.trimmed(text) : Words.opening(text)
  }

  /// References to evidence, the first few where there are many; none for readers outside.
  func sources(_ labels: [String]) -> Prose {
    if isExternal || labels.isEmpty { return Prose() }
    return Prose([.sources(labels.distinct())])
  }

  func sources(_ evidence: [Evidence]) -> Prose { sources(evidence.map(\.label)) }

  func source(of milestone: Milestone) -> Prose {
    sources(incident.milestones[milestone].map { ["E\($0.entry)"] } ?? [])
  }

}
