import IncidentModel
import Testing

@Suite struct IncidentStatisticsTests {
  private func subject(
    _ number: Int,
    _ began: String,
    cause: String,
    services: [String] = ["stock"],
    resolvedAfter minutes: Int?
  ) throws -> IncidentStatistics.Subject {
    let at = try #require(Instant(iso8601: began))
    var incident = Incident(
      id: "i\(number)",
      number: number,
      title: "t",
      services: services,
      openedAt: at
    )
    incident.milestones[.started] = .init(time: .exactly(at, zone: "UTC"), entry: 1)
    if let minutes {
      incident.milestones[.resolved] = .init(
        time: .exactly(at + .minutes(minutes), zone: "UTC"),
        entry: 2
      )
    }
    return .init(incident: incident, cause: cause)
  }

  @Test func `Median and p90 interpolate between ranks`() {
    let values = Distribution([10, 20, 30, 40].map { .minutes($0) })
    #expect(values.median == .minutes(25))
    #expect(values.p90 == .minutes(37))
    #expect(values.mean == .minutes(25))
    #expect(Distribution([.hours(1)]).p90 == .hours(1))
    #expect(Distribution([]).median == nil)
  }

  @Test func `What comes back within a year for the same service recurs`() throws {
    let statistics = IncidentStatistics(
      of: [
        try subject(1, "2023-01-10T00:00:00Z", cause: "disk space", resolvedAfter: 30),
        try subject(2, "2023-06-10T00:00:00Z", cause: "disk space", resolvedAfter: 60),
        try subject(
          3,
          "2023-07-10T00:00:00Z",
          cause: "disk space",
          services: ["web"],
          resolvedAfter: nil
        ),
        try subject(4, "2024-12-10T00:00:00Z", cause: "disk space", resolvedAfter: 90),
      ],
      followUps: [],
      metrics: Metric.builtIn,
      by: .month
    )
    #expect(statistics.total.incidents == 4)
    #expect(statistics.total.recurring == 1)
    #expect(statistics.groups.map(\.name) == ["2023-01", "2023-06", "2023-07", "2024-12"])
    #expect(statistics.total.distributions[3].median == .minutes(60))
    #expect(statistics.total.distributions[3].count == 3)
    #expect(statistics.total.distributions[0].count == 0)
  }

  @Test func `A milestone before its beginning is not measured`() throws {
    let odd = try subject(1, "2023-01-10T00:00:00Z", cause: "", resolvedAfter: -5)
    #expect(Metric(name: "m", from: .started, to: .resolved).length(in: odd.incident) == nil)
  }

  @Test(arguments: [
    ("time to fix = resolved - started", "resolved − started"),
    ("x=Closed-detected", "closed − detected"), ("x = resolved − detected", "resolved − detected"),
  ])
  func `A metric is milestone minus milestone`(typed: String, definition: String) {
    #expect(Metric(parsing: typed)?.definition == definition)
  }

  @Test(arguments: [
    "", "x", "x = resolved", "x = resolved - resolved", "= a - b", "x = soon - now",
  ])
  func `What is no metric is refused`(typed: String) { #expect(Metric(parsing: typed) == nil) }
}
