import BackupLedger
import IncidentModel

/// Backup runs as lines for people: one a run, then the calendar of the last weeks.
struct LedgerText {
  private let runs: [BackupRun]
  private let zone: Zone

  init(_ runs: [BackupRun], zone: Zone) {
    self.runs = runs
    self.zone = zone
  }

  var lines: [String] {
    let calendar = BackupCalendar(runs: runs, zone: zone)
    return runs.map(line) + (calendar.lines.isEmpty ? [] : [""] + calendar.lines)
  }

  private func line(_ run: BackupRun) -> String {
    let start = run.start.map {
      $0.formatted(in: zone, separator: " ") + " " + zone.offsetText(at: $0)
    }
    let place = run.evidence.first.map { Style.dim("  [\($0.label.visible)]") } ?? ""
    return "\(start ?? "time unknown             ")  \(colour(run.verdict))  \(run.tool)"
      + (run.database.map { "  " + $0.visible } ?? "")
      + (run.artefact.map { "  " + $0.visible } ?? "")
      + "  \(run.reason.visible)\(place)"
  }

  /// The verdict as a word of fixed width, coloured where colours are wanted.
  private func colour(_ verdict: BackupVerdict) -> String {
    let word = verdict.rawValue + String(repeating: " ", count: 7 - verdict.rawValue.count)
    return switch verdict {
    case .ok: Style.green(word)
    case .failed, .missed: Style.red(word)
    case .partial, .empty: Style.magenta(word)
    case .unknown: Style.yellow(word)
    }
  }
}
