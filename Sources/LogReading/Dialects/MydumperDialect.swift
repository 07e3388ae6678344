extension LogDialect {
  static let mydumper = LogDialect(
    name: "mydumper",
    title: "mydumper and myloader",
    specification: "mydumper 0.10 mydumper.c write_log_file; GLib's default log handler",
    firstBytes: FirstBytes("0123456789*"),
    samples: [
      DialectSample(
        "2026-11-22 19:08:55 [INFO] - Finished dump at: 2026-11-22 19:08:55",
        time: "2026-11-22T19:08:55.000000Z",
        program: "mydumper",
        category: .backup,
        message: "Finished dump at: 2026-11-22 19:08:55"
      ),
      DialectSample(
        "** (mydumper:776): CRITICAL **: 19:08:55.173: Error connecting to database: Access denied for user 'bk'@'localhost' (using password: YES)",
        time: nil,
        level: .error,
        program: "mydumper",
        category: .backup,
        message:
          "Error connecting to database: Access denied for user 'bk'@'localhost' (using password: YES)"
      ),
      DialectSample(
        "** Message: 19:08:55.250: Thread 1 restoring `stockdb`.`audit_trail` part 0",
        time: nil,
        program: "myloader",
        category: .restore,
        message: "Thread 1 restoring `stockdb`.`audit_trail` part 0"
      ),
    ],
    scan: { view, scan in
      if view[0] == 0x2A { return scanGLib(view, &scan) }
      guard scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp) else {
        return false
      }
      let levels: [(StaticString, LogLevel)] = [
        (" [INFO] - ", .note), (" [WARNING] - ", .warning), (" [ERROR] - ", .error),
        (" [CRITICAL] - ", .error),
      ]
      for (text, level) in levels where view.has(text, at: 19) {
        scan.header.level = level
        scan.header.program = .mydumper
        scan.header.category = .backup
        scan.header.messageStart = Int32(truncatingIfNeeded: 19 + text.utf8CodeUnitCount)
        return true
      }
      return false
    }
  )

  /// `** Message: time: text` and `** (program:pid): LEVEL **: time: text`.
  private static func scanGLib(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    guard view.has("** ") else { return false }
    var index = 3
    if view.has("Message: ", at: index) {
      index += 9
      scan.header.program = .myloader
      scan.header.category = .restore
    } else if view.has("(mydumper", at: index) || view.has("(myloader", at: index) {
      let isDump = view.has("(mydumper", at: index)
      guard let end = view.slice(0, 80).firstRange(of: "): "),
        let stars = view.slice(0, 100).firstRange(of: " **: ", from: end.upperBound)
      else { return false }
      scan.header.program = isDump ? .mydumper : .myloader
      scan.header.category = isDump ? .backup : .restore
      let isWarning = view.has("WARNING", at: end.upperBound)
      scan.header.level =
        isWarning ? .warning : view.has("Message", at: end.upperBound) ? .note : .error
      index = stars.upperBound
    } else {
      return false
    }
    if scan.stamps.readTimeOfDay(view, at: index, into: &scan.header.stamp) {
      index += 8
      StampReader.readFraction(view, &index, into: &scan.header.stamp)
      if view[index] == 0x3A { index += 1 }
    }
    scan.message(view, index)
    return true
  }
}
