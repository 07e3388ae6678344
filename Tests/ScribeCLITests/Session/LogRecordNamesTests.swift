import LogReading
import Testing

@testable import ScribeCLI

/// Logs of one name from several hosts.
struct LogRecordNamesTests {
  private func record(_ source: String, _ host: String?) -> LogRecord {
    LogRecord(source: source, line: 1, host: host, message: "x")
  }

  @Test("Logs of one name are named by host, others stay as they are")
  func several() {
    let records = [
      record("error.log", "db1"), record("error.log", "db2"), record("slow.log", "db1"),
    ]
    #expect(records.toldApart.map(\.source) == ["db1/error.log", "db2/error.log", "slow.log"])
  }

  @Test("A log that only one host has keeps its name")
  func one() {
    let records = [record("error.log", "db1"), record("error.log", "db1"), record("x.log", nil)]
    #expect(records.toldApart == records)
  }
}
