package import IncidentModel

/// A small case in rows of text, and what a rule finds in it: test and documentation in one.
///
/// Times are UTC, `YYYY-MM-DD hh:mm:ss`, the first thing in a row; `-` stands for none.
/// - Log rows: `TIME [Level] category: message`. A row `== db1.log @db1` begins another log, the
///   host being optional; the first is `error.log`. The rows' lines are numbered per log.
/// - Entry rows: `TIME word: text`, numbered E1, E2 …; the words are those of `ExampleEntries`.
/// - Run rows: `TIME verdict tool database: reason`; the evidence is `cron_log.txt`, line by row.
package struct CaseExample: Sendable {
  /// What the case shows, as a sentence.
  package var title: String
  /// The incident's zone by name.
  package var zone: String
  /// The rows of the logs.
  package var log: String
  /// The rows of people's entries.
  package var entries: String
  /// The rows of backup runs.
  package var runs: String
  /// What is found, in the rule's order; empty where nothing may be.
  package var expects: [Expectation]

  package init(
    _ title: String,
    zone: String = "UTC",
    log: String = "",
    entries: String = "",
    runs: String = "",
    expects: [Expectation] = []
  ) {
    self.title = title
    self.zone = zone
    self.log = log
    self.entries = entries
    self.runs = runs
    self.expects = expects
  }

  /// A finding that the case leads to.
  package struct Expectation: Sendable, Hashable {
    /// The claim in full.
    package var claim: String
    package var confidence: Confidence
    /// The evidence's labels in order: `error.log:2`, `E1`.
    package var evidence: [String]

    package init(_ claim: String, _ confidence: Confidence, _ evidence: [String]) {
      self.claim = claim
      self.confidence = confidence
      self.evidence = evidence
    }
  }

  /// The case as the rules take it.
  ///
  /// - Throws: `ExampleError` with the row that cannot be read.
  package func input() throws(ExampleError) -> CorrelationInput {
    guard let zone = Zone(named: zone) else { throw ExampleError(row: self.zone) }
    return CorrelationInput(
      snapshot: try ExampleEntries.snapshot(of: entries, title: title, zone: zone),
      records: try ExampleLog.records(of: log),
      runs: try ExampleRuns.runs(of: runs),
      zone: zone
    )
  }
}

/// A row of an example that does not follow its form.
package struct ExampleError: Error, Hashable, CustomStringConvertible {
  package var row: String

  package var description: String { "no row of an example: \(row)" }
}

/// Reading of rows that begin with a time.
enum ExampleRow {
  /// The rows that hold anything.
  static func rows(of text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The time at the beginning of a row and what follows it.
  static func time(of row: Substring) throws(ExampleError) -> (time: Instant?, rest: Substring) {
    if row.hasPrefix("- ") { return (nil, row.dropFirst(2)) }
    guard let time = Instant(iso8601: String(row.prefix(19)) + "Z") else {
      throw ExampleError(row: String(row))
    }
    return (time, row.dropFirst(20))
  }

  /// What stands before and after the first colon and blank.
  static func split(_ text: Substring) throws(ExampleError) -> (Substring, String) {
    guard let colon = text.firstIndex(of: ":") else { throw ExampleError(row: String(text)) }
    let rest = text[text.index(after: colon)...]
    return (text[..<colon], String(rest.hasPrefix(" ") ? rest.dropFirst() : rest))
  }
}
