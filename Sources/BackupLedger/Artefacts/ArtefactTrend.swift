import IncidentModel

/// What artefacts of one series tell together: sizes that collapse, content that never changes, tables
/// and rows that are gone.
enum ArtefactTrend {
  /// Adds findings to each report that differs from those before it in the same series.
  ///
  /// A series is the artefacts whose names differ in figures only, by the date in their names, else by
  /// age. A table that is new is no finding; one that is gone, or lost half its rows, is.
  static func note(in reports: inout [ArtefactReport]) {
    var series: [String: [Int]] = [:]
    for index in reports.indices { series[key(reports[index].path), default: []].append(index) }
    for members in series.values {
      let ordered = members.sorted { age(reports[$0]) < age(reports[$1]) }
      for (position, index) in ordered.enumerated().dropFirst() {
        compare(ordered[..<position].map { reports[$0] }, &reports[index])
      }
    }
    noteChains(in: &reports)
  }

  private static func compare(_ earlier: [ArtefactReport], _ report: inout ArtefactReport) {
    guard let last = earlier.last else { return }
    // The last good one is the measure: a bad one must not make the next bad one look normal.
    let good = earlier.last { $0.verdict == .ok } ?? last
    if report.bytes * 2 < good.bytes {
      report.findings.append(
        "it has \(report.bytes) bytes, less than half of \(good.bytes) of \(good.path.baseName)"
      )
    }
    compareTables(good, &report)
    let sums = (earlier.suffix(2) + [report]).map { $0.dumps.map(\.checksum) }
    if sums.count == 3, let first = sums.first, !first.isEmpty, sums.allSatisfy({ $0 == first }) {
      report.findings.append(
        "its content is the same as in the two before it: is the database in use, or the dump an old one?"
      )
    }
  }

  private static func compareTables(_ good: ArtefactReport, _ report: inout ArtefactReport) {
    for dump in report.dumps {
      guard
        let before = good.dumps.first(where: { $0.database == dump.database })
          ?? good.dumps.first
      else { continue }
      let gone = before.tables.filter { dump.rows[$0] == nil }
      if !gone.isEmpty {
        report.findings.append(
          "\(gone.count) tables of \(good.path.baseName) are gone: \(gone.prefix(5).joined(separator: ", "))"
        )
      }
      for table in dump.tables {
        let (was, now) = (before.rows[table] ?? 0, dump.rows[table] ?? 0)
        if was >= 20, now * 2 < was {
          report.findings.append("\(table) has \(now) rows, \(was) in \(good.path.baseName)")
        }
      }
    }
  }

  /// An incremental physical backup is worth its base: one of the artefacts must reach its start.
  private static func noteChains(in reports: inout [ArtefactReport]) {
    // An idle server's incremental ends where it begins, so that it must not count as its own base.
    let reached = reports.map { $0.isTrusted ? $0.physical?.toLSN : nil }
    for index in reports.indices {
      guard let facts = reports[index].physical, let from = facts.fromLSN, from > 0,
        facts.type == "incremental", reports[index].verdict == .ok,
        !reached.enumerated().contains(where: { $0.offset != index && $0.element == from })
      else { continue }
      reports[index].verdict = .unknown
      reports[index].reason =
        "complete, but an incremental, and no artefact here reaches its start, log position \(from)"
    }
  }

  /// The name without figures, by which artefacts of one job are alike.
  private static func key(_ path: String) -> String { path.filter { !$0.isNumber } }

  private static func age(_ report: ArtefactReport) -> Instant {
    if let day = StampReader.dateInName(report.path.baseName) {
      return Instant(microseconds: day.microsecondsSinceEpoch)
    }
    return report.modified ?? Instant(microseconds: 0)
  }
}
