extension LogDialect {
  static let crash = LogDialect(
    name: "crash",
    title: "The first line of a crash: a signal or a Windows exception",
    specification: "sql/signal_handler.cc of MySQL 5.5 to 8.0.41 and of MariaDB 10.0 to 11",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "06:59:02 UTC - mysqld got signal 6 ;",
        time: nil,
        level: .fatal,
        category: .crash,
        message: "mysqld got signal 6 ;"
      ),
      DialectSample(
        "2022-03-23T12:34:56Z UTC - mysqld got signal 11 ;",
        time: "2022-03-23T12:34:56.000000Z",
        level: .fatal,
        category: .crash,
        message: "mysqld got signal 11 ;"
      ),
      DialectSample(
        "181129  1:23:23 [ERROR] mysqld got exception 0xc0000005 ;",
        time: "2018-11-29T01:23:23.000000Z",
        level: .error,
        category: .crash,
        message: "mysqld got exception 0xc0000005 ;"
      ),
      DialectSample(
        "090902 11:08:43 - mysqld got signal 6 ;",
        time: "2009-09-02T11:08:43.000000Z",
        level: .fatal,
        category: .crash,
        message: "mysqld got signal 6 ;"
      ),
    ],
    scan: { view, scan in
      var index: Int
      var level = LogLevel.fatal
      if view[10] == 0x54, let end = scan.stamps.readISO(view, at: 0, into: &scan.header.stamp) {
        index = end
      } else if scan.stamps.readShortDateTime(view, at: 0, into: &scan.header.stamp) {
        index = 15
      } else if scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp) {
        index = 19
      } else if scan.stamps.readTimeOfDay(view, at: 0, into: &scan.header.stamp) {
        index = 8
      } else {
        return false
      }
      index = view.skipSpaces(index)
      if view.has("UTC", at: index) {
        scan.header.stamp.offset = 0
        index = view.skipSpaces(index + 3)
      } else if scan.header.stamp.kind == .timeOfDay {
        return false
      }
      if view[index] == 0x2D { index = view.skipSpaces(index + 1) }
      if view[index] == 0x5B {
        guard scan.readLevel(view, &index) else { return false }
        level = scan.header.level ?? .error
        index = view.skipSpaces(index)
      }
      guard isCrashText(view, index) else { return false }
      scan.header.level = level
      scan.header.category = .crash
      scan.header.block = .crash
      scan.header.messageStart = Int32(truncatingIfNeeded: index)
      return true
    }
  )
}

/// Whether `PROGRAM got signal N` or `PROGRAM got exception 0xN` stands at the index.
///
/// `/usr/sbin/mysqld got signal`, `mariadbd.exe got exception`: the program is argv[0].
func isCrashText(_ view: ByteView, _ index: Int) -> Bool {
  guard let space = view.slice(0, index + 200).firstIndex(of: 0x20, from: index), space > index
  else { return view.has("got signal ", at: index) }
  if view.has(" got signal ", at: space) { return isDigit(view[space + 12]) }
  if view.has(" got exception 0x", at: space) { return true }
  return view.has("got signal ", at: index) || view.has("got exception 0x", at: index)
}
