import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("What the journal adds up to")
struct ProjectionTests {
  @Test("Every kind of entry shows in the snapshot, or is on its timeline")
  func everyKind() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("the stock page is empty")
    try journal.record(.hypothesisProposed(text: "network"))
    try journal.record(.followUpAdded(.init(text: "drill", tags: ["backup"])))
    let rest: [EntryBody] = [
      .incidentDescribed(
        .init(title: "Stock gone", services: ["stock", "login"], detectedBy: "call")
      ),
      .severityChanged(.sev2),
      .roleTaken(.scribe, by: "developer"),
      .milestoneReached(.detected, note: ""),
      .event(.decision, text: "restore", insteadOf: ["repair", "wait"], command: nil),
      .effectObserved(of: "E2", .worse, note: ""),
      .evidenceAttached(.init(of: "E2", kind: .file, name: "shot.png", sha256: "ff", bytes: 3)),
      .hypothesisNoted(of: "H1", text: "odd", entries: ["E2"]),
      .hypothesisSupported(of: "H1", text: "loss", entries: []),
      .hypothesisRuledOut(of: "H1", why: "ping is clean", entries: []),
      .hypothesisReopened(of: "H1", why: "came back"),
      .hypothesisConfirmed(of: "H1", why: "a cable", entries: []),
      .followUpChanged(of: "T1", .init(owner: "developer", due: "2023-11-13")),
      .followUpStarted(of: "T1"),
      .followUpDone(of: "T1", note: "took 4 min"),
      .followUpDropped(of: "T1", why: "replaced"),
      .followUpReopened(of: "T1", why: "needed after all"),
      .followUpDropped(of: "T1", why: "replaced"),
      .drillRecorded(.init(backup: "stockdb.tar.gz", result: .ok)),
      .entryStarred(of: "E2"),
      .entryAmended(of: "E2", text: "the stock page shows nothing", time: nil),
      .entryRetracted(of: "E9", why: "not decided"),
      .sectionWritten(.impact, text: "Nobody saw stock."),
      .findingAccepted(.init(fingerprint: "a", rule: "crash", claim: "It crashed.")),
      .findingDismissed(.init(fingerprint: "b", rule: "crash", claim: "No."), why: "a drill"),
    ]
    for body in rest { try journal.record(body) }
    let snapshot = try journal.store.snapshot()
    let kinds = Set(snapshot.timeline.map(\.kind))
    #expect(kinds == Set(EntryKind.allCases), "a kind of entry is not tested here")

    let incident = snapshot.incident
    #expect(incident.title == "Stock gone")
    #expect(incident.services == ["stock", "login"])
    #expect(incident.detectedBy == "call")
    #expect(incident.severity == .sev2)
    #expect(incident.roles == [.scribe: "developer"])
    #expect(incident.milestones[.detected]?.entry == 8)

    let entry = try #require(snapshot.timeline.first { $0.number == 2 })
    #expect(entry.text == "the stock page shows nothing")
    #expect(entry.effect == .worse)
    #expect(entry.isStarred && entry.isAmended)
    let decision = try #require(snapshot.timeline.first { $0.number == 9 })
    #expect(decision.insteadOf == ["repair", "wait"])
    #expect(decision.eventKind == .decision)
    #expect(decision.retractedBecause == "not decided")

