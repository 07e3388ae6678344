import IncidentModel

/// How long a run took by cron's own lines (`-L 3`), beside the runs of the same job known to be whole.
///
/// A hint in the reason, never a verdict: a dump that fails at its end, at a broken view or a damaged last
/// table, takes as long as a whole one (measured: 421 to 635 ms beside 402 to 532), and a cold cache makes
/// a whole one four times slower than the next.
enum RunLengths {
  static func note(_ entries: inout [LedgerEntry]) {
    var whole: [String: ClosedRange<TimeSpan>] = [:]
    for entry in entries where entry.run.verdict == .ok {
      guard let (command, span) = entry.cronSpan, span > TimeSpan(microseconds: 0) else { continue }
      whole[command] =
        whole[command].map { min($0.lowerBound, span)...max($0.upperBound, span) }
        ?? span...span
    }
    for index in entries.indices where entries[index].run.verdict == .unknown {
      guard let (command, span) = entries[index].cronSpan, let known = whole[command] else {
        continue
      }
      let low = known.lowerBound.microseconds
      let took = "by cron's log it took \(seconds(span)) s"
      if span.microseconds * 2 < low {
        entries[index].run.reason +=
          "; \(took), less than half of the \(seconds(known.lowerBound)) s of the shortest run known to be whole"
      } else if span.microseconds <= known.upperBound.microseconds * 2 {
        entries[index].run.reason +=
          "; \(took), as runs known to be whole do, and as one that failed at its end would"
      }
    }
  }

  /// Seconds with two decimals below ten, without any above.
  private static func seconds(_ span: TimeSpan) -> String {
    let hundredths = (span.microseconds + 5000) / 10_000
    guard hundredths < 1000 else { return "\((hundredths + 50) / 100)" }
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
