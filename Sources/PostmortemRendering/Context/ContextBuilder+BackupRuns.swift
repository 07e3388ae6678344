import BackupLedger
import IncidentModel

/// The backups' runs in words and as rows.
extension ContextBuilder {
  /// How many runs the logs show and how many of each verdict; how many backups people reported.
  var verdictCount: Prose {
    let logged = backups.filter { !$0.isReported }
    let reported = backups.filter(\.isReported)
    let methods = Set(reported.map(\.tool)).count
    let usable = Set(reported.filter { $0.verdict == .ok }.map(\.tool)).count
    var sentences: [Prose] = []
    if !logged.isEmpty { sentences.append(logCount(logged)) }
    if methods > 0 {
      sentences.append(
        """
        Of \(Words.spelled(methods)) \(methods == 1 ? "method" : "methods") of backup that people \
        reported on, \(Words.spelled(usable)) left a backup that can be used\
        \(sources(reported.map { $0.evidence[0].source }.sorted(by: References.isInOrder))).
        """
      )
    }
    return Prose.joined(sentences)
  }

  private func logCount(_ backups: [BackupRun]) -> Prose {
    let counts = BackupVerdict.allCases.compactMap { verdict -> String? in
      let count = backups.filter { $0.verdict == verdict }.count
      return count == 0 ? nil : "\(count) \(verdictWords(verdict))"
    }
    let sum = "\(Words.count(backups.count, "backup run"))\(routine(backups))"
    let only = BackupVerdict.allCases.first { $0 == backups.first?.verdict } ?? .unknown
    let all = backups.count == 1 ? "" : "all "
    return counts.count == 1
      ? "The logs show \(sum): \(all)\(verdictWords(only))."
      : "The logs show \(sum): \(Words.list(counts))."
  }

  private func verdictWords(_ verdict: BackupVerdict) -> String {
    switch verdict {
    case .ok: "completed"
    case .failed: "failed"
    case .partial: "incomplete"
    case .empty: "empty"
    case .missed: "missed"
    case .unknown: "of unknown outcome"
    }
  }

  /// A run in words.
  func runText(_ run: BackupRun) -> Prose {
    let what =
      (run.database.map { " of \($0)" } ?? "") + (run.isReported ? " by \(words(run.tool))" : "")
    let file = run.artefact.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let into: Prose = file.map { " into \(code: $0)" } ?? ""
    let reason = run.reason.isEmpty ? "" : ": " + Words.clause(words(run.reason))
    switch run.operation {
    case .backup, .incremental: break
    case .prepare: return "Preparation of a backup\(what): \(verdictWords(run.verdict))"
    case .restore: return "Restore\(what): \(verdictWords(run.verdict))\(reason)"
    case .check: return "Check of a backup\(what): \(verdictWords(run.verdict))"
    }
    return switch run.verdict {
    case .ok: "Backup\(what) completed\(into)\(run.isReported ? reason : "")"
    case .missed: "Backup\(what) was due and did not run\(reason)"
    case .unknown:
      "Backup\(what)\(into), of which \(run.isReported ? "nobody knows" : "no line shows") whether it completed\(run.isReported ? reason : "")"
    case .failed: "Backup\(what) failed\(reason)"
    case .empty: "Backup\(what) came out empty\(reason)"
    case .partial: "Backup\(what) is incomplete\(reason)"
    }
  }

  /// When a run began, as exactly as it is known.
  private func runTime(_ run: BackupRun) -> String {
    guard let start = run.start else { return "time unknown" }
    let entry = run.isReported ? run.evidence.first.flatMap { ShortID(parsing: $0.source) } : nil
    let at = entry.flatMap { entries[$0.number]?.occurred }
    return "\(clock.shortDate(start)) \(at.map(clock.time) ?? clock.minutes(start))"
  }

  /// The runs; where they are many, those that are not good and the last good one before the loss.
  var backupRows: [PostmortemContext.BackupRow] {
    if isExternal { return [] }
    let good = Set(lastGoodRuns)
    let window = window
    var runs = input.runs
    if runs.count > 12 {
      runs = runs.filter { run in
        run.verdict != .ok || good.contains(run) || (run.start.map(window.contains) ?? false)
      }
    }
    return runs.suffix(40).map { run in
      PostmortemContext.BackupRow(
        time: runTime(run),
        at: run.start?.iso8601 ?? "",
        tool: run.tool,
        database: run.database ?? "",
        verdict: verdictWords(run.verdict),
        text: MarkdownText(
          "\(runText(run))\(good.contains(run) && recoveryPoint != nil ? ", the last good one before the loss" : "")\(sources(Array(run.evidence.prefix(3))))"
        )
      )
    }
  }
}

extension BackupRun {
  /// Whether people told of it and no log did: its evidence is an entry.
  var isReported: Bool {
    guard let first = evidence.first, first.line == nil else { return false }
    return ShortID(parsing: first.source)?.kind == .entry
  }
}
