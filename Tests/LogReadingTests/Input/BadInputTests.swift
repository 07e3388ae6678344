import FoundationEssentials
import IncidentModel
import LogReading
import Testing

@Suite struct BadInputTests {
  /// What other programs read of a record.
  private struct Shown: Decodable {
    var source: String
    var message: String
  }

  private let line = "2023-01-01T00:00:00.000000Z 0 [ERROR] [MY-010119] [Server] Aborting\n"

  @Test func `A missing file, a folder and a binary file are each an error that says what to do`() {
    #expect(throws: LogReadingError.missing("/nowhere/error.log")) {
      try ReadLog(.file("/nowhere/error.log"))
    }
    #expect(throws: LogReadingError.directory("/tmp")) { try ReadLog(.file("/tmp")) }
    let binary = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31 % 29) }
    #expect(throws: LogReadingError.binary("ibdata1")) {
      try ReadLog(.bytes(binary, name: "ibdata1", modified: nil))
    }
    for error in [LogReadingError.missing("f"), .directory("f"), .binary("f"), .truncatedGzip("f")]
    {
      #expect("\(error)".hasPrefix("f: ") && !"\(error)".contains("\n"))
    }
  }

  @Test func `A compressed log is known by its content, and one cut off gives what it has`() throws
  {
    let path = Fixtures.path("mariadb-10.11/error.log-20231029.gz")
    let whole = Array(try Data(contentsOf: URL(filePath: path)))
    #expect(try ReadLog(.bytes(whole, name: "x", modified: nil)).records.count == 3)
    let cut = try ReadLog(.bytes(Array(whole.dropLast(9)), name: "x", modified: nil))
    #expect(cut.outcome.incomplete == .truncatedGzip("x"))
    #expect(!cut.records.isEmpty)
    let twice = try ReadLog(.bytes(whole + whole, name: "x", modified: nil))
    #expect(twice.records.count == 6)
    #expect(twice.outcome.incomplete == nil)
  }

  @Test func `A line of many megabytes is cut, told and counted as one`() throws {
    let bytes =
      Array(line.utf8) + [UInt8](repeating: 0x61, count: 5 << 20) + Array("\n\(line)".utf8)
    let log = try ReadLog(.bytes(bytes, name: "x", modified: nil))
    #expect(log.outcome.lines == 3)
    #expect(log.outcome.bytes == bytes.count)
    #expect(log.records.map(\.lines).reduce(0, +) == 3)
    #expect(log.outcome.notes.contains { $0.contains("longer than") })
    #expect(log.records.allSatisfy { $0.message.utf8.count < 1 << 20 })
  }

  @Test func `Line ends of every kind, an order mark, holes and no line end give the same record`()
    throws
  {
    let plain = String(line.dropLast())
    let forms: [[UInt8]] = [
      Array(line.utf8), Array(plain.utf8), Array("\(plain)\r\n".utf8),
      [0xEF, 0xBB, 0xBF] + Array(line.utf8), [UInt8](repeating: 0, count: 5000) + Array(line.utf8),
      [0xFF, 0xFE] + line.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      line.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
    ]
    for form in forms {
      let log = try ReadLog(.bytes(form, name: "x", modified: nil))
      #expect(log.records.map(\.message) == ["Aborting"])
      #expect(log.records.first?.code == "MY-010119")
    }
  }

  @Test func `A hole longer than any line is left out, and the line behind it is read`() throws {
    let hole = [UInt8](repeating: 0, count: (3 << 20) + 5)
    let text = Array((line + line).utf8)
    let log = try ReadLog(.bytes(hole + text, name: "x", modified: nil))
    #expect(log.records.map(\.message) == ["Aborting", "Aborting"])
    #expect(log.outcome.bytes == hole.count + text.count)
    #expect(log.outcome.lines == 2)
    let between = try ReadLog(.bytes(Array(line.utf8) + hole + text, name: "x", modified: nil))
    #expect(between.records.map(\.line) == [1, 2, 3])
    #expect(try ReadLog(.bytes(hole, name: "x", modified: nil)).outcome.bytes == hole.count)
  }

  @Test func `A device of NULs without end is refused`() throws {
    let log = try ReadLog(.file("/dev/zero"))
    #expect(log.outcome.incomplete == .binary("/dev/zero"))
    #expect(log.records.isEmpty)
  }

  @Test func `Bytes that are no UTF-8 become Latin-1, and the JSON stays valid`() throws {
    let log = try ReadLog(fixture: "constructed/mysql-5.5-localized-french-latin1.err")
    #expect(log.records[0].message == "/usr/sbin/mysqld: Arrêt normal du serveur")
    let odd =
      Array("2023-10-30  6:40:00 0 [Note] \u{07}\u{1B}[31m \"q\" \\ ".utf8) + [0xFF, 0xC3, 0x0A]
    let record = try #require(
      try ReadLog(.bytes(odd, name: "a\"b", modified: nil)).records.first
    )
    let json = try JSONDecoder().decode(Shown.self, from: Data(record.jsonLine.utf8))
    #expect(json.message == record.message)
    #expect(json.source == "a\"b")
  }

  @Test func `An empty log has no records and is no error`() throws {
    #expect(try ReadLog("").records.isEmpty)
    #expect(try ReadLog("\n\n").records.map(\.lines).reduce(0, +) == 2)
  }
}
