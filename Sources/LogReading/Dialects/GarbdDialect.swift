extension LogDialect {
  static let garbd = LogDialect(
    name: "garbd",
    title: "garbd, Galera's arbitrator",
    specification: "galera galerautils/src/gu_log.c gu_log()",
    firstBytes: FirstBytes("12"),
    samples: [
      DialectSample(
        "2024-03-02 10:00:01.164  INFO: Shifting CLOSED -> OPEN (TO: 0)",
        time: "2024-03-02T10:00:01.164000Z",
        program: "garbd",
        category: .replication,
        message: "Shifting CLOSED -> OPEN (TO: 0)"
      ),
      DialectSample(
        "2024-03-02 10:00:02.007 FATAL: Garbd exiting with error: Failed to open connection to group",
        time: "2024-03-02T10:00:02.007000Z",
        level: .fatal,
        program: "garbd",
        category: .replication,
        message: "Garbd exiting with error: Failed to open connection to group"
      ),
    ],
    scan: { view, scan in
      // Five letters padded on the left stand between two spaces and a colon.
      guard view[19] == 0x2E, view[23] == 0x20, view[29] == 0x3A, view[30] == 0x20 else {
        return false
      }
      switch view[25] {
      case 0x49 where view.has(" INFO", at: 24): break
      case 0x57 where view.has(" WARN", at: 24): scan.header.level = .warning
      case 0x52 where view.has("ERROR", at: 24): scan.header.level = .error
      case 0x41 where view.has("FATAL", at: 24): scan.header.level = .fatal
      case 0x45 where view.has("DEBUG", at: 24): scan.header.level = .debug
      default: return false
      }
      guard scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp) else {
        return false
      }
      var index = 19
      StampReader.readFraction(view, &index, into: &scan.header.stamp)
      scan.header.program = .garbd
      scan.header.category = .replication
      scan.message(view, 30)
      return true
    }
  )
}
