import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Corrections of corrections")
struct CorrectionsTests {
  private func texts(_ journal: TestJournal) throws -> [String] {
    try journal.store.snapshot().timeline.filter { $0.kind == .event }.map(\.text)
  }

  @Test("An amendment that is amended says what the second one says, and so does the entry")
  func amendedAmendment() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("disk fill")
    try journal.record(.entryAmended(of: "E2", text: "disk ful", time: nil))
    try journal.record(.entryAmended(of: "E3", text: "disk full", time: nil))
    #expect(try texts(journal) == ["disk full"])
    try journal.record(.entryAmended(of: "E2", text: "disk of db2 full", time: nil))
    #expect(try texts(journal) == ["disk of db2 full"])
    #expect(try journal.problems().isEmpty)
  }

  @Test("Its time too; and retracting it brings back what the first one said")
  func timeAndBack() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("disk full")
    try journal.record(.entryAmended(of: "E2", text: nil, time: nil), at: "2023-10-30 06:40")
    try journal.record(.entryAmended(of: "E3", text: nil, time: nil), at: "2023-10-30 06:41")
    func time() throws -> String? {
      try journal.store.snapshot().timeline.first { $0.number == 2 }?.occurred.typed
    }
    #expect(try time() == "2023-10-30 06:41")
    try journal.record(.entryRetracted(of: "E4", why: "no"))
    #expect(try time() == "2023-10-30 06:40")
    try journal.record(.entryRetracted(of: "E3", why: "no"))
    #expect(try time() == nil)
  }
}
