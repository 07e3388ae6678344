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
    let tools = runs.map(\.tool.count).max() ?? 0
    let names = runs.map { ($0.database ?? "-").visible.count }.max() ?? 0
    return runs.map { line($0, tools: tools, names: names) }
      + (calendar.lines.isEmpty ? [] : [""] + calendar.lines)
  }

  /// A run: moment, verdict, tool, database (`-` where no line names it), file, reason and evidence.
  private func line(_ run: BackupRun, tools: Int, names: Int) -> String {
    let start = run.start.map {
      $0.formatted(in: zone, separator: " ") + " " + zone.offsetText(at: $0)
    }
    let place = run.evidence.first.map { Style.dim("  [\($0.label.visible)]") } ?? ""
    let file = run.artefact.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let operation = run.operation == .backup ? "" : run.operation.rawValue + ": "
    let moment = start ?? "time unknown" + String(repeating: " ", count: 14)
    return "\(moment)  \(colour(run.verdict))  \(Self.padded(run.tool, tools))"
      + "  " + Self.padded((run.database ?? "-").visible, names)
      + (file.map { "  " + $0.visible } ?? "")
      + "  \(operation)\(run.reason.visible)\(place)"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
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
