import IncidentModel
import Testing

@Suite("Lengths of time")
struct TimeSpanTests {
  @Test(
    "A length is read to the second",
    arguments: [
      ("5m", 300), ("5", 300), ("90s", 90), ("1h30m", 5400), ("2d", 172_800), ("2w", 1_209_600),
      ("1d2h3m4s", 93_784), ("0s", 0), ("007m", 420),
    ]
  )
  func parsing(text: String, seconds: Int) { #expect(TimeSpan(parsing: text) == .seconds(seconds)) }

  @Test(
    "What is no length is none",
    arguments: [
      "", "m", "5x", "5m5", "1.5h", "-5m", "5 m", "h5", "99999999999999999999m", "５m",
      "9999999999w",
    ]
  )
  func refused(text: String) { #expect(TimeSpan(parsing: text) == nil) }

  @Test("A text of any length is read without overflow")
  func long() {
    #expect(TimeSpan(parsing: String(repeating: "999999999w", count: 20_000)) == nil)
  }

  @Test(
    "A length is told in its two largest units",
    arguments: [
      (TimeSpan.seconds(0), "0 s"), (.seconds(45), "45 s"), (.seconds(60), "1 min"),
      (.seconds(125), "2 min 5 s"), (.hours(2), "2 h"), (.minutes(142), "2 h 22 min"),
      (.seconds(3605), "1 h"), (.hours(76), "3 d 4 h"), (.days(400), "400 d"),
      (TimeSpan(microseconds: 1), "under 1 s"), (TimeSpan(microseconds: -1), "−under 1 s"),
      (.minutes(-5), "−5 min"),
    ]
  )
  func words(span: TimeSpan, words: String) { #expect(span.words == words) }

  @Test("Spans and moments add up")
  func arithmetic() {
    let start = Instant(seconds: 1000)
    #expect(start + .minutes(1) - start == .seconds(60))
    #expect(start - .minutes(1) < start)
    #expect(-TimeSpan.hours(1) < .seconds(0))
    #expect(TimeSpan(microseconds: -1_500_000).wholeSeconds == -1)
  }
}
