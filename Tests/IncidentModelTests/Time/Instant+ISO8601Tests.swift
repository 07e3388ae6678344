import IncidentModel
import TestSupport
import Testing

@Suite("ISO 8601")
struct InstantISO8601Tests {
  @Test(
    "Every form with a zone names its moment",
    arguments: [
      ("2023-10-30T03:40:00Z", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-30T03:40:00z", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-30 06:40:00+03:00", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-30T06:40:00+0300", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-30T06:40+03", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-29T22:10:00-05:30", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-30T03:40:00-00:00", "2023-10-30T03:40:00.000000Z"),
      ("2023-10-30T03:40:00.1Z", "2023-10-30T03:40:00.100000Z"),
      ("2023-10-30T03:40:00,123456789Z", "2023-10-30T03:40:00.123456Z"),
      ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000000Z"),
      ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
    ]
  )
  func parsing(text: String, moment: String) throws {
    #expect(try #require(Instant(iso8601: text)).iso8601 == moment)
  }

  @Test(
    "What names no moment is none",
    arguments: [
      "", "2023-10-30", "2023-10-30T03:40:00", "2023-10-30T03:40:00 Z", "2023-10-30T03:40:00.Z",
      "2023-10-30T24:00:00Z", "2023-02-29T00:00:00Z", "2023-10-30T03:40:61Z",
      "2023-10-30T03:60:00Z", "2023-10-30T03:40:00+19:00", "2023-10-30T03:40:00+03:60",
      "2023-10-30T03:40:00Zx", "23-10-30T03:40:00Z", "2023-10-30T03:40:00+", "٢٠٢٣-10-30T03:40:00Z",
    ]
  )
  func refused(text: String) { #expect(Instant(iso8601: text) == nil) }

  @Test("A moment is written as any zone's clock shows it")
  func formatting() throws {
    let moment = try #require(Instant(iso8601: "2023-10-30T03:40:00.012345Z"))
    let nairobi = try #require(Zone(named: "Africa/Nairobi"))
    #expect(moment.formatted(in: nairobi) == "2023-10-30T06:40:00")
    #expect(
      moment.formatted(in: nairobi, separator: " ", fractionDigits: 3) == "2023-10-30 06:40:00.012"
    )
    #expect(moment.formatted(in: .utc, fractionDigits: 6) == "2023-10-30T03:40:00.012345")
  }

  @Test("Text and moment go there and back")
  func roundTrip() {
    var generator = SeededGenerator(seed: 20_231_030)
    for _ in 0..<2000 {
      let moment = Instant(
        microseconds: .random(in: 0...253_370_764_799_999_999, using: &generator)
      )
      guard Instant(iso8601: moment.iso8601) == moment else {
        Issue.record("\(moment.microseconds) became \(moment.iso8601)")
        return
      }
    }
  }

  @Test("No moment, however far, is a crash")
  func extremes() throws {
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    for microseconds in [Int64.min, .min + 1, -1, 0, .max - 1, .max] {
      let moment = Instant(microseconds: microseconds)
      #expect(!moment.formatted(in: zone).isEmpty)
      #expect(!(moment - Instant(seconds: 0)).words.isEmpty)
      #expect((moment + .days(1)).microseconds == microseconds &+ 86_400_000_000)
    }
  }
}
