import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Restore drills")
struct DrillTests {
  private let ok = RestoreDrill(backup: "a.tar.gz", result: .ok, took: .minutes(42))

  @Test("A drill belongs to the incident while it lasts, and to none before and after")
  func incident() throws {
    let journal = try TestJournal()
    try journal.record(.drillRecorded(ok))
    try journal.record(.incidentOpened(.init(title: "Inventory down", zone: "Africa/Nairobi")))
    try journal.record(.drillRecorded(ok))
    try journal.record(.drillRecorded(ok), incident: EntryDraft.noIncident)
    try journal.record(.milestoneReached(.resolved, note: ""))
    try journal.record(.drillRecorded(ok))
    try journal.record(.drillRecorded(ok), incident: "INC-1")
    let drills = try journal.store.drills()
    #expect(drills.map { $0.incident?.description } == [nil, "INC-1", nil, nil, "INC-1"])
    #expect(drills.map(\.drill) == [ok, ok, ok, ok, ok])
    #expect(try journal.store.snapshot().timeline.map(\.number) == [2, 3, 5, 7])
    #expect(try journal.problems().isEmpty)
  }

  @Test("A drill in quiet times is found by its words, as it was corrected, until it is taken back")
  func found() throws {
    let journal = try TestJournal.withIncident()
    func found(_ words: String) throws -> [SearchHit] {
      try journal.store.search(try #require(SearchExpression(words)), SearchQuery()).hits
    }
    try journal.record(.drillRecorded(ok), incident: EntryDraft.noIncident)
    let hit = try #require(try found("restore drill").first)
    #expect(hit.label == "E2" && hit.kind == "drill" && hit.incident == nil)
    try journal.record(.entryAmended(of: "E2", text: "read back too", time: nil))
    #expect(try found("\"read back\"").map(\.label) == ["E2"])
    #expect(try journal.problems().isEmpty)
    try journal.record(.entryRetracted(of: "E2", why: "another backup"))
    #expect(try found("\"read back\"").isEmpty)
    #expect(try journal.problems().isEmpty)
  }

  @Test("A drill in quiet times is corrected, taken back and undone like any entry")
  func corrected() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("before")
    try journal.record(.drillRecorded(ok), incident: EntryDraft.noIncident)
    try journal.record(.entryAmended(of: "E3", text: "read back too", time: nil))
    #expect(try journal.store.drills().map(\.drill.note) == ["read back too"])
    #expect(try journal.store.history(of: "E3").map(\.number) == [3, 4])
    let last = try #require(try journal.store.lastEntry(by: "developer", in: nil))
    #expect(last.number == 3)
    try journal.record(.entryRetracted(of: "E3", why: "undone"))
    #expect(try journal.store.drills().isEmpty)
    #expect(try journal.store.lastEntry(by: "developer", in: nil)?.number == 2)
    try journal.store.rebuildProjection()
    #expect(try journal.store.drills().isEmpty)
    #expect(try journal.problems().isEmpty)
  }
}
