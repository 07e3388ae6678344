import BackupLedger
import IncidentModel

/// What the backups could give back, for people: a line a fact, each with its evidence.
struct RecoveryText {
  private let recovery: RecoveryAssessment
  private let zone: Zone
  /// How many items of one kind one look can take.
  private static let shown = 6

  init(_ recovery: RecoveryAssessment, zone: Zone) {
    self.recovery = recovery
    self.zone = zone
  }

  var lines: [String] {
    let rows =
      trusted + suspicious + later + gaps + restored + lost + missing + times + proven + conflicts
    return [Style.bold("Recovery")] + rows.flatMap(row)
  }

  private typealias Row = (name: String, text: String, labels: [String])

  private func row(_ row: Row) -> [String] {
    let indent = 22
    let source = row.labels.isEmpty ? "" : "  [" + row.labels.joined(separator: ", ") + "]"
    let wrapped = TextWrapping.wrap((row.text + source).visible, width: Output.columns - indent)
    let name = row.name + String(repeating: " ", count: max(1, indent - 2 - row.name.count))
    return wrapped.enumerated().map { index, line in
      "  " + (index == 0 ? Style.bold(name) : String(repeating: " ", count: indent - 2)) + line
    }
  }

  private var trusted: [Row] {
    guard !recovery.lastTrusted.isEmpty else {
      let before =
        recovery.facts.firstSymptom == nil ? "" : " from before the first sign of trouble"
      return [("last trusted", "no backup\(before) that the evidence supports", [])]
    }
    return recovery.lastTrusted.map { run in
      var text = described(run)
      if let sign = recovery.facts.firstSymptom, let time = sign.time, let held = run.held {
        text += ", \((time - held.lowerBound).words) before the first sign (\(moment(time)))"
      }
      return (
        "last trusted", text, labels(run) + [recovery.facts.firstSymptom?.label].compactMap { $0 }
      )
    }
  }

  private var suspicious: [Row] {
    recovery.suspicious.prefix(Self.shown).map { run in
      ("may hold the damage", "\(described(run)): \(run.verdict.rawValue)", labels(run))
    } + more(recovery.suspicious.count)
  }

  private var later: [Row] {
    recovery.sinceRestore.prefix(Self.shown).map { run in
      ("since the restore", "\(described(run)): \(run.verdict.rawValue)", labels(run))
    } + more(recovery.sinceRestore.count)
  }

  private var gaps: [Row] {
    recovery.gaps.suffix(Self.shown).map { run in
      ("not trusted", "\(described(run)): \(run.verdict.rawValue), \(run.reason)", labels(run))
    } + more(recovery.gaps.count)
  }

  private func more(_ count: Int) -> [Row] {
    count > Self.shown ? [("", "and \(count - Self.shown) more, see --json", [])] : []
  }

  private var restored: [Row] {
    recovery.restores.map { restore in
      let length = restore.act.ended.map { $0 - restore.act.began }
      let took = length.flatMap { $0 > .seconds(0) ? " in \($0.words)" : nil } ?? ""
      let from =
        restore.runs.isEmpty
        ? "from a backup that no log shows"
        : "from " + restore.runs.map(described).joined(separator: " and ")
          + (restore.isNamed ? "" : ", as far as the times tell")
      return (
        "restored", "\(moment(restore.act.began))\(took), \(from)",
        [restore.act.evidence.label] + restore.runs.flatMap(labels)
      )
    }
  }

  private var lost: [Row] {
    guard let loss = recovery.loss else {
      return [("lost (RPO)", "not known: no trusted backup, or no moment of the loss", [])]
    }
    let start =
      loss.fromLatest > loss.fromEarliest
      ? "some moment between \(moment(loss.fromEarliest)) and \(moment(loss.fromLatest))"
      : moment(loss.fromEarliest)
    let text =
      (recovery.isActual ? "" : "if it were restored: ")
      + "\(loss.words) of changes, from \(start) to \(moment(loss.to))"
    return [
      ("lost (RPO)", text, labels(loss.backup) + recovery.facts.losses.prefix(1).map(\.label))
    ]
  }

  private var missing: [Row] {
    recovery.missingChanges.prefix(Self.shown).map { change in
      ("not in it", "\(change.time.map(moment) ?? "") \(change.text)", [change.label])
    } + more(recovery.missingChanges.count)
  }

  private var times: [Row] {
    guard let began = recovery.began, let start = began.time else {
      return [("time (RTO)", "not known: nothing says when the impact began", [])]
    }
    let counted: Row = (
      "time (RTO)",
      "counted from \(moment(start)), \(recovery.facts.impact == nil ? "the first sign" : "the start of the impact")",
      [began.label]
    )
    return [counted]
      + recovery.stages.filter { $0.at >= start }.map { stage in
        (
          "",
          "+\((stage.at - start).words)  \(stage.isRough ? "about " : "")\(moment(stage.at)) \(stage.name)",
          [stage.evidence.label]
        )
      }
  }

  private var proven: [Row] {
    guard let run = recovery.lastProvenRestore else {
      return [("restore shown", "never before the loss, as far as is recorded", [])]
    }
    return [("restore shown", described(run), labels(run))]
  }

  private var conflicts: [Row] {
    recovery.conflicts.map { conflict in
      let said = conflict.sources.map { source in
        "\(source.label) says \(source.time.map(moment) ?? "no time") (“\(source.text.prefix(80))”)"
      }
      return ("sources differ", "\(conflict.about): \(said.joined(separator: "; "))", [])
    }
  }

  private func described(_ run: BackupRun) -> String {
    let name = run.artefact.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return [
      run.database ?? run.tool, (run.snapshot ?? run.start ?? run.end).map(moment), name,
    ]
    .compactMap { $0 }.joined(separator: " ")
  }

  private func labels(_ run: BackupRun) -> [String] { run.evidence.prefix(2).map(\.label) }

  private func moment(_ time: Instant) -> String {
    time.formatted(in: zone, separator: " ") + " " + zone.offsetText(at: time)
  }
}
