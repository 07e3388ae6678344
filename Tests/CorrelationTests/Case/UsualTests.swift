import IncidentModel
import LogReading
import Testing

@testable import Correlation

/// What is usual for a log, by the days before.
struct UsualTests {
  /// Ten days of lines of one category at two in the morning, so many on each.
  private func lines(_ counts: [Int], first: Instant) -> CategoryTimes {
    let records = counts.enumerated().flatMap { day, count in
      (0..<count).map { number in
        LogRecord(
          source: "error.log",
          line: day * 1000 + number,
          time: first + .days(day) + .seconds(number),
          timeQuality: .exact,
          level: .note,
          category: .connections,
          message: "Aborted connection"
        )
      }
    }
    return CategoryTimes(of: records)
  }

  private let first = Instant(seconds: 1_700_000_000)

  @Test("A nightly job's lines are usual on the tenth night, five times as many are not")
  func nightly() throws {
    let times = lines([30, 28, 31, 30, 29, 33, 30, 30, 31], first: first)
    let night = first + .days(9)
    let usual = try #require(
      Usual(of: .connections, from: night, to: night + .minutes(2), in: times, since: first)
    )
    #expect(usual.busyDays == 9)
    #expect(usual.covers(31))
    #expect(!usual.covers(150))
    #expect(usual.words == "on 9 of the 9 days before, 28 to 33 came at that time of day")
  }

  @Test("The same lines at another time of day are a departure")
  func otherTime() throws {
    let times = lines([30, 28, 31, 30, 29, 33, 30, 30, 31], first: first)
    let noon = first + .days(9) + .hours(10)
    let usual = try #require(
      Usual(of: .connections, from: noon, to: noon + .minutes(2), in: times, since: first)
    )
    #expect(usual.busyDays == 0)
    #expect(!usual.covers(5))
    #expect(usual.words == "none came at that time of day on the 9 days before")
  }

  @Test("Two days of log show no custom")
  func tooShort() {
    let times = lines([30, 28], first: first)
    let night = first + .days(2)
    #expect(
      Usual(of: .connections, from: night, to: night + .minutes(2), in: times, since: first) == nil
    )
  }

  @Test("One day of many is no custom")
  func once() throws {
    let times = lines([0, 0, 30, 0, 0, 0, 0, 0, 0], first: first)
    let night = first + .days(9)
    let usual = try #require(
      Usual(of: .connections, from: night, to: night + .minutes(2), in: times, since: first)
    )
    #expect(!usual.covers(20))
  }
}
