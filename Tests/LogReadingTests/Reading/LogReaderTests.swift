import IncidentModel
import LogReading
import Testing

@Suite struct LogReaderTests {
  @Test(arguments: Fixtures.all) func `Every physical line belongs to exactly one record`(
    _ name: String
  ) throws {
    let log = try ReadLog(fixture: name)
    var owners = [Int](repeating: 0, count: log.outcome.lines + 1)
    for record in log.records {
      let ranges =
        record.ranges.isEmpty && record.lines > 0
        ? [record.line...record.line + record.lines - 1] : record.ranges
      #expect(ranges.map(\.count).reduce(0, +) == record.lines)
      for line in ranges.joined() where owners.indices.contains(line) { owners[line] += 1 }
    }
    #expect(log.records.map(\.lines).reduce(0, +) == log.outcome.lines)
    #expect(owners.dropFirst().allSatisfy { $0 == 1 })
  }

  @Test(arguments: Fixtures.all) func `The summary counts what reading delivers`(
    _ name: String
  ) throws {
    let log = try ReadLog(fixture: name)
    let summary = try LogReader().summary(of: .file(Fixtures.path(name)))
    #expect(summary.outcome.lines == log.outcome.lines)
    #expect(summary.outcome.records == log.records.count)
    for level in LogLevel.allCases {
      #expect(summary.levels[level] ?? 0 == log.records.count { $0.level == level })
    }
    for category in LogCategory.allCases {
      #expect(summary.categories[category] ?? 0 == log.records.count { $0.category == category })
    }
  }

  @Test(arguments: Fixtures.all) func `Records come in file order`(_ name: String) throws {
    let lines = try ReadLog(fixture: name).records.map(\.line)
    #expect(lines == lines.sorted())
  }

  @Test(arguments: Fixtures.all.filter { !$0.hasPrefix("fuzz/") })
  func `No fixture of a program's own holds a line that nothing takes`(
    _ name: String
  ) throws {
    #expect(try ReadLog(fixture: name).outcome.unrecognizedLines == 0)
  }

  @Test func `The summary tells when the log begins and ends, in the zone of its times`() throws {
    var options = LogReadingOptions()
    options.zone = Zone(named: "Africa/Nairobi")
    let text = """
      no time yet
      2023-10-30  6:40:00 0 [Note] a
      2023-10-30  6:41:00 0 [Note] b
      and more of it
      """
    let summary = try LogReader(options: options)
      .summary(of: .bytes(Array(text.utf8), name: "x", modified: nil))
    #expect(summary.first?.iso8601 == "2023-10-30T03:40:00.000000Z")
    #expect(summary.last?.iso8601 == "2023-10-30T03:41:00.000000Z")
    let empty = try LogReader().summary(of: .bytes([], name: "x", modified: nil))
    #expect(empty.first == nil && empty.last == nil)
  }
}