    #expect(snapshot.evidence.map(\.file.name) == ["shot.png"])
    #expect(snapshot.evidence.map(\.file.of) == ["E2"])
    let hypothesis = try #require(snapshot.hypotheses.first)
    #expect(hypothesis.state == .confirmed)
    #expect(hypothesis.reason == "a cable")
    #expect(hypothesis.entries == [3, 12, 13, 14, 15, 16])
    #expect(hypothesis.settled?.from == snapshot.timeline.first { $0.number == 16 }?.occurred.from)
    let followUp = try #require(snapshot.followUps.first)
    #expect(followUp.owner == "developer" && followUp.due == "2023-11-13")
    #expect(followUp.text == "drill" && followUp.tags == ["backup"])
    #expect(followUp.state == .dropped && followUp.note == "replaced")
    #expect(
      followUp.closedAt == snapshot.timeline.last { $0.kind == .followUpDropped }?.occurred.from
    )
    #expect(snapshot.sections[.impact]?.text == "Nobody saw stock.")
    #expect(snapshot.verdicts["a"]?.isAccepted == true)
    #expect(snapshot.verdicts["b"] == .init(entry: 29, isAccepted: false, why: "a drill"))
    #expect(try journal.problems() == [])
  }

  @Test("What is retracted is marked, its numbers are never given again")
  func stableNumbers() throws {
    let journal = try TestJournal.withIncident()
    try journal.record(.hypothesisProposed(text: "network"))
    try journal.record(.followUpAdded(.init(text: "drill")))
    try journal.record(.entryRetracted(of: "H1", why: "typed twice"))
    try journal.record(.entryRetracted(of: "T1", why: "typed twice"))
    #expect(
      try journal.record(.hypothesisProposed(text: "load")).shortID == ShortID(.hypothesis, 2)
    )
    #expect(
      try journal.record(.followUpAdded(.init(text: "replica"))).shortID == ShortID(.followUp, 2)
    )
    let snapshot = try journal.store.snapshot()
    #expect(snapshot.hypotheses.map(\.isRetracted) == [true, false])
    #expect(snapshot.followUps.map(\.isRetracted) == [true, false])
    #expect(snapshot.hypotheses.map(\.number) == [1, 2])
    #expect(!snapshot.standingTimeline.contains { [2, 3, 4, 5].contains($0.number) })
  }

  @Test("Retracting a change takes its effect back")
  func retractions() throws {
    let journal = try TestJournal.withIncident()
    try journal.record(.hypothesisProposed(text: "network"))
    try journal.record(.severityChanged(.sev3))
    try journal.record(.severityChanged(.sev1))
    try journal.record(.milestoneReached(.resolved, note: ""))
    try journal.record(.hypothesisRuledOut(of: "H1", why: "ping is clean", entries: []))
    try journal.record(.entryStarred(of: "E2"))
    try journal.record(.effectObserved(of: "E2", .worked, note: ""))
    try journal.record(.sectionWritten(.impact, text: "first"))
    try journal.record(.sectionWritten(.impact, text: "second"))
    for entry in ["E4", "E5", "E6", "E7", "E8", "E10"] {
      try journal.record(.entryRetracted(of: entry, why: "undone"))
    }
    let snapshot = try journal.store.snapshot()
    #expect(snapshot.incident.severity == .sev3)
    #expect(snapshot.incident.status == "open")
    #expect(snapshot.hypotheses.first?.state == .open)
    #expect(snapshot.hypotheses.first?.reason == "")
    #expect(snapshot.hypotheses.first?.entries == [2])
    #expect(snapshot.timeline.first { $0.number == 2 }?.isStarred == false)
    #expect(snapshot.timeline.first { $0.number == 2 }?.effect == nil)
    #expect(snapshot.sections[.impact]?.text == "first")
  }

  @Test("Retracting a retraction brings the entry back, and again takes it away")
  func undoOfRetraction() throws {
    let journal = try TestJournal.withIncident()
    try journal.record(.hypothesisProposed(text: "network"))
    let isRetracted = { try journal.store.snapshot().hypotheses.map(\.isRetracted) }
    try journal.record(.entryRetracted(of: "H1", why: "typed twice"))
    #expect(try isRetracted() == [true])
    try journal.record(.entryRetracted(of: "E3", why: "no, it was right"))
    #expect(try isRetracted() == [false])
    try journal.record(.entryRetracted(of: "E4", why: "yes, it was wrong"))
    #expect(try isRetracted() == [true])
    #expect(try journal.problems() == [])
  }

  @Test("The last amendment counts, and one that is retracted does not")
  func amendments() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("empty")
    let text = { try journal.store.snapshot().timeline.first { $0.number == 2 }?.text }
    try journal.record(.entryAmended(of: "E2", text: "first", time: nil))
    try journal.record(.entryAmended(of: "E2", text: "second", time: nil))
    #expect(try text() == "second")
    try journal.record(.entryRetracted(of: "E4", why: "undone"))
    #expect(try text() == "first")
    try journal.record(.entryRetracted(of: "E3", why: "undone"))
    #expect(try text() == "empty")
    #expect(try journal.store.snapshot().timeline.first { $0.number == 2 }?.isAmended == false)
    try journal.record(.entryAmended(of: "INC-1", text: "Login down", time: nil))
    #expect(try journal.store.incident().title == "Login down")
  }
}
