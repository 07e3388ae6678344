import IncidentModel
import IncidentStorage
import LogReading
import TestSupport
import Testing

@Suite("What is remembered of logs")
struct LogMemoryTests {
  private func ingest(
    _ messages: [String],
    into journal: TestJournal,
    incident: String? = nil,
    code: String? = nil
  ) throws -> RecordedEntry {
    let evidence = EntryBody.AttachedEvidence(
      kind: .errorLog,
      name: "error.log",
      sha256: messages.joined(),
      bytes: 1,
      records: messages.count
    )
    let recorded = try journal.store.record(
      journal.draft(.evidenceAttached(evidence), incident: incident),
      records: messages.enumerated().map { line, message in
        LogRecord(
          source: "error.log",
          line: line + 1,
          level: .error,
          code: code,
          category: .corruption,
          object: "stockdb/items",
          message: message
        )
      }
    )
    return try #require(recorded)
  }

  private func found(_ words: String, _ journal: TestJournal) throws -> [String] {
    let expression = try #require(SearchExpression(words))
    return try journal.store.search(expression, SearchQuery()).hits.map(\.label)
  }

  private func messages(_ journal: TestJournal) throws -> [String] {
    try journal.store.records(of: journal.store.incident().id).map(\.message)
  }

  @Test("A storm of one message is one thing to find, at its first line")
  func storm() throws {
    let journal = try TestJournal.withIncident()
    _ = try ingest(["page corrupt", "page corrupt", "checksum mismatch"], into: journal)
    #expect(try found("corrupt", journal) == ["error.log:1"])
    #expect(try found("checksum", journal) == ["error.log:3"])
  }

  @Test("Codes, categories and objects of logs make incidents alike")
  func signatures() throws {
    let journal = try TestJournal.withIncident()
    _ = try ingest(["page corrupt"], into: journal, code: "MY-011825")
    try journal.record(.incidentOpened(.init(title: "Orders stuck", zone: "UTC")))
    _ = try ingest(["page 7 corrupt"], into: journal, code: "MY-011825")
    let signatures = try journal.store.signatures()
    let shared = signatures[0].features.intersection(signatures[1].features)
    #expect(
      shared == [
        .init(.code, "MY-011825"), .init(.category, "corruption"), .init(.object, "stockdb/items"),
      ]
    )
    let best = try #require(Similarity.ranking(of: signatures[1], among: signatures).first)
    #expect(best.incident == ShortID(.incident, 1))
    #expect(best.reasons == "code MY-011825; category corruption; object stockdb/items")
  }

  @Test("Undoing an ingest brings back what the log said before, for reading, searching, comparing")
  func undone() throws {
    let journal = try TestJournal.withIncident()
    _ = try ingest(["page corrupt"], into: journal, code: "MY-1")
    _ = try ingest(["page corrupt", "disk full"], into: journal, code: "MY-2")
    let newest = try ingest(["wrong file"], into: journal, code: "MY-3")
    #expect(try messages(journal) == ["wrong file"])
    #expect(try found("disk", journal).isEmpty)
    try journal.record(.entryRetracted(of: "E\(newest.number)", why: "wrong file"))
    #expect(try messages(journal) == ["page corrupt", "disk full"])
    #expect(try found("disk", journal) == ["error.log:2"])
    #expect(try found("wrong", journal) == [])
    let codes = try journal.store.signatures()[0].features.filter { $0.kind == .code }
    #expect(codes.map(\.value) == ["MY-2"])
    let undo = try journal.record(.entryRetracted(of: "E5", why: "undone"))
    #expect(undo.number == 6)
    #expect(try messages(journal) == ["wrong file"])
    #expect(try found("disk", journal).isEmpty)
    #expect(try journal.problems().isEmpty)
  }

  @Test("A rebuilding makes the memory anew")
  func rebuilt() throws {
    let journal = try TestJournal.withIncident()
    _ = try ingest(["page corrupt"], into: journal)
    try journal.tamper("DELETE FROM search_document WHERE kind = 'log'; DELETE FROM log_feature")
    #expect(
      try journal.problems() == [
        "search: search_document: differs from what was recorded and read",
        "search: log_feature: differs from what was recorded and read",
      ]
    )
    try journal.store.rebuildProjection()
    #expect(try journal.problems().isEmpty)
    #expect(try found("corrupt", journal) == ["error.log:1"])
  }

  @Test("An index that lost a word is found by the check, and mended")
  func index() throws {
    let journal = try TestJournal.withIncident()
    try journal.log("replica stopped")
    try journal.tamper(
      """
      INSERT INTO search_index (search_index, rowid, text)
      SELECT 'delete', id, text FROM search_document WHERE text = 'replica stopped'
      """
    )
    #expect(try found("replica", journal).isEmpty)
    #expect(
      try journal.problems() == ["search: search_index: does not hold what search_document does"]
    )
    try journal.store.rebuildProjection()
    #expect(try found("replica", journal) == ["E2"])
    #expect(try journal.problems().isEmpty)
  }

  @Test("A finding is found by its claim, as it reads now")
  func findings() throws {
    let journal = try TestJournal.withIncident()
    let incident = try journal.store.incident().id
    func finding(_ claim: String) -> Finding {
      Finding(
        rule: "crash",
        claim: claim,
        confidence: .strong,
        evidence: [Evidence(source: "error.log", line: 1, text: "")]
      )
    }
    _ = try journal.store.number([finding("The server was killed twice.")], of: incident)
    #expect(try found("killed", journal) == ["F1"])
    _ = try journal.store.number([finding("The server crashed twice.")], of: incident)
    #expect(try found("killed", journal).isEmpty)
    #expect(try found("crash", journal) == ["F1"])
    #expect(try journal.problems().isEmpty)
  }
}
