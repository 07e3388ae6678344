import IncidentModel
import LogReading
import TestSupport
import Testing

@testable import IncidentStorage

@Suite("Pages filled while a log is read")
struct LogPageFillerTests {
  private func record(_ line: Int) -> LogRecord {
    LogRecord(
      source: "error.log",
      line: line,
      time: Instant(seconds: 1_698_637_200 + line),
      timeQuality: .exact,
      category: .storage,
      message: "Cannot write to page \(line), password='secret\(line)'"
    )
  }

  @Test("They are those that one thread fills", arguments: [0, 1, 255, 256, 257, 20_000])
  func sameAsPages(count: Int) throws {
    var pages = LogPages(redacts: true)
    var filler = LogPageFiller(redacts: true)
    for line in 0..<count {
      record(line).withView {
        pages.add($0)
        filler.add($0)
      }
    }
    pages.finish()
    let filled = filler.finished()
    #expect(filled.count == count)
    #expect(filled.pages.map(\.records) == pages.pages.map(\.records))
    #expect(filled.pages.map(\.kinds) == pages.pages.map(\.kinds))
    #expect(filled.pages.allSatisfy { !$0.records.contains("secret") })
  }

  @Test("A reading that ends early leaves nothing waiting")
  func abandoned() {
    for _ in 0..<50 {
      var filler = LogPageFiller(redacts: false)
      for line in 0..<600 { record(line).withView { filler.add($0) } }
    }
  }
}
