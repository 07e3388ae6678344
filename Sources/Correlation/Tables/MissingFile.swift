import LogReading

/// What says that a table's file is not there, rather than damaged.
enum MissingFile {
  static func isTold(by record: LogRecord) -> Bool { phrases.matches(record.message) }

  private static let phrases = PhraseTable([
    [
      "Cannot open datafile", "Could not find a valid tablespace", "Tablespace is missing",
      "is missing", "No such file", "error number 2 in a file operation", "doesn't exist",
      "does not exist", "Can't find file",
    ]
  ])
}
