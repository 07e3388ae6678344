extension LogDialect {
  static let mysql55 = LogDialect(
    name: "mysql-5.5",
    title: "MySQL 5.0 to 5.5, MariaDB 5.x and 10.0",
    specification: "MariaDB server 10.0.12 sql/log.cc:9555; mysqld_safe and InnoDB of 5.0 and 5.5",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "080721  3:04:00 [Warning] Changed limits: max_open_files: 1024 (requested 5000)",
        time: "2008-07-21T03:04:00.000000Z",
        level: .warning,
        category: .config,
        message: "Changed limits: max_open_files: 1024 (requested 5000)"
      ),
      DialectSample(
        "091205  4:49:04InnoDB: Operating system error number 28 in a file operation.",
        time: "2009-12-05T04:49:04.000000Z",
        category: .diskFull,
        message: "InnoDB: Operating system error number 28 in a file operation."
      ),
      DialectSample(
        "080721 03:03:57  mysqld started",
        time: "2008-07-21T03:03:57.000000Z",
        program: "mysqld_safe",
        category: .startup,
        message: "mysqld started"
      ),
    ],
    scan: { view, scan in
      guard scan.stamps.readShortDateTime(view, at: 0, into: &scan.header.stamp) else {
        return false
      }
      var index = view.skipSpaces(15)
      if view[index] == 0x5B {
        guard scan.readLevel(view, &index) else { return false }
        // The crash handler of MariaDB writes this form whatever the rest of the log looks like.
        if isCrashText(view, view.skipSpaces(index)) { return false }
        scan.message(view, index)
        return true
      }
      if view.has("InnoDB:", at: index) {
        scan.header.level = innodbTextLevel(view, index)
        scan.header.messageStart = Int32(truncatingIfNeeded: index)
        return true
      }
      if view.has("mysqld started", at: index) || view.has("mysqld ended", at: index)
        || view.has("mysqld restarted", at: index)
      {
        scan.header.program = .mysqldSafe
        scan.header.messageStart = Int32(truncatingIfNeeded: index)
        return true
      }
      return false
    }
  )
}

/// The level that InnoDB's old texts carry in words: `InnoDB: Error: …`, `InnoDB: Warning: …`.
func innodbTextLevel(_ view: ByteView, _ index: Int) -> LogLevel? {
  let text = view.skipSpaces(index + 7)
  if view.has("Error", at: text) || view.has("ERROR", at: text) { return .error }
  if view.has("Warning", at: text) || view.has("WARNING", at: text) { return .warning }
  if view.has("Fatal error", at: text) || view.has("Assertion failure", at: text) {
    return .error
  }
  return nil
}
