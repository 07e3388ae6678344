import IncidentModel
import Testing

@Suite struct UrgencyTests {
  private static let added = Instant(iso8601: "2023-11-01T00:00:00Z") ?? Instant(seconds: 0)

  private func followUp(
    _ number: Int,
    type: FollowUpType? = nil,
    due: String? = nil,
    priority: String? = nil,
    state: FollowUpState = .open,
    dependsOn: [Int] = [],
    moves: Int = 0
  ) -> FollowUp {
    FollowUp(
      number: number,
      incident: ShortID(.incident, 1),
      text: "replicate to a second host",
      type: type,
      due: due,
      priority: priority,
      state: state,
      addedAt: Self.added,
      entry: number,
      dependsOn: dependsOn,
      dueMoves: moves
    )
  }

  private func scores(_ followUps: [FollowUp], severity: Severity? = nil) throws -> [Double] {
    let context = Urgency.Context(
      today: try #require(Day("2023-11-01")),
      severities: severity.map { [1: $0] } ?? [:],
      followUps: followUps
    )
    return followUps.map { Urgency.score($0, in: context) }
  }

  @Test(arguments: [
    ("2023-12-31", 2.4), ("2023-11-15", 2.4), ("2023-11-08", 5.4), ("2023-11-01", 8.4),
    ("2023-10-25", 12.0), ("2023-01-01", 12.0),
  ])
  func `The nearer its day the more urgent, to a week after it`(due: String, score: Double) throws {
    #expect(try scores([followUp(1, due: due)]) == [score])
  }

  @Test(arguments: [("P0", 9.0), ("P1", 6.0), ("P2", 3.9), ("P3", 1.8), ("H", 6.0), ("?", 0.0)])
  func `Priority counts`(priority: String, score: Double) throws {
    #expect(try scores([followUp(1, priority: priority)]) == [score])
  }

  @Test func `What waits sinks, and what is waited for rises`() throws {
    #expect(try scores([followUp(1), followUp(2, dependsOn: [1])]) == [4, -5])
    #expect(try scores([followUp(1, state: .done), followUp(2, dependsOn: [1])]) == [0, 0])
  }

  @Test func `Severity, type, progress and slip add up`() throws {
    let one = followUp(1, type: .prevent, state: .inProgress, moves: 3)
    #expect(try scores([one], severity: .sev1) == [10])
  }

  @Test func `Nothing closed is urgent`() throws {
    #expect(try scores([followUp(1, due: "2023-01-01", state: .dropped)]) == [0])
  }

  @Test func `Every term has a name, a meaning and a weight`() {
    #expect(Set(Urgency.terms.map(\.name)).count == Urgency.terms.count)
    #expect(Urgency.terms.allSatisfy { !$0.meaning.isEmpty && $0.weight != 0 })
  }
}
