import IncidentModel
import LogReading
import Testing

@testable import Correlation

@Suite struct StormTests {
  /// A burst of so many lines in the minute.
  private func burst(_ minute: Int64, _ count: Int) -> Burst {
    let time = Instant(microseconds: minute * 60_000_000)
    return Burst(
      category: .lock,
      first: Int(minute),
      last: Int(minute),
      from: time,
      to: time,
      count: count,
      peak: count,
      peakMinute: time
    )
  }

  @Test("A storm begins with its first burst of five lines, not with the one that reaches ten")
  func begin() {
    let bursts = [burst(0, 1), burst(8, 7), burst(13, 3), burst(17, 12), burst(60, 5)]
    #expect(Burst.storms(in: bursts).map(\.first) == [8])
  }

  @Test("A deadlock now and then is no storm")
  func calm() {
    #expect(Burst.storms(in: (0..<20).map { burst($0 * 8, 2) }).isEmpty)
  }
}
