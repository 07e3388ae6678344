import IncidentModel

/// Statistics as a table for people, as CSV and as JSON.
struct StatisticsText {
  private let statistics: IncidentStatistics
  private let showsMean: Bool

  init(_ statistics: IncidentStatistics, showsMean: Bool) {
    self.statistics = statistics
    self.showsMean = showsMean
  }

  private var all: [IncidentStatistics.Group] { statistics.groups + [statistics.total] }

  /// The table: per metric the median, p90 and n.
  var lines: [String] {
    var heading = [
      statistics.grouping?.rawValue ?? "", "incidents", "recurring", "open prevent",
    ]
    for metric in statistics.metrics {
      let name = metric.name.hasPrefix("time to ") ? String(metric.name.dropFirst(8)) : metric.name
      heading += ["\(name) p50", "p90", "n"] + (showsMean ? ["mean"] : [])
    }
    guard statistics.grouping == nil else {
      return TextTable.lines([heading] + all.map { row($0, span: \.words) }) + cautions
    }
    let total = statistics.total
    let rows = zip(statistics.metrics, total.distributions).map { metric, values in
      [
        metric.name, metric.definition, values.median?.words ?? "–", values.p90?.words ?? "–",
        "\(values.count)",
      ] + (showsMean ? [values.mean?.words ?? "–"] : [])
    }
    return [
      "\(total.incidents) \(total.incidents == 1 ? "incident" : "incidents"), \(total.recurring) recurring, "
        + "follow-ups that prevent still open: \(total.openPrevent)",
      "",
    ]
      + TextTable.lines(
        [["metric", "", "median", "p90", "n"] + (showsMean ? ["mean"] : [])] + rows
      ) + cautions
  }

  /// A p90 of a handful is its worst one or two.
  private var cautions: [String] {
    statistics.total.distributions.contains { (1..<10).contains($0.count) }
      ? ["", Style.dim("fewer than 10 incidents behind a number: its p90 says little")] : []
  }

  /// The rows of CSV, lengths in seconds.
  var rows: [[String]] {
    var heading = ["group", "incidents", "recurring", "open_prevent"]
    for metric in statistics.metrics {
      let name = metric.name.replacing(" ", with: "_")
      heading += ["\(name)_median_s", "\(name)_p90_s", "\(name)_n"]
      if showsMean { heading.append("\(name)_mean_s") }
    }
    return [heading] + all.map { row($0) { "\($0.wholeSeconds)" } }
  }

  private func row(
    _ group: IncidentStatistics.Group,
    span: (TimeSpan) -> String
  ) -> [String] {
    [group.name, "\(group.incidents)", "\(group.recurring)", "\(group.openPrevent)"]
      + group.distributions.flatMap { values in
        [values.median.map(span) ?? "", values.p90.map(span) ?? "", "\(values.count)"]
          + (showsMean ? [values.mean.map(span) ?? ""] : [])
      }
  }

  /// The objects of `scribe stats --json`, a group each, the total last.
  var json: [GroupJSON] {
    all.map { GroupJSON($0, metrics: statistics.metrics, showsMean: showsMean) }
  }
}

/// A group as `scribe stats --json` prints it.
struct GroupJSON: Encodable {
  /// A metric over the group's incidents, in seconds.
  struct MetricJSON: Encodable {
    var name: String
    var definition: String
    var n: Int
    var medianSeconds: Int?
    var p90Seconds: Int?
    var meanSeconds: Int?
    var meanCaution: String?
  }

  var group: String
  var incidents: Int
  var recurring: Int
  var openPrevent: Int
  var metrics: [MetricJSON]

  init(_ group: IncidentStatistics.Group, metrics: [Metric], showsMean: Bool) {
    self.group = group.name
    incidents = group.incidents
    recurring = group.recurring
    openPrevent = group.openPrevent
    self.metrics = zip(metrics, group.distributions).map { metric, values in
      MetricJSON(
        name: metric.name,
        definition: "\(metric.to.rawValue) - \(metric.from.rawValue)",
        n: values.count,
        medianSeconds: values.median?.wholeSeconds,
        p90Seconds: values.p90?.wholeSeconds,
        meanSeconds: showsMean ? values.mean?.wholeSeconds : nil,
        meanCaution: showsMean ? Distribution.meanCaution : nil
      )
    }
  }
}
