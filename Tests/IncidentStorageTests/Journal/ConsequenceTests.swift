import FoundationEssentials
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

/// What an entry brings about by itself: the next occurrence of what recurs.
@Suite("What follows by itself")
struct ConsequenceTests {
  /// A drill that comes every two weeks, due on the day of the incident.
  private func withDrill() throws -> TestJournal {
    let journal = try TestJournal.withIncident()
    try journal.record(
      .followUpAdded(
        .init(text: "restore drill", owner: "dba", due: "2023-10-30", every: "2w", tags: ["drill"])
      )
    )
    return journal
  }

  private func standing(_ journal: TestJournal) throws -> [String] {
    try journal.store.followUps().filter { !$0.isRetracted }
      .map { "\($0.shortID) \($0.state.rawValue) \($0.due ?? "")" }
  }

  private func undo(_ journal: TestJournal) throws {
    let last = try #require(try journal.store.lastEntry(by: "developer", in: nil))
    try journal.record(.entryRetracted(of: last.shortID.description, why: "undone"))
  }

  @Test("What recurs comes again when it is done, with all that it had, once")
  func next() throws {
    let journal = try withDrill()
    let drafts = [journal.draft(.followUpDone(of: "T1", note: "restored"))]
    let recorded = try journal.store.record(drafts)
    #expect(recorded.map(\.shortID.description) == ["E3", "T2"])
    #expect(try standing(journal) == ["T1 done 2023-10-30", "T2 open 2023-11-13"])
    let second = try #require(try journal.store.followUps().last)
    #expect(second.owner == "dba" && second.tags == ["drill"] && second.series == 1)
    #expect(try journal.store.record(drafts).isEmpty)
    #expect(try journal.store.followUps().count == 2)
    try journal.record(.followUpDone(of: "T2", note: ""))
    #expect(try journal.store.followUps().last?.series == 1)
    #expect(try journal.problems().isEmpty)
  }

  @Test("Days that passed before it was done are counted as missed")
  func missed() throws {
    let journal = try withDrill()
    _ = try journal.store.record([
      journal.draft(.followUpDone(of: "T1", note: ""), at: "2023-12-01 10:00")
    ])
    let next = try #require(try journal.store.followUps().last)
    #expect(next.due == "2023-12-11")
    #expect(next.missed == 2)
  }

  @Test("Taking it back, or reopening it, takes the next occurrence back too, and each is undone")
  func takenBack() throws {
    let journal = try withDrill()
    try journal.record(.followUpDone(of: "T1", note: ""))
    try undo(journal)
    #expect(try standing(journal) == ["T1 open 2023-10-30"])
    try journal.record(.followUpDone(of: "T1", note: ""))
    #expect(try standing(journal) == ["T1 done 2023-10-30", "T3 open 2023-11-13"])
    try journal.record(.followUpReopened(of: "T1", why: "the copy was not read"))
    #expect(try standing(journal) == ["T1 open 2023-10-30"])
    try undo(journal)
    #expect(try standing(journal) == ["T1 done 2023-10-30", "T3 open 2023-11-13"])
    #expect(try journal.problems().isEmpty)
  }

  @Test("An occurrence that somebody has begun stays, and no second one comes")
  func begun() throws {
    let journal = try withDrill()
    try journal.record(.followUpDone(of: "T1", note: ""))
    try journal.record(.followUpStarted(of: "T2"))
    try journal.record(.followUpReopened(of: "T1", why: ""))
    #expect(try standing(journal) == ["T1 open 2023-10-30", "T2 in-progress 2023-11-13"])
    try journal.record(.followUpDone(of: "T1", note: ""))
    #expect(try standing(journal) == ["T1 done 2023-10-30", "T2 in-progress 2023-11-13"])
  }

  @Test("What comes once does not come again")
  func once() throws {
    let journal = try TestJournal.withIncident()
    try journal.record(.followUpAdded(.init(text: "replicate", due: "2023-11-07")))
    try journal.record(.followUpDone(of: "T1", note: ""))
    #expect(try journal.store.followUps().count == 1)
  }

  @Test("Done while the database could not be written, it comes again all the same")
  func spooled() throws {
    let journal = try withDrill()
    let spool = EntrySpool(folders: [journal.folder.file("spool")])
    let kept = spool.keep(
      [journal.draft(.followUpDone(of: "T1", note: ""))],
      forDatabase: journal.store.path
    )
    #expect(kept != nil)
    #expect(spool.drain(into: journal.store).entries.count == 2)
    #expect(try standing(journal) == ["T1 done 2023-10-30", "T2 open 2023-11-13"])
  }

  @Test("The id of what follows is one more than that of its cause, in every database")
  func ids() {
    let id = "018b7d4e-1c00-7abc-8def-0123456789ff"
    #expect(EntryID.following(id) == "018b7d4e-1c00-7abc-8def-012345678a00")
    #expect(EntryID.following("018b7d4e-1c00-7abc-8def-ffffffffffff").hasSuffix("-000000000000"))
    #expect(EntryID.following("e1") == "e1+1")
  }
}
