package import IncidentModel

/// What became of reading a log, once its records have been delivered.
package struct LogReadingOutcome: Sendable, Equatable {
  /// The physical lines read.
  package var lines = 0
  /// The bytes of text read, after decompression.
  package var bytes = 0
  /// The records found, those outside the window or not kept included.
  package var records = 0
  /// The records delivered.
  package var delivered = 0
  /// The physical lines that no dialect takes.
  package var unrecognizedLines = 0
  /// What the reader should know, a sentence each: an inferred zone, a clock that jumped back, a
  /// line that was cut, a window that could not be found by bisection.
  package var notes: [String] = []
  /// Why the log was not read to its end; nil where it was.
  package var incomplete: LogReadingError?

  package init() {}
}

/// What a log holds, counted.
package struct LogSummary: Sendable, Equatable {
  /// Records by level.
  package var levels: [LogLevel: Int] = [:]
  /// Records by category.
  package var categories: [LogCategory: Int] = [:]
  /// The moment of the first record, in file order, that carries one.
  package var first: Instant?
  /// The moment of the last such record.
  package var last: Instant?
  /// Lines, bytes, notes and whether the log was read to its end.
  package var outcome = LogReadingOutcome()

  package init() {}
}
