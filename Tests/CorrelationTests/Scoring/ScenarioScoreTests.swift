import Correlation
import Foundation
import IncidentModel
import ScenarioScoring
import Testing

/// Scenarios made with a real server, each with its truth: those of `make score`.
@Suite("Scores on scenarios")
struct ScenarioScoreTests {
  /// Faults that leave no word in any log, or only one that says nothing by itself.
  static let beyondReach = ["G30", "G38", "J5"]

  @Test(
    "Every fault that a line shows is found, and nothing is claimed that the truth denies",
    arguments: names
  )
  func scores(name: String) throws {
    let folder = Fixtures.folder("scenarios/\(name)")
    let scores = try ScenarioFolder(path: folder).scores()
    #expect(!scores.isEmpty)
    for score in scores {
      let missed = score.faults.filter { $0.isVisible && $0.findings.isEmpty }.map(\.event.id)
      #expect(missed.allSatisfy(Self.beyondReach.contains), "\(score.scenario): \(missed)")
      let loud = score.claims.filter { $0.judgement != .right && $0.finding.confidence > .weak }
      #expect(loud.isEmpty, "\(score.scenario): \(loud.map(\.finding.claim))")
    }
  }

  @Test("A folder without a truth is no scenario")
  func nothing() {
    #expect(ScenarioFolder.all(in: Fixtures.folder("quiet-weeks")).isEmpty)
    #expect(throws: ScoringError.self) { try ScenarioFolder(path: "/nowhere").scores() }
  }

  static let names =
    ScenarioFolder.all(in: Fixtures.folder("scenarios"))
    .compactMap { $0.path.split(separator: "/").last.map(String.init) }
}
