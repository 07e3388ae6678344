import GRDB
import IncidentModel
import LogReading
import TestSupport
import Testing

@testable import IncidentStorage

@Suite("Pages of log records")
struct LogPagesTests {
  private func read(_ pages: LogPages, host: String? = nil) -> [LogRecord] {
    pages.pages.flatMap { read($0.records, of: $0, source: "error.log", host: host) }
  }

  private func read(
    _ text: String,
    of page: LogPages.Page,
    source: String = "x",
    host: String? = nil
  ) -> [LogRecord] {
    var records: [LogRecord] = []
    Array(text.utf8).withUnsafeBufferPointer {
      let kinds = LogPageReader.Kinds(page.kinds)
      LogPageReader.append($0, kinds: kinds, source: source, host: host, to: &records)
    }
    return records
  }

  private func record(_ line: Int, _ message: String) -> LogRecord {
    LogRecord(
      source: "error.log",
      line: line,
      time: Instant(seconds: 1_698_637_200 + line),
      timeQuality: .inferredZone,
      category: .corruption,
      message: message
    )
  }

  private func ingest(_ records: [LogRecord], into journal: TestJournal) throws {
    let evidence = EntryBody.AttachedEvidence(
      kind: .errorLog,
      name: "error.log",
      sha256: "x",
      bytes: 1,
      records: records.count
    )
    _ = try journal.store.record(journal.draft(.evidenceAttached(evidence)), records: records)
  }

  @Test("What was put in comes out, page by page")
  func roundTrip() {
    var records = (1...600).map { record($0, "page \($0)") }
    records[300].ranges = [301...301, 305...306]
    records[300].lines = 3
    records[301].thread = .max
    records[302].object = "stockdb/\"items\\"
    records[303].message = "a\nb\tc\r\u{1}\u{7F} ü 🎉 \\\"\\"
    records[304].time = nil
    records[305].time = Instant(microseconds: -5)
    let pages = LogPages(records)
    #expect(pages.count == 600)
    #expect(pages.pages.map(\.count) == [256, 256, 88])
    #expect(pages.pages[0].from == records[0].time)
    #expect(pages.pages[0].to == records[255].time)
    #expect(read(pages) == records)
  }

  @Test(
    "A message is kept as its words and numbers, and is the same when read",
    arguments: [
      "", "7", "007", "0", "12 34", "no number", "page 12 of 12345678901234567890",
      "1234567890123456",
      "a1b22c333d", "'t1' is torn", "ü1é2🎉3", "quotes \" and \\ 1 \n2", "\u{1}5\u{1F}",
    ]
  )
  func words(message: String) {
    let others = [message, message.replacing("1", with: "98765"), message + " 1", message + "x"]
    let records = others.enumerated().map { record($0.offset + 1, $0.element) }
    #expect(read(LogPages(records)) == records)
  }

  @Test("Numbers of every length are written right")
  func numbers() {
    let lines = (0..<19).flatMap { digits in
      let power = (0..<digits).reduce(1) { value, _ in value * 10 }
      return [power, power - 1, power + 1].filter { $0 > 0 }
    }
    let all = lines.map { line in
      var record = record(1, "line \(line)")
      record.line = line
      record.time = Instant(microseconds: -Int64(line))
      return record
    }
    #expect(read(LogPages(all)) == all)
  }

  @Test("Pages that memory should not hold are read back from a file, in order")
  func overflow() throws {
    var pages = LogPages(redacts: false, bytesAtOnce: 20_000)
    let records = (1...5000).map { record($0, "page \($0) of ü \($0 % 7)") }
    for record in records { pages.add(record) }
    pages.finish()
    #expect(pages.pages.count < 20)
    var back: [LogRecord] = []
    try pages.eachPage { back += read($0.records, of: $0, source: "error.log") }
    #expect(back == records)
  }

  @Test("A dump is kept as it stands")
  func dumps() {
    let numbers = (1...300).map { "hex \($0);" }.joined(separator: "\n")
    let records = [numbers, String(repeating: "y", count: 9 << 10), numbers + "2"]
      .enumerated().map { record($0.offset + 1, $0.element) }
    #expect(read(LogPages(records)) == records)
  }

