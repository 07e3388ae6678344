import BackupLedger
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

  @Test("Backups that cannot be used and backups that were never made are told apart")
  func lostBackups() throws {
    let text = try markdown { sample in
      sample.runs = [BackupVerdict.ok, .failed, .empty, .missed, .partial, .unknown].enumerated()
        .map {
          BackupRun(
            start: sample.at("2024-03-01 0\($0.offset):00"),
            tool: "mysqldump",
            verdict: $0.element,
            reason: "",
            evidence: [
              sample.shown($0.offset + 1, "2024-03-01 0\($0.offset):00", "a", of: "cron.log")
            ]
          )
        }
    }
    #expect(text.contains("- Three backups could not be used ([cron.log:2"))
    #expect(text.contains("- One backup was due and did not run ([cron.log:4]"))
  }

  @Test("A login and a command keep their spelling at the beginning of a sentence")
  func logins() throws {
    let text = try markdown { sample in
      sample.add(.roleTaken, "2024-03-01 10:01", "amina is scribe")
      for said in [
        "systemctl restart mariadb", "kill -9 812", "amina restarted the proxy",
        "kill the long query - it blocks", "service is restarted",
      ] {
        sample.add(.event, "2024-03-01 10:02", said, as: .action, effect: .worse)
      }
    }
    for said in [
      "** amina is scribe", "- systemctl restart mariadb. It made", "- kill -9 812. It made",
      "- amina restarted the proxy. It", "- Kill the long query - it blocks. It", "- Service is",
    ] {
      #expect(text.contains(said), "\(said)")
    }
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
      ("Africa/Nairobi", "Africa/Nairobi (EAT, UTC+03:00)"),
      ("Europe/Berlin", "Europe/Berlin (CET, UTC+01:00, then CEST, UTC+02:00)"),
      ("UTC", "UTC"), ("+05:30", "UTC+05:30"), ("Asia/Yakutsk", "Asia/Yakutsk (UTC+09:00)"),
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
    #expect(markdown.contains("All times are in \(text)."))
  }

  @Test("In the hour that clocks repeat, times say which is meant")
  func repeatedHour() throws {
    let zone = try #require(Zone(named: "Europe/Berlin"))
    var sample = SampleIncident("x", zone: zone, openedAt: "2026-10-24 23:10")
    sample.mark(.started, "2026-10-24 23:00")
    sample.add(.event, "2026-10-25 01:59", "before")
    sample.add(.event, "2026-10-25 02:30", "first")
    let number = sample.add(.event, "2026-10-25 02:30", "second")
    let index = try #require(sample.snapshot.timeline.firstIndex { $0.number == number })
    sample.snapshot.timeline[index].occurred.from = sample.at("2026-10-25 02:30") + .hours(1)
    sample.mark(.resolved, "2026-10-25 03:00")
    let text = try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: "standard")
    ).markdown
    for row in ["**01:59** before", "**02:30 CEST** first", "**02:30 CET** second"] {
      #expect(text.contains(row), "\(row)")
    }
    #expect(text.contains("from 23:00 on Saturday 24 October 2026 to 03:00 on Sunday 25"))
  }

  @Test("What happened on another day says so, and rough times stay rough")
  func laterDays() throws {
    let text = try markdown { sample in
      sample.mark(.started, "2024-03-01 10:00")
      sample.mark(.detected, "~2024-03-01 10:20")
      sample.suspect(1, "2024-03-01 10:30", "a full disk")
      sample.settle(1, .ruledOut, "2024-03-02 09:00", "it is half empty")
      sample.suspect(2, "2024-03-02 09:10", "the archive job blocks itself")
      sample.settle(2, .confirmed, "2024-03-02 09:30", "two of them hold locks")
      sample.mark(.resolved, "2024-03-02 10:00", "stopped both jobs")
    }
    for said in [
      "Ruled out on 2 March at 09:00: it is half empty",
      "It was confirmed on 2 March at 09:30: two of them hold locks",
      "The archive job blocks itself", "about 20 min after the impact began",
      "It went unnoticed for about 20 min",
      "about 23 h 40 min after it was detected: stopped both jobs",
      "How it ended: stopped both jobs",
    ] {
      #expect(text.contains(said), "\(said)")
    }
  }

  @Test("Two causes, and a beginning that is known as a span, are told as such")
  func severalCauses() throws {
    let text = try markdown { sample in
      sample.mark(.started, "2024-03-01 10:00")
      let span = EventTime(
        from: sample.at("2024-03-01 10:00"),
        to: sample.at("2024-03-01 10:15"),
        precision: .span,
        typed: "10:00..10:15",
        zone: "UTC"
      )
      sample.snapshot.incident.milestones[.started]?.time = span
      sample.suspect(1, "2024-03-01 10:30", "a full disk.")
      sample.settle(1, .confirmed, "2024-03-01 10:40", "")
      sample.suspect(2, "2024-03-01 10:30", "a stale cache")
      sample.settle(2, .confirmed, "2024-03-01 10:45", "seen")
    }
    for said in [
      "Shop has been affected since some time between 10:00 and 10:15 on Friday 1 March 2024",
      "There were two causes: “a full disk” ([H1](#h1)) and “a stale cache” ([H2](#h2)).",
      "- **Root cause:** A full disk ([H1](#h1)); A stale cache ([H2](#h2))",
      "It was confirmed at 10:40 ([E3](#e3)).",
    ] {
      #expect(text.contains(said), "\(said)")
    }
  }

  @Test("That all was recorded afterwards is said once")
  func writtenUpLater() throws {
    let text = try markdown { sample in
      sample.mark(.started, "2024-03-01 10:00")
      sample.add(.event, "2024-03-01 10:05", "customers wait")
      sample.mark(.resolved, "2024-03-01 10:20")
      for index in sample.snapshot.timeline.indices {
        sample.snapshot.timeline[index].recordedAt = sample.at("2024-03-04 09:00")
      }
    }
    #expect(text.contains("All of it was recorded afterwards, from 4 March 2024 on."))
    #expect(!text.contains("(recorded afterwards)"))
  }

  @Test(
    "Services are named as a sentence names them",
    arguments: [
      ("inventory system", "The inventory system was"), ("checkout", "Checkout was"),
      ("GitLab.com", "GitLab.com was"), ("Acme Portal", "The Acme Portal was"),
      ("the shop", "The shop was"), ("stock and sales", "Stock and sales was"),
    ]
  )
  func services(name: String, said: String) throws {
    let text = try markdown { sample in
      sample.snapshot.incident.services = [name]
      sample.mark(.started, "2024-03-01 10:00")
      sample.mark(.resolved, "2024-03-01 10:20")
    }
    #expect(text.contains("\(said) affected for 20 min"))
  }

  @Test(
    "How often backups are made is told as far as the runs agree",
    arguments: [
      ([0, 24, 48, 72], "of stockdb by mysqldump, every day: all completed"),
      ([0, 48], "of stockdb by mysqldump, 2 days apart: all completed"),
      ([0, 6, 12], "of stockdb by mysqldump, every 6 hours: all completed"),
      ([0, 24, 60], "of stockdb by mysqldump: all completed"),
    ] as [([Int], String)]
  )
  func routine(hours: [Int], said: String) throws {
    let text = try markdown { sample in
      for hour in hours {
        sample.runs.append(
          BackupRun(
            start: sample.at("2024-02-20 00:00") + .hours(hour),
            tool: "mysqldump",
            database: "stockdb",
            verdict: .ok,
            reason: ""
          )
        )
      }
    }
    #expect(text.contains("The logs show \(hours.count) backup runs \(said)."))
  }

  @Test("A long incident is told from end to end")
  func evenly() throws {
    let text = try markdown { sample in
      for day in 1...10 {
        for hour in 0..<24 {
          for minute in [10, 40] {
            let at = "2024-03-\(day < 10 ? "0" : "")\(day) \(hour < 10 ? "0" : "")\(hour):\(minute)"
            sample.add(.event, at, "looked again", as: .action)
          }
        }
      }
    }
    for day in 1...10 { #expect(text.contains(" \(day) March 2024\n\n- **")) }
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
