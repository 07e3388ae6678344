import IncidentModel
import LogReading
import Testing

@testable import ScribeCLI

@Suite("Log records as lines for people")
struct RecordTextTests {
  private func lines(_ records: [(LogCategory, String)]) -> [String] {
    var lines: [String] = []
    var text = RecordText(zone: .utc) { lines.append($0) }
    for (index, record) in records.enumerated() {
      text.add(
        LogRecord(
          source: "e",
          line: index + 1,
          time: Instant(seconds: index),
          timeQuality: .exact,
          level: .error,
          category: record.0,
          message: record.1
        )
      )
    }
    text.finish()
    return lines
  }

  @Test(
    "A flood is one line, also where other lines come between; the first of each keeps its place"
  )
  func flood() {
    let flood = (1...356).flatMap { number -> [(LogCategory, String)] in
      [
        (.corruption, "Page \(number) log sequence number \(number * 7) is in the future!"),
        (.corruption, "Your database may be corrupt"),
      ]
    }
    let shown = lines([(.other, "before")] + flood + [(.other, "after")])
    #expect(shown.count == 4)
    #expect(shown[0].hasSuffix("before"))
    #expect(shown[1].contains("Page 1 log") && shown[1].contains("×356 until 1970-01-01 00:11:51"))
    #expect(shown[2].contains("×356") && shown[2].contains("last at line 713"))
    #expect(shown[3].hasSuffix("after"))
  }

  @Test("Starts and stops keep their order, and end what came before them")
  func turns() {
    let run: [(LogCategory, String)] = [
      (.startup, "ready 1"), (.other, "note 1"), (.shutdown, "complete 1"),
    ]
    #expect(lines(run + run + run).count == 9)
    #expect(lines([(.startup, "a 1"), (.startup, "a 2")]).count == 1)
  }

  @Test("What is long ago is another line, and so is another name in quotes")
  func apart() {
    let names = (1...200).map { (LogCategory.other, "table '\($0)'") }
    #expect(lines([(.other, "x 1")] + names + [(.other, "x 2")]).count == 202)
  }
}
