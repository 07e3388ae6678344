import IncidentModel
import PostmortemRendering
import Testing

@Suite("Prose of documents")
struct ProseTests {
  private func markdown(_ change: (inout SampleIncident) -> Void) throws -> String {
    var sample = SampleIncident("x", zone: .utc, services: ["shop"], openedAt: "2024-03-01 10:00")
    change(&sample)
    return try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: "standard")
    ).markdown
  }

  @Test("One and many are told apart")
  func plural() throws {
    let one = try markdown { sample in
      sample.todo(1, "Test restores")
      sample.suspect(1, "2024-03-01 10:05", "load")
      sample.settle(1, .ruledOut, "2024-03-01 10:06", "idle")
    }
    #expect(one.contains("1 follow-up, open."))
    #expect(one.contains("One other explanation was followed and ruled out: “load”"))
    let two = try markdown { sample in
      sample.snapshot.incident.services = ["shop", "till"]
      sample.mark(.started, "2024-03-01 10:00")
      sample.todo(1, "Test restores")
      sample.todo(2, "Alert on errors", state: .done)
    }
    #expect(two.contains("2 follow-ups: 1 open and 1 done."))
    #expect(two.contains("Shop and till have been affected since 10:00"))
  }

  @Test("Neighbouring sources are a range, and many end in a number")
  func references() throws {
    let text = try markdown { sample in
      let lines = [3, 4, 5, 9, 12, 15, 20, 21].map {
        sample.shown($0, "2024-03-01 10:00", "line \($0)")
      }
      sample.find("first-symptom", "It began.", from: "2024-03-01 10:00", by: lines)
    }
    #expect(
      text.contains(
        """
        It began ([error.log:3–5](#error-log-3), [error.log:9](#error-log-9), \
        [error.log:12](#error-log-12), [error.log:15](#error-log-15) and 2 more).
        """
      )
    )
    // Every link leads somewhere; the entry that accepted the finding is none of the sample's.
    for part in text.split(separator: "](#").dropFirst() where !part.hasPrefix("e1)") {
      let id = part.prefix { $0 != ")" }
      #expect(text.contains("<a id=\"\(id)\">"), "\(id)")
    }
  }

  @Test(
    "Times are in the incident's zone, by its short name and offset",
    arguments: [
      ("Africa/Nairobi", "Africa/Nairobi, EAT, UTC+03:00"),
      ("Europe/Berlin", "Europe/Berlin, CET, UTC+01:00, then CEST, UTC+02:00"),
      ("UTC", "UTC"), ("+05:30", "UTC+05:30"), ("Asia/Yakutsk", "Asia/Yakutsk, UTC+09:00"),
    ]
  )
  func zones(name: String, text: String) throws {
    let zone = try #require(Zone(named: name))
    var sample = SampleIncident("x", zone: zone, openedAt: "2024-03-30 10:00")
    sample.mark(.started, "2024-03-30 10:00")
    sample.mark(.resolved, "2024-03-31 10:00")
    let markdown = try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: "standard")
    ).markdown
    #expect(markdown.contains("All times are \(text)."))
  }

  @Test("Long timelines leave out what marks no turn, and say so")
  func long() throws {
    let text = try markdown { sample in
      for index in 0..<200 {
        sample.add(
          .event,
          "2024-03-01 10:00:\(10 + index % 50)",
          "observation \(index)",
          as: .observation,
          starred: index.isMultiple(of: 50)
        )
      }
    }
    #expect(
      text.contains("196 entries that mark no turn are left out here and stand in the appendix.")
    )
    #expect(text.contains("observation 50"))
    #expect(text.contains("**E2** "))
  }
}
