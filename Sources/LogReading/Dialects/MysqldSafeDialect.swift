extension LogDialect {
  static let mysqldSafe = LogDialect(
    name: "mysqld_safe",
    title: "mysqld_safe and mariadbd-safe, all five styles of stamp",
    specification: "mysql-server 5.7.18 scripts/mysqld_safe.sh:532; MariaDB scripts/mysqld_safe.sh",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "161209 13:08:33 mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql",
        time: "2016-12-09T13:08:33.000000Z",
        program: "mysqld_safe",
        category: .startup,
        message: "Starting mysqld daemon with databases from /var/lib/mysql"
      ),
      DialectSample(
        "2016-12-09T12:08:33.335060Z mysqld_safe mysqld from pid file /var/lib/mysql/db1.pid ended",
        time: "2016-12-09T12:08:33.335060Z",
        program: "mysqld_safe",
        category: .shutdown,
        message: "mysqld from pid file /var/lib/mysql/db1.pid ended"
      ),
      DialectSample(
        "2025-09-04T01:50:46.6NZ mysqld_safe Logging to '/tmp/mysql_error.log'.",
        time: "2025-09-04T01:50:46.000000Z",
        program: "mysqld_safe",
        category: .other,
        message: "Logging to '/tmp/mysql_error.log'."
      ),
      DialectSample(
        "2025-09-04T01:50:46.6N:z mysqld_safe Logging to '/tmp/mysql_error.log'.",
        time: "2025-09-04T01:50:46.000000Z",
        program: "mysqld_safe",
        category: .other,
        message: "Logging to '/tmp/mysql_error.log'."
      ),
      DialectSample(
        "2017-04-12 10:20:30 mysqld_safe Number of processes running now: 0",
        time: "2017-04-12T10:20:30.000000Z",
        program: "mysqld_safe",
        category: .crash,
        message: "Number of processes running now: 0"
      ),
    ],
    scan: { view, scan in
      var index: Int
      if view[10] == 0x54 {
        guard let end = scan.stamps.readISO(view, at: 0, into: &scan.header.stamp) else {
          return false
        }
        index = end
        // BSD's date knows neither %N nor %:z and leaves "6NZ" or "6N:z" behind.
        if view.has("NZ", at: index) {
          scan.header.stamp.microseconds = 0
          scan.header.stamp.offset = 0
          index += 2
        } else if view.has("N:z", at: index) {
          scan.header.stamp.microseconds = 0
          index += 3
        }
      } else if scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp) {
        index = 19
      } else if scan.stamps.readShortDateTime(view, at: 0, into: &scan.header.stamp) {
        index = 15
      } else {
        return false
      }
      guard view[index] == 0x20 else { return false }
      index = view.skipSpaces(index)
      if view.has("mysqld_safe", at: index) || view.has("mariadbd-safe", at: index) {
        let end = view.firstIndex(of: 0x20, from: index) ?? view.count
        scan.header.program = .mysqldSafe
        scan.message(view, end)
        return true
      }
      return false
    }
  )
}
