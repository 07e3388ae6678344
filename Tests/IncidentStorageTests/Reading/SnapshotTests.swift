import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Reading incidents")
struct SnapshotTests {
  @Test("The timeline is in the order of what happened, then of what was recorded")
  func order() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("noticed late", at: "2023-10-30 06:50")
    try journal.log("first", at: "2023-10-29 16:10")
    try journal.log("same time, typed later", at: "2023-10-30 06:50")
    try journal.log("some time that day", at: "2023-10-29")
    let texts = try journal.store.snapshot().timeline.map(\.text)
    #expect(
      texts == [
        "some time that day", "first", "Inventory down", "noticed late", "same time, typed later",
      ]
        || texts == [
          "some time that day", "first", "noticed late", "same time, typed later", "Inventory down",
        ]
    )
  }

  @Test("Incidents are kept apart, whichever is current")
  func incidents() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("of the first")
    try journal.record(.incidentOpened(.init(title: "Login down", zone: "UTC")))
    try journal.log("of the second")
    #expect(try journal.store.snapshot().timeline.map(\.text) == ["Login down", "of the second"])
    for name in ["INC-1", "inc1", "1"] {
      #expect(try journal.store.snapshot(of: name).timeline.count == 2)
    }
    try journal.store.makeCurrent("INC-1")
    #expect(try journal.store.incident().title == "Inventory down")
    let (all, current) = try journal.store.incidents()
    #expect(all.map(\.number) == [2, 1])
    #expect(current == all.last?.id)
  }

  @Test("An incident that is typed in later was opened when it is said to have been")
  func openedEarlier() throws {
    let journal = try TestJournal()
    let opening = EntryBody.incidentOpened(.init(title: "Inventory down", zone: "UTC"))
    try journal.record(opening, at: "2023-10-01T00:02:00Z")
    #expect(try journal.store.incident().openedAt == Instant(iso8601: "2023-10-01T00:02:00Z"))
    try journal.record(
      .entryAmended(of: "E1", text: nil, time: nil),
      at: "2023-10-01T00:05:00Z"
    )
    #expect(try journal.store.incident().openedAt == Instant(iso8601: "2023-10-01T00:05:00Z"))
  }

  @Test("An incident that is not there is named", arguments: ["INC-9", "9", "E1", "", "INC-1x"])
  func unknown(name: String) throws {
    let journal = try TestJournal.withIncident()
    #expect(throws: StoreError.unknown(name)) { try journal.store.snapshot(of: name) }
    #expect(throws: StoreError.unknown(name)) { try journal.store.makeCurrent(name) }
  }

  @Test("The history of an entry shows what it said each time")
  func history() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("empty", at: "2023-10-30 06:40")
    try journal.record(.entryAmended(of: "E2", text: "no stock", time: nil))
    try journal.log("something else")
    try journal.record(.entryAmended(of: "E2", text: nil, time: nil), at: "2023-10-30 06:30")
    try journal.record(.entryRetracted(of: "E2", why: "wrong host"))
    let history = try journal.store.history(of: "e2")
    #expect(history.map(\.number) == [2, 3, 5, 6])
    #expect(history.map(\.text) == ["empty", "no stock", "", "wrong host"])
    #expect(history.first?.occurred.from == Instant(iso8601: "2023-10-30T03:40:00Z"))
    #expect(history[2].occurred.from == Instant(iso8601: "2023-10-30T03:30:00Z"))
    #expect(throws: StoreError.unknown("E9")) { try journal.store.history(of: "E9") }
  }

  @Test("The last entry is the author's own, and goes back one at a time")
  func lastEntry() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("one")
    try journal.record(.hypothesisProposed(text: "theirs"), author: "somebody")
    try journal.log("two")
    let last = { try journal.store.lastEntry(by: "developer", in: nil) }
    #expect(try last()?.text == "two")
    try journal.record(.entryRetracted(of: "E4", why: "undone"))
    #expect(try last()?.text == "one")
    try journal.record(.entryRetracted(of: "E2", why: "undone"))
    #expect(try last() == nil)
    #expect(try journal.store.lastEntry(by: "nobody", in: "INC-1") == nil)
  }
}
