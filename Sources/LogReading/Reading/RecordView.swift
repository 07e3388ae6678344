package import IncidentModel

/// A record as it stands in the bytes of its log: what `LogRecord` holds, before any of it is copied.
///
/// Whoever keeps records in a form of their own is spared a text for each of them. The texts are
/// valid UTF-8 and live as long as the call that hands the view over; secrets are not masked yet.
package struct RecordView {
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
  package var object: UnsafeBufferPointer<UInt8>?
  package var host: String?
  package var message: UnsafeBufferPointer<UInt8>
}

extension LogRecord {
  /// The record that a view shows.
  init(_ view: RecordView, source: String, redacts: Bool) {
    let message = String(decoding: view.message, as: UTF8.self)
    self.init(
      source: source,
      line: view.line,
      lines: view.lines,
      ranges: view.ranges,
      time: view.time,
      timeQuality: view.timeQuality,
      level: view.level,
      program: view.program,
      subsystem: view.subsystem,
      code: view.code,
      thread: view.thread,
      category: view.category,
      object: view.object.map { String(decoding: $0, as: UTF8.self) },
      host: view.host,
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
            object: object == nil ? nil : name,
            host: host,
            message: message
          )
        )
      }
    }
  }
}
