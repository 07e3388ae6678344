import BackupLedger
import Foundation
import IncidentModel
import PostmortemRendering
import Testing

@Suite("The timeline picture")
struct TimelinePictureTests {
  /// Incidents of every length and density.
  static let shapes: [(name: String, minutes: Int, entries: Int)] = [
    ("20 minutes, 5 entries", 20, 5), ("3 hours, 40 entries", 180, 40),
    ("a day, 300 entries", 1440, 300), ("10 days, 5,000 entries", 14_400, 5000),
    ("10 days, 6 entries", 14_400, 6), ("a moment, 30 entries", 1, 30),
  ]

  static func sample(minutes: Int, entries: Int) -> SampleIncident {
    var sample = SampleIncident("Something stopped", zone: .utc, openedAt: "2024-03-01 00:00")
    var state: UInt64 = 42
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }
    func time(_ second: Int) -> String {
      String((Instant(seconds: 1_709_251_200 + second)).iso8601.prefix(19))
    }
    let end = minutes * 60
    var times = (0..<entries).map { _ in random(end) }.sorted()
    times = times.map { $0 }
    let kinds: [EventKind] = [.action, .observation, .decision, .communication, .escalation]
    for (index, second) in times.enumerated() {
      sample.snapshot.timeline.append(
        TimelineEntry(
          number: index + 1,
          kind: .event,
          eventKind: kinds[index % kinds.count],
          occurred: .exactly(sample.at(time(second)), zone: "UTC"),
          recordedAt: sample.at(time(second)),
          author: "amina",
          host: "db1",
          text: "Entry \(index) with words of some length that go on and on",
          isStarred: index % 7 == 0
        )
      )
    }
    for (index, milestone) in Milestone.allCases.enumerated() {
      let at = time(end * index / 7)
      sample.snapshot.incident.milestones[milestone] = .init(
        time: .exactly(sample.at(at), zone: "UTC"),
        entry: index + 1
      )
    }
    for number in 1...5 {
      sample.snapshot.hypotheses.append(
        Hypothesis(
          number: number,
          text: "Suspicion \(number) that needs a few words to be told",
          state: number == 5 ? .open : .ruledOut,
          proposed: .exactly(sample.at(time(end * number / 7)), zone: "UTC"),
          settled: number == 5
            ? nil : .exactly(sample.at(time(end * (number + 1) / 7)), zone: "UTC"),
          author: "amina"
        )
      )
    }
    return sample
  }

  @Test("No label covers another, and none leaves the picture", arguments: shapes)
  func geometry(name: String, minutes: Int, entries: Int) {
    check(Self.sample(minutes: minutes, entries: entries).input, name)
  }

  @Test("So it is in the seed incident")
  func seed() { check(SampleIncident.seed().input, "seed") }

  @Test("The backups of the last weeks stand below by day, one cell a day and job")
  func calendar() {
    var sample = Self.sample(minutes: 180, entries: 10)
    for day in 0..<20 {
      for (name, verdict) in [("stockdb", BackupVerdict.ok), ("usersdb", .failed)] {
        sample.runs.append(
          BackupRun(
            start: sample.at("2024-03-01 00:00") - .days(day),
            tool: "mysqldump",
            database: name,
            verdict: verdict,
            reason: "the trailer"
          )
        )
      }
    }
    sample.runs.reverse()
    check(sample.input, "calendar")
    let svg = TimelinePicture.svg(sample.input)
    #expect(svg.contains("By day"))
    #expect(svg.components(separatedBy: "<title>usersdb, ").count == 21)
    #expect(!TimelinePicture.svg(sample.input, audience: .external).contains("By day"))
  }

  private func check(_ input: PostmortemInput, _ name: String) {
    let labels = TimelinePicture.labels(input)
    #expect(labels.count > 8, "\(name): only \(labels.count) labels")
    for (index, label) in labels.enumerated() {
      #expect(label.x >= 0 && label.x + label.width <= 982, "\(name): \(label) leaves the picture")
      for other in labels[(index + 1)...] where label.overlaps(other) {
        Issue.record("\(name): \(label) covers \(other)")
      }
    }
  }

  @Test("A dense incident keeps a picture of bearable size")
  func size() {
    let svg = TimelinePicture.svg(Self.sample(minutes: 14_400, entries: 5000).input)
    #expect(svg.utf8.count < 400_000)
  }

  @Test("An incident of which nothing is known has a picture too")
  func bare() {
    let sample = SampleIncident("x", zone: .utc, openedAt: "2024-03-01 00:00")
    let svg = TimelinePicture.svg(sample.input)
    #expect(svg.hasPrefix("<svg "))
    #expect(svg.hasSuffix("</svg>\n"))
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }

  @Test("Readers outside see neither hosts nor logs nor backups")
  func external() {
    let svg = TimelinePicture.svg(SampleIncident.seed().input, audience: .external)
    for hidden in ["cron_log", "error.log", "stock1", "amina", "corruption", "Backups"] {
      #expect(!svg.contains(hidden))
    }
  }

  @Test("Quiet stretches are cut, and the picture says how long they are")
  func cuts() {
    let svg = TimelinePicture.svg(SampleIncident.seed().input)
    #expect(svg.contains("in which nothing is recorded are cut out here"))
  }
}
