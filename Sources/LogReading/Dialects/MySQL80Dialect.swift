extension LogDialect {
  static let mysql80 = LogDialect(
    name: "mysql-8.0",
    title: "MySQL and Percona Server 8.0 and later, traditional sink",
    specification: "mysql-server 8.0.41 sql/server_component/log_sink_trad.cc",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "2026-03-01T10:02:11.000412Z 1 [ERROR] [MY-012611] [InnoDB] Operating system error number 28 in a file operation.",
        time: "2026-03-01T10:02:11.000412Z",
        level: .error,
        category: .diskFull,
        message: "Operating system error number 28 in a file operation."
      ),
      DialectSample(
        "2025-10-26T02:30:00.000000+01:00 0 [System] [MY-013172] [Server] Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: 8.0.40).",
        time: "2025-10-26T01:30:00.000000Z",
        level: .system,
        category: .shutdown,
        message:
          "Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: 8.0.40)."
      ),
    ],
    scan: { view, scan in scanISOServerLine(view, &scan, coded: true) }
  )

  static let mysql57 = LogDialect(
    name: "mysql-5.7",
    title: "MySQL and Percona Server 5.7",
    specification: "mysql-server 5.7.18 sql/log.cc:2087",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "2020-05-04T08:00:02.000000Z 0 [ERROR] /usr/sbin/mysqld: Table './shop/t' is marked as crashed and should be repaired",
        time: "2020-05-04T08:00:02.000000Z",
        level: .error,
        category: .corruption,
        message:
          "/usr/sbin/mysqld: Table './shop/t' is marked as crashed and should be repaired"
      )
    ],
    scan: { view, scan in scanISOServerLine(view, &scan, coded: false) }
  )
}

/// `ISO thread [Level] [MY-code] [subsystem] message`, with the two brackets or without.
private func scanISOServerLine(_ view: ByteView, _ scan: inout HeaderScan, coded: Bool) -> Bool {
  guard var index = scan.stamps.readISO(view, at: 0, into: &scan.header.stamp),
    view[index] == 0x20
  else { return false }
  index += 1
  guard scan.readThread(view, &index), scan.readLevel(view, &index) else { return false }
  let hasCode =
    view[index] == 0x20 && view[index + 1] == 0x5B && view[index + 2] == 0x4D
    && view[index + 3] == 0x59 && view[index + 4] == 0x2D
  guard hasCode == coded else { return false }
  if hasCode {
    index += 5
    var code: Int32 = 0
    let start = index
    while isDigit(view[index]), index - start < 8 {
      code = code &* 10 &+ Int32(view.base[index] &- 0x30)
      index += 1
    }
    guard index > start, view[index] == 0x5D else { return false }
    scan.header.code = code
    index += 1
    if view[index] == 0x20, view[index + 1] == 0x5B {
      // The sink cuts the subsystem to twelve letters.
      var close = index + 2
      while close < index + 24, view[close] != 0x5D { close += 1 }
      if view[close] == 0x5D {
        scan.header.subsystemStart = Int32(truncatingIfNeeded: index + 2)
        scan.header.subsystemEnd = Int32(truncatingIfNeeded: close)
        index = close + 1
      }
    }
  }
  scan.message(view, index)
  return true
}