  @Test("Secrets are masked in each message that has one, whatever its kind showed before")
  func secrets() {
    var pages = LogPages(redacts: true)
    let messages = [
      "Connect as app1 with password=7", "Connect as app2 with password=hunter2",
      "Access denied for 'app3' (using password: YES)", "Page 4", "Page 5",
      String(repeating: "z", count: 9 << 10) + " password=hunter2",
    ]
    for (line, message) in messages.enumerated() { pages.add(record(line, message)) }
    pages.finish()
    #expect(
      read(pages).map(\.message) == messages.map { Redaction.redacted($0).text }
    )
    #expect(!pages.pages.contains { ($0.kinds + $0.records).contains("hunter2") })
  }

  @Test("Pages of whole messages, as they were written once, are read")
  func wholeMessages() {
    let page = LogPages.Page(
      kinds: #"[["exact","warning","mysqld","Server","MY-010914","connections"]]"#,
      records: #"[[3,1,5,0,8,null,"Aborted connection 12"],"#
        + #"[4,1,null,0,null,"a","x",[[4,4],[6,6]]]]"#
    )
    let read = read(page.records, of: page)
    #expect(read.map(\.message) == ["Aborted connection 12", "x"])
    #expect(read.map(\.ranges) == [[], [4...4, 6...6]])
  }

  @Test("A page ends before it is large, and many kinds of records fit into one")
  func sizes() {
    let long = String(repeating: "x", count: 200 << 10)
    let large = LogPages((1...4).map { record($0, long) })
    #expect(large.pages.map(\.count) == [2, 2])
    let many = (1...200).map { line in
      var record = record(line, "x")
      record.code = "MY-\(line)"
      return record
    }
    #expect(read(LogPages(many)) == many)
  }

  @Test("Whatever stands there instead of a page, reading it ends")
  func damaged() {
    let page = LogPages([record(1, "a \" b 7 c 008")]).pages[0]
    for end in 0..<page.records.utf8.count {
      let cut = String(decoding: Array(page.records.utf8)[..<end], as: UTF8.self)
      #expect(read(cut, of: page).count <= 1)
    }
    let texts = [
      "", "null", "{}", "[[]]", "[[1,1,null,7,null,null,\"m\"]]", "[1,2]",
      "[[1,1,null,0,null,null,[1]]]", "[[1,1,null,0,null,null,[1,2,3]]]",
    ]
    for text in texts {
      #expect(read(text, of: page).isEmpty)
    }
  }

  @Test("sqlite3 shows the records as rows of log_record")
  func view() throws {
    let journal = try TestJournal.withIncident()
    var second = record(7, "Page \"3\" is corrupt")
    second.ranges = [7...7, 9...9]
    second.lines = 2
    second.object = "shop/orders"
    second.code = "MY-011906"
    let dump = record(9, String(repeating: "y", count: 9 << 10))
    try ingest([record(1, "one"), second, record(8, "007 of 12"), dump], into: journal)
    let rows = try journal.connection().read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM log_record ORDER BY line")
    }
    #expect(
      rows.map { $0["message"] as String }
        == ["one", "Page \"3\" is corrupt", "007 of 12", dump.message]
    )
    #expect(rows[1]["ranges"] as String == "[[7,7],[9,9]]")
    #expect(rows[1]["object"] as String == "shop/orders")
    #expect(rows[1]["code"] as String == "MY-011906")
    #expect(rows[1]["category"] as String == "corruption")
    #expect(rows[1]["time_us"] as Int64 == 1_698_637_207_000_000)
  }

  @Test("Messages that differ in numbers alone are one thing to find; names in quotes are not")
  func shapes() throws {
    let journal = try TestJournal.withIncident()
    try ingest(
      [
        record(1, "Page 17 is torn in 't1'"), record(2, "Page 18 is torn in 't1'"),
        record(3, "Page 19 is torn in 't2'"),
      ],
      into: journal
    )
    let expression = try #require(SearchExpression("torn"))
    let hits = try journal.store.search(expression, SearchQuery()).hits.map(\.label)
    #expect(Set(hits) == ["error.log:1", "error.log:3"])
  }
}
