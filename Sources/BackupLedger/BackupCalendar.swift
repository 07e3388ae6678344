package import IncidentModel

/// The runs of some weeks as a strip: one row a tool and database, one cell a day.
package struct BackupCalendar: Sendable, Hashable {
  /// One tool's backups of one database.
  package struct Row: Sendable, Hashable {
    /// `stockdb`, or the tool's name where the database is not known.
    package let label: String
    /// The tool's name.
    package let tool: String
    /// The database; nil where the runs do not name it.
    package let database: String?
    /// The runs of each day of `days`, by start.
    package let cells: [[BackupRun]]

    /// The verdict that a day's cell shows: the best that a run of the day reached, since one good
    /// backup a day is what counts; nil on a day without a run.
    package func verdict(on index: Int) -> BackupVerdict? {
      guard cells.indices.contains(index) else { return nil }
      let verdicts = Set(cells[index].map(\.verdict))
      return Self.bestFirst.first(where: verdicts.contains)
    }

    private static let bestFirst: [BackupVerdict] = [
      .ok, .unknown, .partial, .empty, .failed, .missed,
    ]
  }

  /// The days shown, in the zone's calendar, ascending without a gap.
  package let days: [CivilTime]
  /// One row a tool and database, in the order of their first run.
  package let rows: [Row]

  /// Lays out the days from the first to the last run, at most `weeks` of them, up to the last.
  package init(runs: [BackupRun], zone: Zone, weeks: Int = 8, until: Instant? = nil) {
    let dated = runs.filter { $0.operation.makesBackup }.compactMap { run in
      run.start.map { (run, zone.daysSinceEpoch(at: $0)) }
    }
    let newest = until.map { zone.daysSinceEpoch(at: $0) } ?? dated.map(\.1).max()
    guard let last = newest, let first = dated.map(\.1).filter({ $0 <= last }).min() else {
      days = []
      rows = []
      return
    }
    let begin = max(first, last - max(weeks, 1) * 7 + 1)
    days = (begin...last).map { CivilTime(daysSinceEpoch: $0) }
    var order: [String] = []
    var found: [String: [(BackupRun, Int)]] = [:]
    for (run, day) in dated where day >= begin && day <= last {
      let key = (run.database ?? "") + "\u{0}" + run.tool
      if found[key] == nil { order.append(key) }
      found[key, default: []].append((run, day))
    }
    rows = order.compactMap { key in
      guard let runs = found[key], let sample = runs.first?.0 else { return nil }
      var cells: [[BackupRun]] = Array(repeating: [], count: last - begin + 1)
      for (run, day) in runs { cells[day - begin].append(run) }
      return Row(
        label: sample.database ?? sample.tool,
        tool: sample.tool,
        database: sample.database,
        cells: cells
      )
    }
  }

  /// The letter that stands for a verdict, readable without colour.
  package static func letter(_ verdict: BackupVerdict?) -> Character {
    switch verdict {
    case .ok: "o"
    case .failed: "F"
    case .partial: "P"
    case .empty: "E"
    case .missed: "M"
    case .unknown: "?"
    case nil: "·"
    }
  }

  /// The strip for a terminal: a line of months, a line of days, one line a row, and the legend.
  package var lines: [String] {
    guard !days.isEmpty else { return [] }
    let width = max(rows.map(\.label.count).max() ?? 0, 4)
    let margin = String(repeating: " ", count: width + 2)
    var months = ""
    for (index, day) in days.enumerated() where day.day == 1 || index == 0 {
      let name = Self.months[(day.month - 1) % 12]
      guard months.isEmpty || months.count < index, index + 3 <= days.count || index == 0 else {
        continue
      }
      months += String(repeating: " ", count: index - months.count) + name
    }
    let tens = days.enumerated().map { index, day in
      index == 0 || day.day % 10 == 0 || day.day == 1 ? String(day.day / 10) : " "
    }.joined()
    let units = days.map { String($0.day % 10) }.joined()
    let strips = rows.map { row in
      row.label + String(repeating: " ", count: width - row.label.count + 2)
        + String(days.indices.map { Self.letter(row.verdict(on: $0)) })
    }
    return [margin + months, margin + tens, margin + units] + strips + [Self.legend]
  }

  /// What the letters mean.
  package static let legend =
    "o ok  F failed  P partial  E empty  M missed  ? unknown  · no run"

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
