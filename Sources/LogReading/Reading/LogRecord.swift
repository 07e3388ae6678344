package import IncidentModel

/// One thing that a program wrote into a log: a line, or a block of lines that belong together.
///
/// The fields follow OpenTelemetry's log data model; `level` is what that model calls severity, a
/// word that belongs to the incident here. Every physical line of a log belongs to exactly one
/// record, unrecognized lines included.
package struct LogRecord: Sendable, Equatable {
  /// The log as the reader was asked for it: a path, or `-` for standard input.
  package var source: String
  /// The 1-based physical line on which the record begins.
  package var line: Int
  /// How many physical lines the record covers; 0 where it shares its line with the record before it,
  /// as when fluent-bit put several into one JSON object: the first of them takes the line.
  package var lines: Int
  /// The physical lines of a record that other records interrupt, ascending; empty where `line` and
  /// `lines` say it all.
  package var ranges: [ClosedRange<Int>]
  /// When it was written, in UTC; nil where neither the line nor its neighbours tell.
  package var time: Instant?
  /// How `time` was arrived at.
  package var timeQuality: TimeQuality
  /// The level that the program gave the record.
  package var level: LogLevel
  /// The program that wrote it, such as `mysqld`, `mariadbd`, `mysqld_safe` or `cron`.
  package var program: String?
  /// The part of the program, such as `InnoDB`, `Server`, `Repl` or `WSREP`.
  package var subsystem: String?
  /// The message's code as the server prints it: `MY-011825`.
  package var code: String?
  /// The connection or thread number as printed.
  package var thread: UInt64?
  /// What the record is about.
  package var category: LogCategory
  /// The table, tablespace, file, account or host that the message names: `stockdb/items`.
  package var object: String?
  /// The host that wrote the record, where the log or the user says so.
  package var host: String?
  /// The text, secrets redacted, the lines of a block joined by newlines.
  package var message: String

  package init(
    source: String,
    line: Int,
    lines: Int = 1,
    ranges: [ClosedRange<Int>] = [],
    time: Instant? = nil,
    timeQuality: TimeQuality = .none,
    level: LogLevel = .note,
    program: String? = nil,
    subsystem: String? = nil,
    code: String? = nil,
    thread: UInt64? = nil,
    category: LogCategory = .unrecognized,
    object: String? = nil,
    host: String? = nil,
    message: String
  ) {
    self.source = source
    self.line = line
    self.lines = lines
    self.ranges = ranges
    self.time = time
    self.timeQuality = timeQuality
    self.level = level
    self.program = program
    self.subsystem = subsystem
    self.code = code
    self.thread = thread
    self.category = category
    self.object = object
    self.host = host
    self.message = message
  }
}

/// How the time of a record was arrived at, best first.
package enum TimeQuality: String, Sendable, CaseIterable {
  /// The line carries date, time and zone.
  case exact
  /// The line carries date and time; the zone follows from other lines of the log.
  case inferredZone
  /// The line carries date and time; the zone is the one the user named, or the system's.
  case assumedZone
  /// The line carries no date, or one without a year; it follows from other lines or the file.
  case inferredDate
  /// The line carries no time; it is the time of the record before it.
  case inherited
  /// Nothing tells when.
  case none
}

/// The level of a log record, as MySQL and MariaDB name them, worst last.
package enum LogLevel: String, Sendable, CaseIterable, Comparable {
  case debug, note, system, warning, error, fatal

  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.index < right.index }

  /// Whether it is a warning or worse.
  package var isTrouble: Bool { self == .warning || self == .error || self == .fatal }
}
