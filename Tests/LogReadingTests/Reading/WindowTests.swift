import FoundationEssentials
import IncidentModel
import LogReading
import Testing

@Suite struct WindowTests {
  /// A log of one line every ten seconds, big enough to be bisected.
  ///
  /// Those in `earlier` have the times of two days before: somebody put an old log in between.
  private func makeLog(
    lines: Int,
    shuffled: Bool = false,
    earlier: Range<Int> = 0..<0
  ) throws -> String {
    let start = try #require(Instant(iso8601: "2023-10-01T00:00:00Z"))
    var text = ""
    for number in 0..<lines {
      let back = earlier.contains(number) ? 17_280 : 0
      let shown = shuffled ? (number * 7919) % lines : number - back
      let time = (start + .seconds(shown * 10)).formatted(in: .utc, separator: " ")
      text += "\(time) \(number) [Note] line \(number) \(String(repeating: "x", count: 200))\n"
    }
    let path = FileManager.default.temporaryDirectory.path + "/window-\(UUID().uuidString).log"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func read(_ path: String, _ from: String, _ to: String) throws -> ReadLog {
    var options = LogReadingOptions()
    options.from = Instant(iso8601: from)
    options.to = Instant(iso8601: to)
    return try ReadLog(.file(path), options)
  }

  @Test func `A window is found without reading the rest, and its lines keep their numbers`() throws
  {
    let path = try makeLog(lines: 60_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try read(path, "2023-10-05T00:00:00Z", "2023-10-05T01:00:00Z")
    #expect(log.records.count == 360)
    #expect(log.records.first?.line == 34_561)
    #expect(log.records.first?.message.hasPrefix("line 34560 ") == true)
    #expect(log.outcome.bytes < 1 << 20)
  }

  @Test func `Only who asks for line numbers pays for them`() throws {
    let path = try makeLog(lines: 60_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var options = LogReadingOptions()
    options.from = Instant(iso8601: "2023-10-05T00:00:00Z")
    options.to = Instant(iso8601: "2023-10-05T01:00:00Z")
    options.numbersLines = false
    let log = try ReadLog(.file(path), options)
    #expect(log.records.count == 360)
    #expect((log.records.first?.line ?? 0) < 34_561)
    let summary = try LogReader(options: options).summary(of: .file(path))
    #expect(summary.first == options.from)
    #expect(summary.outcome.delivered == 360)
  }

  @Test func `A log whose time does not rise is read whole, and that is said`() throws {
    let path = try makeLog(lines: 60_000, shuffled: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try read(path, "2023-10-05T00:00:00Z", "2023-10-05T01:00:00Z")
    #expect(log.records.count == 360)
    #expect(log.outcome.notes.contains { $0.contains("do not rise steadily") })
  }

  @Test func `A short stretch of older lines is not overlooked`() throws {
    let path = try makeLog(lines: 60_000, earlier: 34_500..<35_500)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try read(path, "2023-10-03T00:00:00Z", "2023-10-03T01:00:00Z")
    #expect(log.records.count == 720)
    #expect(log.outcome.notes.contains { $0.contains("do not rise steadily") })
  }

  @Test func `From is inside the window and to is outside`() throws {
    let text = """
      2023-10-30 06:00:00 1 [Note] before
      2023-10-30 07:00:00 1 [Note] first
      2023-10-30 07:59:59 1 [Note] last
      2023-10-30 08:00:00 1 [Note] after
      """
    var options = LogReadingOptions()
    options.from = Instant(iso8601: "2023-10-30T07:00:00Z")
    options.to = Instant(iso8601: "2023-10-30T08:00:00Z")
    #expect(try ReadLog(text, options).records.map(\.message) == ["first", "last"])
  }
}
