import FoundationEssentials
import IncidentModel
import LogReading
import Testing

/// The logs beside the tests.
enum Fixtures {
  static var folder: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    return parts.joined(separator: "/") + "/Fixtures"
  }

  /// Every fixture's path below the folder.
  static let all: [String] = {
    ["constructed", "mariadb-10.11", "fuzz"].flatMap { group in
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(group)")) ?? [])
        .sorted().map { "\(group)/\($0)" }
    }
  }()

  static func path(_ name: String) -> String { "\(folder)/\(name)" }
}

/// A log read whole.
struct ReadLog {
  var records: [LogRecord] = []
  var outcome = LogReadingOutcome()

  init(_ source: LogSource, _ options: LogReadingOptions = LogReadingOptions()) throws {
    var found: [LogRecord] = []
    outcome = try LogReader(options: options).read(source) { found.append($0) }
    records = found
  }

  /// Text as a log of its own.
  init(_ text: String, _ options: LogReadingOptions = LogReadingOptions()) throws {
    try self.init(.bytes(Array(text.utf8), name: "text", modified: nil), options)
  }

  /// A log among the fixtures.
  init(fixture name: String, _ options: LogReadingOptions = LogReadingOptions()) throws {
    try self.init(.file(Fixtures.path(name)), options)
  }

  /// Line, number of lines, category and level of each record: what most tests are about.
  var shapes: [String] {
    records.map { "\($0.line)+\($0.lines) \($0.category.rawValue) \($0.level.rawValue)" }
  }

  /// The record that covers a physical line.
  func record(at line: Int) -> LogRecord? {
    records.first { record in
      record.ranges.isEmpty
        ? record.line <= line && line < record.line + record.lines
        : record.ranges.contains { $0.contains(line) }
    }
  }
}
