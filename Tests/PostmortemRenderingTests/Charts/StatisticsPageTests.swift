import IncidentModel
import PostmortemRendering
import Testing

@Suite("The page of statistics")
struct StatisticsPageTests {
  /// Thirteen incidents, one a month, each an hour longer than the one before.
  private static func statistics(
    cause: String = "disk space",
    title: String = "Stock page down",
    by grouping: IncidentStatistics.Grouping? = .cause
  ) throws -> IncidentStatistics {
    let first = try #require(Instant(iso8601: "2023-01-10T08:00:00Z"))
    let subjects = (0..<13).map { number in
      let began = first + .days(30 * number)
      var incident = Incident(
        id: "i\(number)",
        number: number + 1,
        title: title,
        severity: Severity.allCases[number % 4],
        services: [number % 3 == 0 ? "stock" : "orders"],
        openedAt: began
      )
      incident.milestones[.started] = .init(time: .exactly(began, zone: "UTC"), entry: 1)
      incident.milestones[.resolved] = .init(
        time: .exactly(began + .hours(number + 1), zone: "UTC"),
        entry: 2
      )
      return IncidentStatistics.Subject(
        incident: incident,
        cause: number % 2 == 0 ? cause : "replication lag"
      )
    }
    let followUp = FollowUp(
      number: 1,
      incident: ShortID(.incident, 1),
      text: "watch the disk",
      type: .prevent,
      addedAt: first,
      entry: 3
    )
    return IncidentStatistics(
      of: subjects,
      followUps: [followUp],
      metrics: Metric.builtIn,
      by: grouping
    )
  }

  private static func page(cause: String = "disk space", title: String = "Stock") throws -> String {
    StatisticsPage.html(
      try statistics(cause: cause, title: title),
      generatedAt: try #require(Instant(iso8601: "2024-02-01T00:00:00Z"))
    )
  }

  private func count(_ text: String, in page: String) -> Int {
    page.split(separator: text, omittingEmptySubsequences: false).count - 1
  }

  @Test("Its words say how many, how long, what recurs and what is still to be prevented")
  func words() throws {
    let page = try Self.page()
    #expect(page.contains("13 incidents from 2023-01-10 to 2024-01-05, as of 2024-02-01."))
    #expect(page.contains("1 follow-up meant to prevent the next one is still open."))
    #expect(page.contains("13 of 13 incidents say both."))
    #expect(page.contains("Half took at most 7 h"))
    #expect(page.contains("median 7 h"))
    #expect(!page.contains("mean "), "no mean without its caution")
  }

  @Test("A picture for months, for what was measured, and for each grouping; a dot an incident")
  func pictures() throws {
    let page = try Self.page()
    #expect(count("<svg", in: page) == 5)
    #expect(count("<circle", in: page) == 13)
    for heading in ["By month", "Time to resolve", "By cause", "By service", "By severity"] {
      #expect(page.contains("<h2>\(heading)</h2>"), "\(heading)")
    }
    // Nobody said when they were detected: there is nothing to draw, and the table has a dash.
    #expect(!page.contains("<h2>Time to detect</h2>") && page.contains("–</td>"))
    #expect(page.contains("disk space: 7"))
  }

  @Test("A month without an incident has its row")
  func quietMonth() throws {
    let subjects = try Self.statistics().subjects
    let few = IncidentStatistics(
      of: [subjects[0], subjects[3], subjects[12]],
      followUps: [],
      metrics: [],
      by: nil
    )
    let page = StatisticsPage.html(few, generatedAt: Instant(seconds: 1_710_000_000))
    #expect(page.contains("2023-01 1, 2023-02 0, 2023-03 0, 2023-04 1, 2023-05 0"))
    #expect(page.contains("2023-12 0, 2024-01 1"))
  }

  @Test("It is whole: no script, nothing fetched, every element closed, every picture named")
  func whole() throws {
    let page = try Self.page()
    #expect(!page.contains("<script") && !page.contains("https://"))
    #expect(count("http://", in: page) == count("xmlns=\"http://www.w3.org/2000/svg\"", in: page))
    for name in ["svg", "table", "thead", "tbody", "tr", "td", "h2", "text", "title", "span", "p"] {
      let opened = count("<\(name)>", in: page) + count("<\(name) ", in: page)
      #expect(opened == count("</\(name)>", in: page), "\(name)")
    }
    #expect(count("<desc>", in: page) == count("<svg", in: page))
  }

  @Test("Everything drawn lies inside its picture")
  func geometry() throws {
    let page = try Self.page()
    for attribute in ["x", "x1", "x2", "cx"] {
      for part in page.split(separator: " \(attribute)=\"").dropFirst() {
        let value = try #require(Double(part.prefix { $0 != "\"" }))
        #expect((0...980).contains(value), "\(attribute) \(value)")
      }
    }
  }

  @Test("What was typed is text, whatever is in it")
  func hostile() throws {
    let page = try Self.page(cause: "<script>alert(1)</script>", title: "\"><img src=x>\u{202E}")
    #expect(!page.contains("<script>alert") && !page.contains("<img"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("\u{202E}"))
  }

  @Test("One incident, or none, makes a page too")
  func few() throws {
    let empty = IncidentStatistics(of: [], followUps: [], metrics: Metric.builtIn, by: nil)
    let page = StatisticsPage.html(empty, generatedAt: Instant(seconds: 1_700_000_000))
    #expect(page.contains("0 incidents, as of 2023-11-14."))
    #expect(!page.contains("<svg"))
    let single = IncidentStatistics(
      of: Array(try Self.statistics().subjects.prefix(1)),
      followUps: [],
      metrics: Metric.builtIn,
      by: nil
    )
    #expect(
      StatisticsPage.html(single, generatedAt: Instant(seconds: 1_700_000_000))
        .contains("1 incident from 2023-01-10 to 2023-01-10")
    )
  }
}
