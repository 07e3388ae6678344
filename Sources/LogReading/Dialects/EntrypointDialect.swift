extension LogDialect {
  static let entrypoint = LogDialect(
    name: "entrypoint",
    title: "The entry points of the mysql, mariadb and percona container images",
    specification:
      "docker-library/mysql and MariaDB/mariadb-docker docker-entrypoint.sh, mysql_log",
    firstBytes: FirstBytes("0123456789["),
    samples: [
      DialectSample(
        "2025-09-15 07:55:47+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server 8.4.2 started.",
        time: "2025-09-15T07:55:47.000000Z",
        program: "entrypoint",
        category: .startup,
        message: "Entrypoint script for MySQL Server 8.4.2 started."
      ),
      DialectSample(
        "[Warn] [Entrypoint]: no root password given",
        time: nil,
        level: .warning,
        program: "entrypoint",
        category: .other,
        message: "no root password given"
      ),
    ],
    scan: { view, scan in
      var index = 0
      if view[0] != 0x5B {
        guard
          scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp)
            || scan.stamps.readDateTime(view, at: 0, separator: 0x54, into: &scan.header.stamp)
        else { return false }
        index = 19
        StampReader.readFraction(view, &index, into: &scan.header.stamp)
        StampReader.readOffset(view, &index, into: &scan.header.stamp)
        guard view[index] == 0x20 else { return false }
        index += 1
      }
      guard scan.readLevel(view, &index), view.has(" [Entrypoint]", at: index) else {
        return false
      }
      index += 13
      if view[index] == 0x3A { index += 1 }
      scan.header.program = .entrypoint
      scan.message(view, index)
      return true
    }
  )
}
