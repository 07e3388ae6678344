import IncidentModel
import Testing

@Suite("Filters of follow-ups")
struct FollowUpFilterTests {
  private static let today = Day(number: 19_660)  // 2023-10-30

  private static func followUp(_ change: (inout FollowUp) -> Void = { _ in }) -> FollowUp {
    var followUp = FollowUp(
      number: 1,
      incident: ShortID(.incident, 2),
      text: "replicate",
      type: .prevent,
      owner: "Dba",
      due: "2023-11-07",
      tags: ["db", "replica"],
      addedAt: Instant(seconds: 0),
      entry: 1
    )
    change(&followUp)
    return followUp
  }

  private static func filter(_ change: (inout FollowUpFilter) -> Void) -> FollowUpFilter {
    var filter = FollowUpFilter()
    change(&filter)
    return filter
  }

  static let taken: [FollowUpFilter] = [
    FollowUpFilter(), filter { $0.owner = "dba" }, filter { $0.types = [.prevent, .detect] },
    filter { $0.tags = ["db"] }, filter { $0.tags = ["db", "replica"] },
    filter { $0.incident = 2 }, filter { $0.states = [.open] },
    filter { $0.dueBefore = Day("2023-11-08") },
  ]

  @Test("Takes what fits", arguments: taken)
  func takes(filter: FollowUpFilter) {
    #expect(filter.takes(Self.followUp(), today: Self.today))
  }

  static let left: [FollowUpFilter] = [
    filter { $0.owner = "operations" }, filter { $0.owner = "none" },
    filter { $0.types = [.detect] }, filter { $0.tags = ["db", "disk"] },
    filter { $0.incident = 1 }, filter { $0.states = [.done, .inProgress] },
    filter { $0.dueBefore = Day("2023-11-07") }, filter { $0.isOverdue = true },
  ]

  @Test("Leaves out what does not", arguments: left)
  func leaves(filter: FollowUpFilter) {
    #expect(!filter.takes(Self.followUp(), today: Self.today))
  }

  @Test(
    "What is closed is asked for, what was retracted never shown, nobody is an owner to ask for"
  )
  func closed() {
    let done = Self.followUp { $0.state = .done }
    #expect(!FollowUpFilter().takes(done, today: Self.today))
    #expect(Self.filter { $0.states = [.done] }.takes(done, today: Self.today))
    let retracted = Self.followUp { $0.isRetracted = true }
    let all = Self.filter { $0.states = Set(FollowUpState.allCases) }
    #expect(!all.takes(retracted, today: Self.today))
    let nobodys = Self.followUp { $0.owner = nil }
    #expect(Self.filter { $0.owner = "none" }.takes(nobodys, today: Self.today))
    #expect(!Self.filter { $0.owner = "dba" }.takes(nobodys, today: Self.today))
  }

  @Test("The day on which it is due is not yet late; without a day it never is")
  func overdue() {
    let late = Self.filter { $0.isOverdue = true }
    #expect(!late.takes(Self.followUp { $0.due = "2023-10-30" }, today: Self.today))
    #expect(late.takes(Self.followUp { $0.due = "2023-10-29" }, today: Self.today))
    #expect(!late.takes(Self.followUp { $0.due = nil }, today: Self.today))
    let soon = Self.filter { $0.dueBefore = Day("2023-11-08") }
    #expect(!soon.takes(Self.followUp { $0.due = nil }, today: Self.today))
  }
}
