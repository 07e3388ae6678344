import LogReading

/// What says that a MyISAM or Aria table was not closed in order, which an unclean stop does to any
/// table in use, and that the server looks at it: no damage is shown by that.
enum LeftOpenTable {
  static func isTold(by record: LogRecord) -> Bool { phrases.matches(record.message) }

  private static let phrases = PhraseTable([
    [
      "marked as crashed and should be repaired", "hasn't closed the table",
      "haven't closed the table", "Checking table:",
    ]
  ])
}
