import IncidentModel
import LogReading

/// The counts of a log as `scribe parse --summary --json` prints them.
struct SummaryJSON: Encodable {
  var source: String
  var lines: Int
  var records: Int
  var unrecognizedLines: Int
  var levels: [String: Int]
  var categories: [String: Int]
  var first: String?
  var last: String?

  init(_ summary: LogSummary, source: String) {
    self.source = source
    lines = summary.outcome.lines
    records = summary.outcome.records
    unrecognizedLines = summary.outcome.unrecognizedLines
    levels = [:]
    for (level, count) in summary.levels { levels[level.rawValue] = count }
    categories = [:]
    for (category, count) in summary.categories { categories[category.rawValue] = count }
    first = summary.first?.iso8601
    last = summary.last?.iso8601
  }
}

/// The counts of a log for people: levels, then categories, the most frequent first.
struct SummaryText {
  private let counts: SummaryJSON

  init(_ counts: SummaryJSON) { self.counts = counts }

  var lines: [String] {
    var lines = [
      "\(counts.source.visible): \(counts.lines) lines, \(counts.records) records, "
        + "\(counts.unrecognizedLines) lines not recognised"
    ]
    if let first = counts.first, let last = counts.last { lines.append("from \(first) to \(last)") }
    return lines + table(counts.levels) + table(counts.categories)
  }

  private func table(_ counts: [String: Int]) -> [String] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      let digits = String(count)
      return String(repeating: " ", count: max(1, 12 - digits.count)) + digits + "  " + name
    }
  }
}
