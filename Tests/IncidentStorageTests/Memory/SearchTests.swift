import FoundationEssentials
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite struct SearchTests {
  private func withStore(_ work: (IncidentStore) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/scribe-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try work(IncidentStore(path: folder + "/scribe.sqlite"))
  }

  private func draft(_ id: String, _ body: EntryBody, incident: String? = nil) -> EntryDraft {
    EntryDraft(
      id: id,
      incident: incident,
      recordedAt: Instant(seconds: 1_698_640_000),
      author: "dba",
      host: "db1",
      body: body
    )
  }

  private func say(_ id: String, _ text: String) -> EntryDraft {
    draft(id, .event(.observation, text: text, insteadOf: [], command: nil))
  }

  private func open(_ store: IncidentStore) throws {
    _ = try store.record([
      draft(
        "i1",
        .incidentOpened(.init(title: "Stock page down", services: ["stock"], zone: "UTC"))
      )
    ])
  }

  private func labels(_ store: IncidentStore, _ words: String) throws -> [String] {
    let expression = try #require(SearchExpression(words))
    return try store.search(expression, SearchQuery()).hits.map(\.label)
  }

  @Test func `Entries, hypotheses, follow-ups and prose are found as soon as they are recorded`()
    throws
  {
    try withStore { store in
      try open(store)
      _ = try store.record([
        say("e1", "InnoDB: page 4 of stock/items, MY-011825"),
        draft("h1", .hypothesisProposed(text: "a failing switch")),
        draft("t1", .followUpAdded(.init(text: "replace the switches"))),
        draft("s1", .sectionWritten(.lessons, text: "restored copies were never read")),
      ])
      #expect(try labels(store, "MY-011825") == ["E2"])
      #expect(try labels(store, "stock/items") == ["E2"])
      #expect(try Set(labels(store, "switch")) == ["H1", "T1"])
      #expect(try labels(store, "restoring copy") == ["E5"])
      #expect(try labels(store, "\"page down\"") == ["INC-1"])
      #expect(try labels(store, "inno*") == ["E2"])
      #expect(try labels(store, "switch -failing") == ["T1"])
    }
  }

  @Test func `An amended text is found by its new words alone, a retracted one not at all`() throws
  {
    try withStore { store in
      try open(store)
      _ = try store.record([say("e1", "replica broken"), say("e2", "binlog purged")])
      _ = try store.record([draft("a1", .entryAmended(of: "E2", text: "primary broken", time: nil))]
      )
      _ = try store.record([draft("r1", .entryRetracted(of: "E3", why: "wrong host"))])
      #expect(try labels(store, "replica").isEmpty)
      #expect(try labels(store, "primary") == ["E2"])
      #expect(try labels(store, "purged").isEmpty)
      #expect(try store.check().isHealthy)
    }
  }

  @Test(arguments: ["\"", "a\" OR \"b", "NEAR(a b)", "* ^ -", "text:a", "(", "\u{0}", "''"])
  func `Nothing that is typed is taken for the syntax of the index`(typed: String) throws {
    try withStore { store in
      try open(store)
      guard let expression = SearchExpression(typed) else { return }
      #expect(throws: Never.self) { try store.search(expression, SearchQuery()) }
    }
  }

  @Test func `Scripts without spaces, emoji and punctuation are found as they stand`() throws {
    try withStore { store in
      try open(store)
      _ = try store.record([
        say("e1", "数据库损坏了，重启 mysqld"), say("e2", "복제가 끊겼다"), say("e3", "the page is back 🔥"),
        say("e4", "disk -> 100 %"),
      ])
      #expect(try labels(store, "据库") == ["E2"])
      #expect(try labels(store, "数据库 mysqld") == ["E2"])
      #expect(try labels(store, "数据库 -mysqld").isEmpty)
      #expect(try labels(store, "复制").isEmpty)
      #expect(try labels(store, "복제*") == ["E3"])
      #expect(try labels(store, "🔥") == ["E4"])
      #expect(try labels(store, "->") == ["E5"])
      // Beside words they are punctuation.
      #expect(try labels(store, "disk & 100") == ["E5"])
      #expect(try labels(store, "back 🔥🔥") == ["E4"])
      #expect(SearchExpression("** \"\"") == nil)
    }
  }

  @Test func `What has only some of the words is found where nothing has all`() throws {
    try withStore { store in
      try open(store)
      _ = try store.record([say("e1", "disk full")])
      let outcome = try store.search(try #require(SearchExpression("disk zebra")), SearchQuery())
      #expect(!outcome.hasAllWords)
      #expect(outcome.hits.map(\.label) == ["E2"])
    }
  }

  @Test func `A follow-up slips, depends, recurs and is taken up again`() throws {
    try withStore { store in
      try open(store)
      _ = try store.record([
        draft("t1", .followUpAdded(.init(text: "drill", due: "2023-11-01", every: "2w"))),
        draft("t2", .followUpAdded(.init(text: "monitor", answers: ["INC-1"], dependsOn: ["T1"]))),
        draft("c1", .followUpChanged(of: "T1", .init(owner: "dba", due: "2023-11-08"))),
        draft("d1", .followUpDone(of: "T1", note: "")),
        draft("r1", .followUpReopened(of: "T1", why: "not read back")),
      ])
      let all = try store.followUps()
      #expect(all.map(\.isRetracted) == [false, false, true])
      #expect(all.map(\.state) == [.open, .open, .open])
      #expect(all[0].dueMoves == 1)
      #expect(all[0].firstDue == "2023-11-01")
      #expect(all[0].slipDays == 7)
      #expect(all[1].dependsOn == [1])
      #expect(all[1].answers == ["INC-1"])
      #expect(all[2].series == 1)
      #expect(all[2].due == "2023-11-22")
      #expect(try store.check().isHealthy)
    }
  }

  @Test func `A drill is on record until it is retracted`() throws {
    try withStore { store in
      try open(store)
      let drill = RestoreDrill(backup: "a.tar.gz", result: .ok, took: .minutes(42))
      _ = try store.record([draft("d1", .drillRecorded(drill))])
      #expect(try store.drills().map(\.drill) == [drill])
      _ = try store.record([draft("r1", .entryRetracted(of: "E2", why: "another backup"))])
      #expect(try store.drills().isEmpty)
    }
  }

  @Test func `A made year is counted, searched and rebuilt to the same`() throws {
    try withStore { store in
      _ = try store.record(GeneratedYear().drafts())
      #expect(try store.incidents().all.count == 24)
      #expect(try store.causeTexts().count == 24)
      let found = try store.search(try #require(SearchExpression("binlog")), SearchQuery())
      #expect(found.hits.count == 20)
      #expect(found.total > 20)
      try store.rebuildProjection()
      let again = try store.search(try #require(SearchExpression("binlog")), SearchQuery())
      #expect(again.total == found.total)
      #expect(try store.check().isHealthy)
    }
  }

  @Test func `A made year is measured: every incident in one group, each with its lengths`() throws
  {
    try withStore { store in
      _ = try store.record(GeneratedYear(incidents: 48).drafts())
      let causes = try store.causeTexts()
      let subjects = try store.incidents().all.map { incident in
        IncidentStatistics.Subject(
          incident: incident,
          cause: causes[incident.number]?.first ?? IncidentStatistics.unknownCause
        )
      }
      let statistics = IncidentStatistics(
        of: subjects,
        followUps: try store.followUps(),
        metrics: Metric.builtIn,
        by: .cause
      )
      #expect(statistics.total.incidents == 48)
      #expect(statistics.total.distributions.map(\.count) == [48, 48, 48, 48])
      #expect(statistics.groups.reduce(0) { $0 + $1.incidents } == 48)
      #expect(statistics.groups.count == 8)
      #expect(statistics.groups.reduce(0) { $0 + $1.recurring } == statistics.total.recurring)
      #expect(statistics.total.recurring > 0 && statistics.total.recurring < 48)
      let resolve = statistics.total.distributions[3]
      let median = try #require(resolve.median)
      let p90 = try #require(resolve.p90)
      #expect(median > .minutes(1) && median < p90 && p90 < .hours(8))
      let open = try store.followUps().count { $0.type == .prevent && !$0.state.isClosed }
      #expect(statistics.total.openPrevent == open)
    }
  }

  /// Leaves a year of 200 incidents and 50,000 entries where `SCRIBE_YEAR_DB` says, to measure with.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SCRIBE_YEAR_DB"] != nil))
  func `A year of fifty thousand entries fits`() throws {
    let path = try #require(ProcessInfo.processInfo.environment["SCRIBE_YEAR_DB"])
    let store = try IncidentStore(path: path)
    let drafts = GeneratedYear(incidents: 200, entries: 250).drafts()
    _ = try store.record(drafts)
    #expect(try store.incidents().all.count == 200)
    #expect(drafts.count > 49_000)
  }
}
