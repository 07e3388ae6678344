import Foundation
import TestSupport
import Testing

/// What is known of the logs of the seed incident, since somebody made it happen.
private struct Truth: Decodable {
  struct Event: Decodable {
    struct Evidence: Decodable {
      var file: String
      var category: String
      var lines: [[Int]]
    }
    var id: String
    var evidence: [Evidence]
  }
  var events: [Event]

  static func ofTheSeedIncident() throws -> Truth {
    let file = Shell.root + "/Tests/EndToEndTests/Fixtures/seed-truth.json"
    return try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
  }
}

@Suite("parse against what is known of the seed incident")
struct ParseTruthTests {
  /// The truth's names in Scribe's words.
  private static let words = [
    "oom": "out-of-memory", "backup-ok": "backup", "backup-failed": "backup",
    "backup-missed": "backup",
  ]

  /// Where a line proves its event by its place alone, it keeps its own meaning.
  private static func allowed(_ category: String, line: String) -> Set<String> {
    var allowed: Set<String> = [words[category] ?? category]
    if line.contains("ready for connections") || line.contains("Aborting")
      || line.contains("registration") && line.contains("failed")
    {
      allowed.insert("startup")
    }
    if line.contains("Table is fixed") { allowed.insert("corruption") }
    return allowed
  }

  @Test(
    "Each line that evidences an event has that event's category",
    arguments: ["error.log", "cron_log.txt", "repair.txt"]
  )
  func categories(file: String) throws {
    let path = Shell.root + "/incidents/2023-10-30-inventory-outage/" + file
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let outcome = try Shell().run("scribe parse --tz Africa/Nairobi --json '\(path)'")
    var byLine: [Int: String] = [:]
    var covered = 0
    for record in try JSONLine.objects(outcome.output) {
      let first = try #require(record.number("line"))
      let count = try #require(record.number("lines"))
      covered += count
      let ranges = record.pairs("ranges")
      for range in ranges.isEmpty ? [[first, first + count - 1]] : ranges {
        for line in range[0]...range[1] { byLine[line] = record.text("category") }
      }
    }
    #expect(covered == lines.count - 1, "every line belongs to one record")
    var checked = 0
    for event in try Truth.ofTheSeedIncident().events {
      for evidence in event.evidence where evidence.file == file {
        for number in evidence.lines.flatMap({ Array($0[0]...$0[1]) }) {
          let line = lines[number - 1]
          let allowed = Self.allowed(evidence.category, line: line)
          let found = byLine[number] ?? "no record"
          let comment: Comment = "\(event.id) \(file):\(number) \(found): \(line)"
          #expect(allowed.contains(found), comment)
          checked += 1
        }
      }
    }
    #expect(checked > 3)
  }
}
