import IncidentModel
import LogReading
import Testing

@testable import ScribeCLI

/// Clocks of hosts, laid as asked for.
struct ClockAdjustmentTests {
  @Test(
    "A host and a span are read",
    arguments: [
      ("db2=-7m", "db2", -420), ("db2=+40s", "db2", 40), ("a=b=1h", "a=b", 3600),
    ]
  )
  func reading(text: String, host: String, seconds: Int) throws {
    let clock = try #require(ClockAdjustment(argument: text))
    #expect(clock.host == host)
    #expect(clock.span == .seconds(seconds))
  }

  @Test("What is none is refused", arguments: ["db2", "=7m", "db2=", "db2=soon", "db2=--7m"])
  func refused(text: String) { #expect(ClockAdjustment(argument: text) == nil) }

  @Test("Only the host's lines are laid, and those without a time stay without one")
  func adjusting() throws {
    let time = Instant(seconds: 1_700_000_000)
    let records = [("db1", time), ("db2", time), ("db2", nil)].map { host, time in
      LogRecord(source: "error.log", line: 1, time: time, host: host, message: "x")
    }
    let clock = try #require(ClockAdjustment(argument: "db2=-7m"))
    let adjusted = try records.adjusted(by: [clock])
    #expect(adjusted.map(\.time) == [time, time - .minutes(7), nil])
    let unknown = try #require(ClockAdjustment(argument: "db3=-7m"))
    let error = #expect(throws: CommandError.self) { try records.adjusted(by: [unknown]) }
    #expect(error?.description.contains("hosts: db1, db2") == true)
  }
}
