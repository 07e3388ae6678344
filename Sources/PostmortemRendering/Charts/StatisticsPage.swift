package import IncidentModel

/// Statistics as one page of HTML in the house style, with a picture for each question.
package enum StatisticsPage {
  /// The page: nothing is fetched, no script is in it.
  package static func html(_ statistics: IncidentStatistics, generatedAt now: Instant) -> String {
    var page = HTMLBuffer()
    page.put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n")
    page.put(
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>Incidents in numbers</title>
      <style>

      """
    )
    page.put(markup: PageStyle.css)
    page.put(PictureStyle.css)
    page.put("</style>\n</head>\n<body>\n<main id=\"main\">\n<h1>Incidents in numbers</h1>\n<p>")
    page.put(text: summary(statistics, now))
    page.put("</p>\n")
    drawMonths(statistics, into: &page)
    drawMetrics(statistics, into: &page)
    drawGroups(statistics, into: &page)
    table(statistics, into: &page)
    page.put("</main>\n</body>\n</html>\n")
    return page.string
  }

  private static func summary(_ statistics: IncidentStatistics, _ now: Instant) -> String {
    let total = statistics.total
    let from = statistics.subjects.first.map { Zone.utc.civilTime(at: $0.incident.beganAt).date }
    let to = statistics.subjects.last.map { Zone.utc.civilTime(at: $0.incident.beganAt).date }
    let span = from.flatMap { from in to.map { " from \(from) to \($0)" } } ?? ""
    let preventing = Words.count(total.openPrevent, "follow-up")
    return "\(Words.count(total.incidents, "incident"))\(span), as of "
      + "\(Zone.utc.civilTime(at: now).date). \(total.recurring) had a cause that had struck the same "
      + "service within the year before. \(preventing) meant to prevent the next one "
      + "\(total.openPrevent == 1 ? "is" : "are") still open."
  }

  private static func drawMonths(
    _ statistics: IncidentStatistics,
    into page: inout HTMLBuffer
  ) {
    let months = IncidentStatistics(
      of: statistics.subjects,
      followUps: [],
      metrics: [],
      by: .month
    ).groups
    guard let first = months.first?.name, let last = months.last?.name, first < last else { return }
    page.put("<h2>By month</h2>\n<p>The stronger part is recurring.</p>\n")
    let byName = Dictionary(months.map { ($0.name, $0) }) { first, _ in first }
    BarChart(
      title: "Incidents by month",
      rows: Self.months(from: first, to: last).map { month in
        BarChart.Row(
          name: month,
          count: byName[month]?.incidents ?? 0,
          heavy: byName[month]?.recurring ?? 0
        )
      }
    ).draw().write(into: &page)
  }

  /// Every month between two, `2023-11`, those without an incident too: a quiet time is seen as one.
  private static func months(from first: String, to last: String) -> [String] {
    var months: [String] = []
    var day = Day(first + "-01")
    while let month = day, String(month.text.prefix(7)) <= last {
      months.append(String(month.text.prefix(7)))
      day = Recurrence(1, .month).day(after: month, times: 1)
    }
    return months
  }

  private static func drawMetrics(
    _ statistics: IncidentStatistics,
    into page: inout HTMLBuffer
  ) {
    for (metric, values) in zip(statistics.metrics, statistics.total.distributions)
    where values.count > 1 {
      page.put("<h2>")
      page.put(text: Words.capitalized(Markdown.visible(metric.name)))
      page.put("</h2>\n<p>")
      page.put(
        text: "From \(metric.from.title) to \(metric.to.title): \(values.count) of "
          + "\(Words.count(statistics.total.incidents, "incident")) say both. "
          + "Half took at most \(values.median?.words ?? "–"), nine in ten at most "
          + "\(values.p90?.words ?? "–")."
      )
      page.put("</p>\n")
      DurationChart(
        title: Words.capitalized(metric.name),
        dots: statistics.subjects.compactMap { subject in
          metric.length(in: subject.incident).map {
            .init(
              name: "\(subject.incident.shortID) \(subject.incident.title)",
              at: subject.incident.beganAt,
              length: $0
            )
          }
        },
        values: values
      ).draw().write(into: &page)
    }
  }

  private static func drawGroups(
    _ statistics: IncidentStatistics,
    into page: inout HTMLBuffer
  ) {
    for (grouping, heading) in [
      (IncidentStatistics.Grouping.cause, "By cause" as StaticString),
      (.service, "By service"), (.severity, "By severity"),
    ] {
      let groups = IncidentStatistics(
        of: statistics.subjects,
        followUps: statistics.followUps,
        metrics: [],
        by: grouping
      ).groups
      guard groups.count > 1 else { continue }
      page.put("<h2>")
      page.put(heading)
      page.put("</h2>\n")
      BarChart(
        title:
          "Incidents \(grouping.rawValue == "severity" ? "by severity" : "by \(grouping.rawValue)")",
        rows: groups.prefix(20).map { group in
          BarChart.Row(
            name: group.name,
            count: group.incidents,
            heavy: group.recurring,
            note: [
              group.recurring > 0 ? "\(group.recurring) recurring" : nil,
              group.openPrevent > 0 ? "\(group.openPrevent) prevent open" : nil,
            ].compactMap { $0 }.joined(separator: ", ")
          )
        }
      ).draw().write(into: &page)
    }
  }

  private static func table(_ statistics: IncidentStatistics, into page: inout HTMLBuffer) {
    page.put("<h2>The numbers</h2>\n<table>\n<thead><tr><th>")
    page.put(text: Words.capitalized(statistics.grouping?.rawValue ?? "all"))
    page.put("</th><th align=\"right\">Incidents</th><th align=\"right\">Recurring</th>")
    page.put("<th align=\"right\">Prevent open</th>")
    for metric in statistics.metrics {
      page.put("<th align=\"right\">")
      page.put(text: Words.capitalized(Markdown.visible(metric.name)))
      page.put("<br>median, p90 (n)</th>")
    }
    page.put("</tr></thead>\n<tbody>\n")
    for group in statistics.groups + [statistics.total] {
      page.put("<tr><td>")
      page.put(text: Markdown.visible(group.name))
      page.put("</td>")
      for number in [group.incidents, group.recurring, group.openPrevent] {
        page.put("<td align=\"right\">")
        page.put(number)
        page.put("</td>")
      }
      for values in group.distributions {
        page.put("<td align=\"right\">")
        page.put(
          text: values.median.map {
            "\($0.words), \(values.p90?.words ?? "–") (\(values.count))"
          } ?? "–"
        )
        page.put("</td>")
      }
      page.put("</tr>\n")
    }
    page.put("</tbody>\n</table>\n")
  }
}
