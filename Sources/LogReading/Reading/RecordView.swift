package import IncidentModel

/// What `LogRecord` holds of a record, but for the texts that stand in its log.
package struct RecordFacts: Sendable {
  /// See `LogRecord` for these.
  package var line: Int
  package var lines: Int
  package var ranges: [ClosedRange<Int>]
  package var time: Instant?
  package var timeQuality: TimeQuality
  package var level: LogLevel
  package var program: String?
  package var subsystem: String?
  package var code: String?
  package var thread: UInt64?
  package var category: LogCategory
  package var host: String?
}

/// A record as it stands in the bytes of its log, before any of it is copied.
///
/// Whoever keeps records in a form of their own is spared a text for each of them. The texts are
/// valid UTF-8 and live as long as the call that hands the view over; secrets are not masked yet.
package struct RecordView {
  package var facts: RecordFacts
  /// See `LogRecord` for these.
  package var object: UnsafeBufferPointer<UInt8>?
  package var message: UnsafeBufferPointer<UInt8>
}

extension LogRecord {
  /// The record that a view shows.
  init(_ view: RecordView, source: String, redacts: Bool) {
    let facts = view.facts
    let message = String(decoding: view.message, as: UTF8.self)
    self.init(
      source: source,
      line: facts.line,
      lines: facts.lines,
      ranges: facts.ranges,
      time: facts.time,
      timeQuality: facts.timeQuality,
      level: facts.level,
      program: facts.program,
      subsystem: facts.subsystem,
      code: facts.code,
      thread: facts.thread,
      category: facts.category,
      object: view.object.map { String(decoding: $0, as: UTF8.self) },
      host: facts.host,
      message: redacts ? Redaction.redacted(message).text : message
    )
  }

  /// Calls `body` with a view of this record.
  package func withView(_ body: (RecordView) throws -> Void) rethrows {
    var message = message
    var name = object ?? ""
    try message.withUTF8 { message in
      try name.withUTF8 { name in
        try body(
          RecordView(
            facts: RecordFacts(
              line: line,
              lines: lines,
              ranges: ranges,
              time: time,
              timeQuality: timeQuality,
              level: level,
              program: program,
              subsystem: subsystem,
              code: code,
              thread: thread,
              category: category,
              host: host
            ),
            object: object == nil ? nil : name,
            message: message
          )
        )
      }
    }
  }
}
