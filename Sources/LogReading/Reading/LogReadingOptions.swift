package import IncidentModel

/// How to read a log.
package struct LogReadingOptions: Sendable {
  /// The zone of logs whose lines carry none (`--tz`).
  package var zone: Zone?
  /// The zone of such logs where `zone` is nil.
  package var systemZone: Zone
  /// Leave out what was written before this moment.
  package var from: Instant?
  /// Leave out what was written at this moment or later.
  package var to: Instant?
  /// The name of the only dialect to read (`--format`); nil tries them all.
  package var dialect: String?
  /// The host whose log it is, for records that name none.
  package var host: String?
  /// Whether secrets are masked.
  package var redacts: Bool
  /// Which records to deliver, by level and category; nil delivers all.
  ///
  /// Asked before a record's text is made, so that what is not wanted costs next to nothing.
  package var keeps: (@Sendable (LogLevel, LogCategory) -> Bool)?
  /// Whether records must know the line on which they begin.
  ///
  /// A window that is found by bisection then costs a look at what comes before it, at the speed of
  /// `wc -l`.
  package var numbersLines = true
  /// Told now and then how many bytes of the source have been read, and of how many (nil where
  /// nobody knows).
  package var progress: (@Sendable (_ done: Int, _ total: Int?) -> Void)?

  package init(
    zone: Zone? = nil,
    systemZone: Zone = .utc,
    from: Instant? = nil,
    to: Instant? = nil,
    dialect: String? = nil,
    host: String? = nil,
    redacts: Bool = true,
    keeps: (@Sendable (LogLevel, LogCategory) -> Bool)? = nil,
    progress: (@Sendable (_ done: Int, _ total: Int?) -> Void)? = nil
  ) {
    self.zone = zone
    self.systemZone = systemZone
    self.from = from
    self.to = to
    self.dialect = dialect
    self.host = host
    self.redacts = redacts
    self.keeps = keeps
    self.progress = progress
  }
}
