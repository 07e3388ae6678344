import Correlation
import IncidentModel
import ScenarioScoring
import Testing

@Suite("Scores")
struct IncidentScoreTests {
  private let truth = """
    {"scenario": "kill", "log_tz": "UTC", "events": [
      {"id": "K1", "t": "2024-03-02T10:30:00.5Z", "category": "crash", "what": "kill -9",
       "injected": true, "evidence": [], "window": {}},
      {"id": "K2", "t": "2024-03-02T11:00:00Z", "t_end": "2024-03-02T11:00:09Z",
       "category": "crash-recovery", "what": "start", "injected": false,
       "evidence": [{"file": "error.log", "category": "crash-recovery", "lines": [[3, 3]]}],
       "window": {"error.log": [2, 4]}},
      {"id": "K3", "t": "2024-03-02T11:10:00Z", "category": "lock", "what": "1205",
       "injected": true, "evidence": [], "window": {}}]}
    """

  private func finding(_ rule: String, from: String, to: String, line: Int) -> Finding {
    Finding(
      rule: rule,
      claim: "A claim.",
      from: Instant(iso8601: from),
      to: Instant(iso8601: to),
      confidence: .strong,
      evidence: [Evidence(source: "error.log", line: line, text: "…")]
    )
  }

  @Test("A fault is found by its time where it leaves no line, a claim judged by what it cites")
  func score() throws {
    let findings = [
      finding("unclean-stop", from: "2024-03-02T10:00:00Z", to: "2024-03-02T11:00:00Z", line: 2),
      finding("unclean-stop", from: "2024-03-02T12:00:00Z", to: "2024-03-02T13:00:00Z", line: 2),
      finding("downtime", from: "2024-03-02T10:00:00Z", to: "2024-03-02T11:00:00Z", line: 3),
      finding("downtime", from: "2024-03-02T10:00:00Z", to: "2024-03-02T11:00:00Z", line: 9),
    ]
    let score = IncidentScore(of: findings, against: try ScenarioTruth(json: Array(truth.utf8)))
    #expect(score.visible == 1)
    #expect(score.found == 1)
    #expect(score.claims.map(\.judgement) == [.right, .wrong, .right, .unsupported])
    #expect(score.points == 1 - 2 * 2)
    #expect(score.report().hasPrefix("kill: 1 of 1 faults found (1 leave no line)"))
  }

  @Test(
    "A line of something that was in order is no fault, and a first sign comes before all faults"
  )
  func blame() throws {
    let truth = """
      {"scenario": "port", "log_tz": "UTC", "events": [
        {"id": "P1", "t": "2024-03-02T10:00:00Z", "t_end": "2024-03-02T10:00:05Z",
         "category": "startup", "what": "start", "injected": false, "evidence": [],
         "window": {"error.log": [1, 4]}},
        {"id": "P2", "t": "2024-03-02T10:30:00Z", "t_end": "2024-03-02T10:30:05Z",
         "category": "config", "what": "port in use", "injected": true,
         "evidence": [{"file": "error.log", "category": "config", "lines": [[6, 6]]}], "window": {}},
        {"id": "P3", "t": "2024-03-02T11:00:00Z", "t_end": "2024-03-02T11:00:05Z",
         "category": "disk-full", "what": "full", "injected": true,
         "evidence": [{"file": "error.log", "category": "disk-full", "lines": [[9, 9]]}],
         "window": {}}]}
      """
    func first(_ line: Int, at time: String) -> Finding {
      finding("first-symptom", from: time, to: time, line: line)
    }
    let findings = [
      first(2, at: "2024-03-02T10:00:01Z"), first(6, at: "2024-03-02T10:30:01Z"),
      first(9, at: "2024-03-02T11:00:01Z"),
      finding("restart", from: "2024-03-02T10:00:00Z", to: "2024-03-02T10:00:05Z", line: 2),
    ]
    let score = IncidentScore(of: findings, against: try ScenarioTruth(json: Array(truth.utf8)))
    #expect(score.claims.map(\.judgement) == [.unsupported, .right, .wrong, .right])
  }

  @Test("What is no truth is refused")
  func malformed() {
    #expect(throws: (any Error).self) { try ScenarioTruth(json: Array("[]".utf8)) }
  }

  @Test("A timeline is replayed without its hidden causes")
  func timeline() throws {
    let json = """
      [{"t": "2024-03-02T10:00:00.1Z", "kind": "command", "cmd": "kill -KILL 17", "rc": 0},
       {"t": "2024-03-02T10:01:00Z", "kind": "injection", "cmd": "dd of=items.ibd"},
       {"t": "2024-03-02T10:02:00Z", "kind": "report", "text": "no stock"},
       {"t": "2024-03-02T10:03:00Z", "kind": "hypothesis", "text": "Network", "id": "h1"},
       {"t": "2024-03-02T10:04:00Z", "kind": "ruled_out", "text": "clean", "id": "h1"},
       {"t": "2024-03-02T10:05:00Z", "kind": "command", "cmd": "systemctl restart mariadb", "rc": 0}]
      """
    let snapshot = try ScenarioTimeline.snapshot(
      json: Array(json.utf8),
      opened: Instant(seconds: 0),
      title: "kill",
      zone: .utc
    )
    #expect(!snapshot.timeline.contains { $0.text.contains("KILL") || $0.text.contains("dd of") })
    #expect(snapshot.hypotheses.map(\.state) == [.ruledOut])
    #expect(snapshot.incident.reached(.detected) == Instant(iso8601: "2024-03-02T10:02:00Z"))
  }
}
