package import IncidentModel
package import LogReading

/// What follows from people's entries, the logs and the backup ledger, laid on one clock.
package enum Correlation {
  /// The findings of all rules, the heaviest first, their ids empty.
  ///
  /// Findings of one weight stand in the order of time, then of the rules' table, so that the same
  /// input gives the same list. The cost is linear in the records.
  package static func findings(from input: CorrelationInput) -> [Finding] {
    findings(in: CaseFile(input))
  }

  /// The same, with what each server did and when: the records are looked through once for both.
  package static func results(
    from input: CorrelationInput
  ) -> (findings: [Finding], servers: [ServerInterval]) {
    let file = CaseFile(input)
    let servers = file.servers.flatMap { $0.intervals(in: file.records, kills: file.kills) }
    return (findings(in: file), servers)
  }

  private static func findings(in file: CaseFile) -> [Finding] {
    let found = FindingRule.all.flatMap { $0.evaluate(file) }
    return found.enumerated().sorted { left, right in
      if left.element.weight != right.element.weight {
        return left.element.weight > right.element.weight
      }
      let times = (left.element.from ?? .distantFuture, right.element.from ?? .distantFuture)
      return times.0 == times.1 ? left.offset < right.offset : times.0 < times.1
    }.map(\.element).distinct(by: \.fingerprint)
  }

  /// What each server did and when, by server in the order of their first lines, then by time.
  package static func serverIntervals(in records: [LogRecord]) -> [ServerInterval] {
    let kills = KernelKill.all(in: records)
    return ServerHistory.all(in: records).flatMap { $0.intervals(in: records, kills: kills) }
  }
}

extension Instant {
  /// Later than any moment that a log or an entry names: sorts the undated last.
  static let distantFuture = Instant(microseconds: .max)
}
