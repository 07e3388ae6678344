import Correlation
import IncidentModel
import LogReading
import Testing

@Suite("Genuine logs")
struct GenuineLogTests {
  @Test("A server killed five times has five unclean stops, each with its window")
  func kills() throws {
    var input = try CaseExample(
      "Restarts",
      entries: "2026-11-22 18:47:45 opened: Server restarts"
    ).input()
    input.records = try Fixtures.records(of: "kills-under-load/error.log", zone: .utc)
    let findings = Correlation.findings(from: input)
    let stops = findings.filter { $0.rule == "unclean-stop" }
    #expect(stops.count == 5)
    #expect(stops.allSatisfy { $0.confidence == .strong && $0.evidence.count == 3 })
    #expect(findings.filter { $0.rule == "crash" }.isEmpty)
    let failures = findings.filter { $0.rule == "start-failure" }
    #expect(failures.map(\.evidence.first?.label) == ["error.log:243"])
  }

  @Test("In quiet logs nothing is claimed above weak", arguments: quietLogs)
  func quiet(log: String) throws {
    var input = try CaseExample(
      "Slow",
      entries: "2026-11-22 19:05:00 opened: Slow"
    ).input()
    input.records = try Fixtures.records(of: "quiet-weeks/\(log)", zone: .utc)
    #expect(!input.records.isEmpty)
    let loud = Correlation.findings(from: input).filter { $0.confidence > .weak }
    #expect(loud.isEmpty, "\(loud.map(\.claim))")
  }

  static let quietLogs = [
    "00_good.log", "18_log_file_size.log", "36_deprecated.log", "38_german.log",
  ]

  @Test("Nothing at all gives nothing")
  func empty() throws {
    let input = try CaseExample("Slow").input()
    #expect(Correlation.findings(from: input).isEmpty)
    #expect(Correlation.serverIntervals(in: []).isEmpty)
  }

  @Test("Cutting the log anywhere leaves every rule standing")
  func cuts() throws {
    var input = try Fixtures.seedIncident()
    let records = input.records
    for length in stride(from: 0, to: records.count, by: 29) {
      input.records = Array(records.prefix(length))
      let head = Correlation.findings(from: input)
      input.records = Array(records.suffix(length))
      let tail = Correlation.findings(from: input)
      #expect((head + tail).allSatisfy { !$0.evidence.isEmpty && !$0.claim.isEmpty })
    }
  }

  @Test("Undated records, and records in any order, are borne")
  func disorder() throws {
    var input = try Fixtures.seedIncident()
    input.records.reverse()
    #expect(Correlation.findings(from: input).allSatisfy { !$0.evidence.isEmpty })
    for index in input.records.indices { input.records[index].time = nil }
    #expect(Correlation.findings(from: input).allSatisfy { !$0.evidence.isEmpty })
  }
}
