import BackupLedger
import IncidentModel

extension ContextBuilder {
  /// What was lost because the backup was older than the loss.
  struct RecoveryPoint {
    var from: Instant
    var to: Instant
    var sources: [String]
    var fact: Prose
    var sentence: Prose
  }

  /// The heaviest finding of these rules, for its times.
  private func datedBy(_ rules: String...) -> Finding? {
    acceptedFindings.first { rules.contains($0.rule) }
  }

  /// When data was lost, as far as is known: the first sign of it, else the start of the impact.
  private var lossAt: Instant? {
    datedBy("data-loss")?.to ?? datedBy("first-symptom")?.from ?? began
  }

  /// The runs that make a backup, and those that were due; not those that use one.
  var backups: [BackupRun] { input.runs.filter(\.operation.makesBackup) }

  /// The last run of each database that can be trusted and that began before the loss.
  var lastGoodRuns: [BackupRun] {
    var last: [String: BackupRun] = [:]
    var order: [String] = []
    for run in backups where run.verdict == .ok && run.deletion == nil {
      guard let start = run.snapshot ?? run.start, lossAt.map({ start <= $0 }) ?? true else {
        continue
      }
      let name = run.database ?? ""
      if last[name] == nil { order.append(name) }
      last[name] = run
    }
    return order.compactMap { last[$0] }
  }

  /// The oldest of them: what was written after it may be lost.
  var lastGoodRun: BackupRun? {
    lastGoodRuns.min { ($0.snapshot ?? $0.start ?? .max) < ($1.snapshot ?? $1.start ?? .max) }
  }

  /// Whether anything was brought back from a backup, as far as is recorded.
  var restored: TimelineEntry? {
    snapshot.standingTimeline.first { entry in
      entry.kind == .event && entry.eventKind == .action
        && ["restor", "copy-back", "copied back"].contains { entry.text.lowercased().contains($0) }
    }
  }

  /// From the last good backup to the loss, where a restore is recorded or the findings say so.
  var recoveryPoint: RecoveryPoint? {
    // Without a restore nothing was given up yet: what would be is another sentence.
    let finding = acceptedFindings.first {
      $0.rule == "data-loss" && $0.from != nil && $0.to != nil
    }
    var from = finding?.from
    var to = finding?.to
    var shown = finding.map { $0.evidence.map(\.label) } ?? []
    if from == nil || to == nil {
      guard let run = lastGoodRun, let restored else { return nil }
      from = run.snapshot ?? run.start
      to = lossAt
      shown = run.evidence.map(\.label) + [restored.shortID.description]
    }
    guard let from, let to, to > from else { return nil }
    let span = (isRough(shown) ? "about " : "") + (to - from).words
    let references = sources(Array(shown.prefix(4)))
    return RecoveryPoint(
      from: from,
      to: to,
      sources: shown,
      fact:
        "up to \(span) of changes, from \(clock.stretch(from, to, on: referenceDay))\(references)",
      sentence: """
        The backup to go back to was of \(time(from)), \(span) before the loss at \(time(to)): what \
        was written between the two is not in it\(references).
        """
    )
  }

  var recovery: PostmortemContext.Recovery {
    var recovery = PostmortemContext.Recovery()
    recovery.hasRuns = !input.runs.isEmpty && !isExternal
    if let point = recoveryPoint {
      recovery.rpo = MarkdownText(
        """
        \(isRough(point.sources) ? "about " : "")\((point.to - point.from).words): the restored data is of \(isRough(point.sources) ? "about " : "")\(time(point.from)), the loss was \
        at \(time(point.to))\(sources(Array(point.sources.prefix(4))))
        """
      )
      recovery.rpoSeconds = (point.to - point.from).wholeSeconds
    } else if let good = lastGoodRun, let start = good.snapshot ?? good.start {
      recovery.rpo = MarkdownText(
        """
        no restore is recorded; going back to the last good backup, of \(time(start)), would give \
        up what was written since\(sources(good.evidence))
        """
      )
    } else {
      recovery.rpo = MarkdownText(
        notRecorded("scribe ingest BACKUP-LOG", what: "Not recorded")
      )
    }
    recovery.provenRestore = MarkdownText(provenRestore)
    // Without a start of the impact, from when it was noticed: at least that long.
    let start: Milestone = began == nil ? .detected : .started
    var times: [Prose] = []
    for milestone in [Milestone.mitigated, .resolved] {
      // Reached at one moment, the two are one.
      let isBoth = incident.reached(.mitigated) == incident.reached(.resolved)
      guard let span = span(start, milestone), milestone == .resolved || !isBoth else { continue }
      let about = isRough(start, milestone) ? "about " : ""
      times.append(
        "\(about)\(span.words) until it was \(milestone.title) \(moment(of: milestone) ?? "")\(source(of: milestone))"
      )
    }
    recovery.rto = MarkdownText(
      times.isEmpty
        ? notRecorded("scribe mark --at TIME resolved")
        : "\(Prose.list(times)), counted from \(start == .started ? "the start of the impact" : "its detection, since its start is not recorded")\(source(of: start))"
    )
    recovery.rtoSeconds = (span(start, .resolved) ?? span(start, .mitigated))?.wholeSeconds
    if !isExternal { recovery.notes = recoveryNotes.map { MarkdownText($0) } }
    return recovery
  }

  /// `never` is an answer too: a backup that nobody restored is a hope.
  private var provenRestore: Prose {
    let restores = (input.runs + input.drills).filter {
      $0.operation == .restore && $0.verdict == .ok
    }
    .sorted { ($0.end ?? $0.start ?? .max) < ($1.end ?? $1.start ?? .max) }
    func isBefore(_ run: BackupRun) -> Bool {
      guard let loss = lossAt, let end = run.end ?? run.start else { return false }
      return end <= loss
    }
    func words(_ run: BackupRun) -> Prose {
      let what: Prose = run.artefact.map { " of \(code: $0)" } ?? ""
      let when: Prose = (run.end ?? run.start).map { ", \(time($0))" } ?? ""
      let length = run.start.flatMap { start in run.end.map { $0 - start } }
      let took: Prose =
        length.flatMap { $0 > .seconds(0) ? Prose(text: ", in \($0.words)") : nil } ?? ""
      return "\(run.tool)\(what)\(when)\(took)\(sources(run.evidence.prefix(2).map(\.label)))"
    }
    let before = restores.last(where: isBefore)
    let since = restores.last { !isBefore($0) }
    let first: Prose =
      before.map { "before the incident: \(words($0))" }
      ?? "before the incident: never, as far as is recorded"
    return since.map { "\(first); since: \(words($0))" } ?? first
  }

  var generatedBackups: Body {
    var body = Body()
    if !backups.isEmpty {
      body.paragraphs.append(verdictCount)
    }
    let shown = findings("last-good-backup", "data-loss", "backup-runs")
    if shown.count == 1 {
      body.paragraphs.append(claim(shown[0]))
    } else {
      body.lists.append(("What follows from them:", shown.prefix(5).map(claim)))
    }
    if shown.isEmpty, let point = recoveryPoint { body.paragraphs.append(point.sentence) }
    return body
  }

  /// Whether an entry among the sources knows its time only roughly.
  private func isRough(_ labels: [String]) -> Bool {
    labels.contains { label in
      guard let id = ShortID(parsing: label), id.kind == .entry else { return false }
      return entries[id.number]?.occurred.precision == .approximate
    }
  }
}

extension Instant {
  /// Later than any other.
  fileprivate static let max = Instant(microseconds: .max)
}
