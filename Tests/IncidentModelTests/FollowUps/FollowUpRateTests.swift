import IncidentModel
import Testing

@Suite("Close rates")
struct FollowUpRateTests {
  private let now = Instant(seconds: 1_700_000_000)

  private func followUp(
    _ number: Int,
    _ state: FollowUpState,
    incident: Int = 1,
    daysOpen: Int? = nil,
    due: String? = nil,
    moves: Int = 0
  ) -> FollowUp {
    let added = now - .days(60)
    return FollowUp(
      number: number,
      incident: ShortID(.incident, incident),
      text: "x",
      due: due,
      state: state,
      addedAt: added,
      closedAt: daysOpen.map { added + .days($0) },
      entry: number,
      dueMoves: moves
    )
  }

  private func rates(_ followUps: [FollowUp]) -> [FollowUpRate] {
    FollowUpRate.rates(of: followUps, now: now, today: { _ in Day(now, in: .utc) }) {
      $0.incident.description
    }
  }

  @Test("Done, dropped, open, late and moved are counted; what was dropped is no failure to close")
  func counted() throws {
    let rate = try #require(
      rates([
        followUp(1, .done, daysOpen: 10), followUp(2, .done, daysOpen: 30),
        followUp(3, .dropped, daysOpen: 2), followUp(4, .open, due: "2023-11-01", moves: 2),
        followUp(5, .inProgress, due: "2030-01-01"),
      ]).first
    )
    #expect((rate.added, rate.done, rate.dropped, rate.open) == (5, 2, 1, 2))
    #expect((rate.overdue, rate.slipped) == (1, 1))
    #expect(rate.closeRate == 0.5)
    #expect(rate.medianDaysToClose == 10)
  }

  @Test("Where all were dropped, or none is closed, there is no rate and no median to tell")
  func none() {
    #expect(rates([followUp(1, .dropped, daysOpen: 1)]).first?.closeRate == nil)
    #expect(rates([followUp(1, .open)]).first?.medianDaysToClose == nil)
    #expect(rates([followUp(1, .open)]).first?.closeRate == 0)
    #expect(rates([]).isEmpty)
  }

  @Test("Groups come in the order of their numbers; what was retracted is in none")
  func groups() {
    var retracted = followUp(9, .open, incident: 3)
    retracted.isRetracted = true
    let groups = rates([
      followUp(1, .open, incident: 10), followUp(2, .open, incident: 2), retracted,
    ])
    #expect(groups.map(\.group) == ["INC-2", "INC-10"])
  }
}
