import IncidentModel
import Testing

@testable import LogReading

@Suite("Which records are wanted")
struct WantedRecordsTests {
  private let noon = Instant(seconds: 1_698_660_000)

  @Test("Without a window or a choice of kinds, all are")
  func everything() {
    let wanted = WantedRecords(LogReadingOptions())
    for level in LogLevel.allCases {
      for category in LogCategory.allCases {
        #expect(wanted.contains(nil, level, category))
        #expect(wanted.contains(noon, level, category))
      }
    }
  }

  @Test("A window takes in its first moment, not its last, and nothing without a time")
  func window() {
    let later = noon + .hours(1)
    let wanted = WantedRecords(LogReadingOptions(from: noon, to: later))
    let moments = [nil, noon - .seconds(1), noon, later - TimeSpan(microseconds: 1), later]
    #expect(
      moments.map { wanted.contains($0, .note, .other) } == [false, false, true, true, false]
    )
    let open = WantedRecords(LogReadingOptions(from: noon))
    #expect(open.contains(later + .days(9000), .note, .other))
    #expect(!open.contains(nil, .note, .other))
  }

  @Test("Each pair of level and category is as the choice says")
  func kinds() {
    let keeps: @Sendable (LogLevel, LogCategory) -> Bool = { $0 >= .warning || $1 == .startup }
    let wanted = WantedRecords(LogReadingOptions(keeps: keeps))
    for level in LogLevel.allCases {
      for category in LogCategory.allCases {
        #expect(wanted.contains(nil, level, category) == keeps(level, category))
      }
    }
  }
}
