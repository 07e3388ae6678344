extension LogDialect {
  static let mariadb = LogDialect(
    name: "mariadb",
    title: "MariaDB 10.1 and later, MySQL 5.6",
    specification: "MariaDB server 10.1.15 sql/log.cc:8399; mysql-server 5.6.40 sql/log.cc:2394",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "2023-10-30  6:40:00 0 [Note] InnoDB: Starting crash recovery from checkpoint LSN=29729726",
        time: "2023-10-30T06:40:00.000000Z",
        category: .crashRecovery,
        message: "InnoDB: Starting crash recovery from checkpoint LSN=29729726"
      ),
      DialectSample(
        "2016-03-01 10:00:00 4711 [Warning] Access denied for user 'app'@'10.0.0.9' (using password: YES)",
        time: "2016-03-01T10:00:00.000000Z",
        level: .warning,
        category: .accessDenied,
        message: "Access denied for user 'app'@'10.0.0.9' (using password: YES)"
      ),
    ],
    scan: { view, scan in
      guard scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp),
        view[19] == 0x20
      else { return false }
      var index = 20
      guard scan.readThread(view, &index), scan.readLevel(view, &index) else { return false }
      scan.message(view, index)
      return true
    }
  )
}
