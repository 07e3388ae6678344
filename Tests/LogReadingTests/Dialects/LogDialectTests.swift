import IncidentModel
import LogReading
import Testing

/// A sample of a dialect, as the one suite over the table needs it.
struct SampleRow: CustomTestStringConvertible, Sendable {
  let dialect: LogDialect
  let sample: DialectSample
  var testDescription: String { "\(dialect.name): \(sample.text.prefix(60))" }

  static let all = LogDialect.all.flatMap { dialect in
    dialect.samples.map { SampleRow(dialect: dialect, sample: $0) }
  }
}

@Suite struct LogDialectTests {
  @Test(arguments: SampleRow.all) func `Every sample gives its record`(_ row: SampleRow) throws {
    let log = try ReadLog(row.sample.text)
    let record = try #require(log.records.first)
    #expect(log.records.count == 1)
    #expect(record.time?.iso8601 == row.sample.time)
    #expect(record.level == row.sample.level)
    #expect(record.program == row.sample.program)
    #expect(record.category == row.sample.category)
    #expect(record.message == row.sample.message)
  }

  @Test(arguments: SampleRow.all) func `No other dialect takes a sample`(_ row: SampleRow) throws {
    let takers = LogDialect.all.filter { $0.takes(row.sample.text) }.map(\.name)
    #expect(takers == [row.dialect.name])
  }

  @Test func `Names are distinct and every dialect shows itself`() {
    #expect(Set(LogDialect.all.map(\.name)).count == LogDialect.all.count)
    for dialect in LogDialect.all {
      #expect(!dialect.samples.isEmpty)
      #expect(!dialect.title.isEmpty && !dialect.specification.isEmpty)
    }
  }

  @Test func `A forced dialect leaves the lines of others unrecognized`() throws {
    let text = """
      2026-03-01T10:02:11.000412Z 1 [ERROR] [MY-012611] [InnoDB] Operating system error number 28
      161209 13:08:33 mysqld_safe Starting mysqld daemon
      """
    var options = LogReadingOptions()
    options.dialect = "mysqld_safe"
    let log = try ReadLog(text, options)
    #expect(log.records.map(\.category) == [.unrecognized, .startup])
  }

  @Test func `A dialect that there is none of is an error that names the others`() {
    var options = LogReadingOptions()
    options.dialect = "oracle"
    #expect(throws: LogReadingError.unknownDialect("oracle")) { try ReadLog("x", options) }
    #expect("\(LogReadingError.unknownDialect("oracle"))".contains("mysql-8.0"))
  }
}
