import Correlation
import IncidentModel
import LogReading
import Testing

@Suite("The outage of 30 October 2023")
struct SeedIncidentTests {
  let findings: [Finding]

  init() throws { findings = Correlation.findings(from: try Fixtures.seedIncident()) }

  /// What must follow from the logs and the entries alone, each by a part of its claim.
  struct Row: CustomTestStringConvertible, Sendable {
    var rule: String
    var says: [String]
    var confidence: Confidence
    var evidence: [String]
    var testDescription: String { "\(rule): \(says.joined(separator: ", "))" }

    static let all = [
      Row(
        rule: "first-symptom",
        says: ["06:40:00 (Africa/Nairobi)", "stockdb/items", "1 h 51 min before"],
        confidence: .strong,
        evidence: ["error.log:51", "error.log:59", "error.log:69"]
      ),
      Row(
        rule: "unclean-stop",
        says: ["between 29 October 16:10:00 and 30 October 06:40:00 (Africa/Nairobi)"],
        confidence: .strong,
        evidence: ["error.log:50", "error.log:51", "error.log:59"]
      ),
      Row(
        rule: "corruption-objects",
        says: ["stockdb/items is damaged: first shown at 06:40:00", "E18"],
        confidence: .strong,
        evidence: ["error.log:69"]
      ),
      Row(
        rule: "corruption-objects",
        says: ["mysql/global_priv is damaged"],
        confidence: .strong,
        evidence: ["error.log:167", "error.log:289"]
      ),
      Row(
        rule: "login-failures",
        says: ["From 08:31:00", "stock_app", "root", "ready for connections since 06:40:00"],
        confidence: .strong,
        evidence: ["error.log:84", "error.log:87"]
      ),
      Row(
        rule: "restart",
        says: ["stopped at 09:02:00", "started at 09:03:00", "E11", "E12"],
        confidence: .strong,
        evidence: ["error.log:95", "error.log:103"]
      ),
      Row(
        rule: "restart",
        says: ["10:01:56, but gave up its start", "E27"],
        confidence: .strong,
        evidence: ["error.log:290"]
      ),
      Row(
        rule: "restart",
        says: ["No entry records the start of the server at 06:40:00"],
        confidence: .moderate,
        evidence: ["error.log:51"]
      ),
      Row(
        rule: "start-failure",
        says: ["10:01:56", "grant tables"],
        confidence: .strong,
        evidence: ["error.log:289"]
      ),
      Row(
        rule: "last-good-backup",
        says: ["stockdb and usersdb", "29 October 00:00:01", "E3", "29 October 15:10:00"],
        confidence: .strong,
        evidence: ["cron_log.txt:4", "cron_log.txt:8", "E3"]
      ),
      Row(
        rule: "data-loss",
        says: ["29 October 00:00:01", "E3", "Unknown column 'supplier'"],
        confidence: .moderate,
        evidence: ["E31", "E33"]
      ),
      Row(
        rule: "hypothesis-evidence",
        says: ["Nothing in the logs supports H1", "H1 was ruled out"],
        confidence: .weak,
        evidence: ["H1"]
      ),
      Row(
        rule: "hypothesis-evidence",
        says: ["Nothing in the logs supports H2", "H2 was ruled out"],
        confidence: .weak,
        evidence: ["H2"]
      ),
      Row(
        rule: "hypothesis-evidence",
        says: ["The logs support H3"],
        confidence: .strong,
        evidence: ["H3", "error.log:51", "error.log:69"]
      ),
    ]
  }

  @Test("The findings reach what happened", arguments: Row.all)
  func reached(row: Row) {
    let found = findings.filter { finding in
      finding.rule == row.rule && row.says.allSatisfy(finding.claim.contains)
    }
    #expect(found.count == 1)
    #expect(found.first?.confidence == row.confidence)
    let labels = found.first?.evidence.map(\.label) ?? []
    #expect(row.evidence.allSatisfy(labels.contains), "\(labels)")
  }

  @Test("Of the causes, the unclean stop and the damage come first, network and load last")
  func candidates() {
    let claims = findings.filter { $0.rule == "root-cause" }.map(\.claim)
    #expect(claims.first?.contains("an unclean stop of the server") == true)
    #expect(claims.dropFirst().first?.contains("damaged data (stockdb/items)") == true)
    #expect(claims.suffix(2).contains { $0.contains("no points: network") })
    #expect(claims.suffix(2).contains { $0.contains("no points: load") })
  }

  @Test("Findings come heaviest first, each with evidence that is there")
  func order() throws {
    let input = try Fixtures.seedIncident()
    #expect(Set(findings.map(\.fingerprint)).count == findings.count)
    #expect(zip(findings, findings.dropFirst()).allSatisfy { $0.weight >= $1.weight })
    let lines = Set(input.records.map { "\($0.source):\($0.line)" })
    let entries = Set(input.snapshot.timeline.map { $0.shortID.description })
    for finding in findings {
      #expect(!finding.evidence.isEmpty, "\(finding.claim)")
      for evidence in finding.evidence where evidence.source == "error.log" {
        #expect(lines.contains(evidence.label), "\(finding.claim)")
      }
      for evidence in finding.evidence where evidence.source.hasPrefix("E") {
        #expect(entries.contains(evidence.label), "\(finding.claim)")
      }
    }
  }

  @Test("No claim is longer than people read, and each names its zone once at most")
  func wording() {
    for finding in findings {
      #expect(finding.claim.count < 700, "\(finding.claim)")
      #expect(finding.claim.hasSuffix("."), "\(finding.claim)")
      #expect(!finding.claim.contains("  "), "\(finding.claim)")
    }
  }

  @Test("The server's intervals follow each other, and the night is unknown")
  func intervals() throws {
    let intervals = Correlation.serverIntervals(in: try Fixtures.seedIncident().records)
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    let night = intervals.first { $0.state == .unknown }
    #expect(night?.from.formatted(in: zone) == "2023-10-29T16:10:00")
    #expect(night?.to?.formatted(in: zone) == "2023-10-30T06:40:00")
    #expect(intervals.allSatisfy { $0.server == "error.log" })
    for (one, next) in zip(intervals, intervals.dropFirst()) {
      #expect(one.to.map { $0 <= next.from } == true)
    }
    #expect(intervals.last?.state == .down)
  }
}
