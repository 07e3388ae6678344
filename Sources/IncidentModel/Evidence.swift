/// A place that shows what a claim says: a line of a log, or an entry of the journal.
package struct Evidence: Sendable, Hashable {
  /// The log's name as ingested (`error.log`), or an entry's id (`E12`, `H2`, `T3`).
  package var source: String
  /// The 1-based physical line in the log; nil for an entry.
  package var line: Int?
  /// When it happened, in UTC, as far as is known.
  package var time: Instant?
  /// The line's or entry's text, secrets redacted.
  package var text: String

  package init(source: String, line: Int? = nil, time: Instant? = nil, text: String) {
    self.source = source
    self.line = line
    self.time = time
    self.text = text
  }

  /// How documents refer to it: `error.log:67`, or `E12`.
  package var label: String { line.map { "\(source):\($0)" } ?? source }
}
