import Correlation
import IncidentModel
import IncidentStorage

/// Gathers what statistics are made of.
struct StatisticsReading {
  let store: IncidentStore

  /// The statistics of the incidents that began in a window.
  func statistics(
    by grouping: IncidentStatistics.Grouping?,
    from: Instant?,
    to: Instant?
  ) throws -> IncidentStatistics {
    let causes = try store.causeTexts()
    let subjects = try store.incidents().all.filter { incident in
      (from.map { incident.beganAt >= $0 } ?? true) && (to.map { incident.beganAt < $0 } ?? true)
    }.map { incident in
      IncidentStatistics.Subject(
        incident: incident,
        cause: Self.cause(causes[incident.number] ?? [])
      )
    }
    let own = try store.metrics()
    let names = Set(own.map(\.name))
    return IncidentStatistics(
      of: subjects,
      followUps: try store.followUps(),
      metrics: Metric.builtIn.filter { !names.contains($0.name) } + own,
      by: grouping
    )
  }

  /// The topic that the texts name first; the text itself where they name none of the table.
  private static func cause(_ texts: [String]) -> String {
    guard let first = texts.first(where: { !$0.trimmed.isEmpty }) else {
      return IncidentStatistics.unknownCause
    }
    let topic = texts.lazy.compactMap { CauseTopic.names(in: $0).first }.first
    return topic ?? TextWrapping.cut(first.trimmed, width: 40)
  }
}
