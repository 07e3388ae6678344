import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Recording")
struct RecordingTests {
  @Test("Entries, hypotheses and follow-ups are numbered as people name them")
  func numbers() throws {
    let journal = try TestJournal.withIncident()
    let ids = try [
      journal.log("the stock page is empty").shortID,
      journal.record(.hypothesisProposed(text: "network")).shortID,
      journal.record(.hypothesisProposed(text: "load")).shortID,
      journal.record(.followUpAdded(.init(text: "watch the log"))).shortID,
      journal.record(.hypothesisRuledOut(of: "h1", why: "ping is clean", entries: [])).shortID,
      journal.record(.incidentOpened(.init(title: "another", zone: "UTC"))).shortID,
      journal.record(.followUpAdded(.init(text: "drill"))).shortID,
    ]
    #expect(ids.map(\.description) == ["E2", "H1", "H2", "T1", "E6", "INC-2", "T2"])
  }

  @Test("A device counts its entries and chains their hashes")
  func chain() throws {
    let journal = try TestJournal.withIncident()
    let entries = try (1...5).map { try journal.log("entry \($0)").entry }
    #expect(entries.map(\.sequence) == [2, 3, 4, 5, 6])
    #expect(Set(entries.map(\.device)).count == 1)
    for (before, entry) in zip(entries, entries.dropFirst()) {
      #expect(entry.previousHash == before.hash)
      #expect(entry.hash == ContentHash.sha256(entry.canonicalBytes))
      #expect(entry.hash.utf8.count == 64)
    }
  }

  @Test("Two databases are two devices")
  func devices() throws {
    let one = try TestJournal.withIncident().log("x").entry.device
    let two = try TestJournal.withIncident().log("x").entry.device
    #expect(one != two)
  }

  @Test("A time is read in the incident's zone, a correction happens when it is typed")
  func times() throws {
    let journal = try TestJournal.withIncident()
    let entry = try journal.log("noticed", at: "2023-10-30 06:30")
    #expect(entry.entry.occurred.from == Instant(iso8601: "2023-10-30T03:30:00Z"))
    #expect(entry.zone.name == "Africa/Nairobi")
    let amendment = try journal.record(
      .entryAmended(of: "E2", text: nil, time: nil),
      at: "~06:20"
    )
    #expect(amendment.entry.occurred.from == amendment.entry.recordedAt)
    let shown = try #require(try journal.store.snapshot().timeline.first { $0.number == 2 })
    #expect(shown.occurred.from == Instant(iso8601: "2023-10-30T03:20:00Z"))
    #expect(shown.occurred.precision == .approximate)
    #expect(shown.isAmended)
  }

  @Test("A role goes with the author's entries from when it was taken")
  func roles() throws {
    let journal = try TestJournal.withIncident()
    #expect(try journal.log("before").entry.role == nil)
    try journal.record(.roleTaken(.commander, by: "developer"))
    #expect(try journal.log("after").entry.role == "commander")
    #expect(
      try journal.record(.hypothesisProposed(text: "x"), author: "somebody").entry.role == nil
    )
  }

  @Test("Drafts are recorded together or not at all")
  func together() throws {
    let journal = try TestJournal.withIncident()
    let good = journal.draft(.hypothesisProposed(text: "network"))
    let bad = journal.draft(.hypothesisRuledOut(of: "H9", why: "", entries: []))
    #expect(throws: StoreError.unknown("H9")) { try journal.store.record([good, bad]) }
    #expect(try journal.store.snapshot().timeline.count == 1)
    #expect(try journal.problems().isEmpty)
  }

  @Test("A draft that is in the journal is not recorded again")
  func twice() throws {
    let journal = try TestJournal.withIncident()
    let draft = journal.draft(.hypothesisProposed(text: "network"))
    #expect(try journal.store.record([draft, draft]).count == 1)
    #expect(try journal.store.record([draft]).isEmpty)
    #expect(try journal.store.snapshot().hypotheses.count == 1)
  }

  @Test("Without an incident there is nothing to record into")
  func noIncident() throws {
    let journal = try TestJournal()
    #expect(throws: StoreError.noIncident) { try journal.log("x") }
    #expect(throws: StoreError.unknown("INC-7")) {
      try journal.record(.severityChanged(.sev1), incident: "INC-7")
    }
  }

  @Test("References that are wrong are named")
  func references() throws {
    let journal = try TestJournal.withIncident()
    try journal.record(.hypothesisProposed(text: "network"))
    try journal.record(.followUpAdded(.init(text: "drill")))
    let rows: [(EntryBody, StoreError)] = [
      (.hypothesisRuledOut(of: "H2", why: "", entries: []), .unknown("H2")),
      (.entryAmended(of: "E77", text: "x", time: nil), .unknown("E77")),
      (.followUpDone(of: "soon", note: ""), .unknown("soon")),
      (.hypothesisNoted(of: "H1", text: "x", entries: ["E99"]), .unknown("E99")),
      (
        .hypothesisConfirmed(of: "T1", why: "", entries: []),
        .wrongKind("T1", needed: "a hypothesis (H1…)")
      ),
      (.followUpDone(of: "H1", note: ""), .wrongKind("H1", needed: "a follow-up (T1…)")),
    ]
    for (body, error) in rows {
      #expect(throws: error) { try journal.record(body) }
    }
    #expect(throws: StoreError.time(.impossible("2023-02-30", "there is no 2023-02-30"))) {
      try journal.log("x", at: "2023-02-30")
    }
    #expect {
      try journal.record(.entryRetracted(of: "INC-1", why: "oops"))
    } throws: { error in
      "\(error)".contains("scribe amend INC-1")
    }
    #expect(try journal.store.snapshot().timeline.count == 3)
  }

  @Test("An entry about a thing of another incident goes to that incident")
  func otherIncident() throws {
    let journal = try TestJournal.withIncident()
    try journal.record(.followUpAdded(.init(text: "drill")))
    try journal.record(.incidentOpened(.init(title: "another", zone: "UTC")))
    let done = try journal.record(.followUpDone(of: "T1", note: "went well"))
    let first = try journal.store.incident("INC-1").id
    #expect(done.entry.incident == first)
    #expect(throws: (any Error).self) {
      try journal.record(.entryAmended(of: "E2", text: "drill often", time: nil), incident: "INC-2")
    }
    try journal.record(.entryAmended(of: "E2", text: "drill often", time: nil), incident: "1")
    #expect(try journal.store.followUps().map(\.text) == ["drill often"])
  }

  @Test("Each write is seen by a reader that opened before it")
  func readers() throws {
    let journal = try TestJournal.withIncident()
    let reader = try IncidentStore(reading: journal.store.path)
    #expect(try reader.snapshot().timeline.count == 1)
    try journal.log("x")
    #expect(try reader.snapshot().timeline.count == 2)
  }
}
