extension LogDialect {
  static let innodbStamp = LogDialect(
    name: "innodb-stamp",
    title: "InnoDB's own stamps in MySQL 5.6 and 5.7 and MariaDB, with a hexadecimal thread",
    specification: "mysql-server 5.6.40 and 5.7.18 storage/innobase/ut/ut0ut.cc ut_print_timestamp",
    firstBytes: .digits,
    samples: [
      DialectSample(
        "2016-03-01 10:00:00 7f11a2b3c700 InnoDB: Error: page 5 log sequence number 99",
        time: "2016-03-01T10:00:00.000000Z",
        level: .error,
        category: .corruption,
        message: "InnoDB: Error: page 5 log sequence number 99"
      ),
      DialectSample(
        "2016-07-19 15:59:01 0x7facd1d7c780  InnoDB: Assertion failure in thread 140380 in file fut0lst.ic line 85",
        time: "2016-07-19T15:59:01.000000Z",
        level: .error,
        category: .crash,
        message: "InnoDB: Assertion failure in thread 140380 in file fut0lst.ic line 85"
      ),
    ],
    scan: { view, scan in
      guard scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp),
        view[19] == 0x20
      else { return false }
      var index = 20
      if view[20] == 0x30, view[21] == 0x78 { index = 22 }
      let start = index
      var thread: UInt64 = 0
      while isHexDigit(view[index]), index - start < 17 {
        let byte = view[index]
        thread = thread &* 16 &+ UInt64(isDigit(byte) ? byte &- 0x30 : (byte | 0x20) &- 0x57)
        index += 1
      }
      guard index > start, view[index] == 0x20 else { return false }
      let text = view.skipSpaces(index)
      guard view.has("InnoDB:", at: text) || view.has("INNODB MONITOR OUTPUT", at: text) else {
        return false
      }
      scan.header.thread = thread
      scan.header.hasThread = true
      scan.header.level = innodbTextLevel(view, text)
      scan.header.messageStart = Int32(truncatingIfNeeded: text)
      if view.has("INNODB MONITOR OUTPUT", at: text) { scan.header.block = .monitor }
      return true
    }
  )
}
