extension LogDialect {
  static let queryLogs = LogDialect(
    name: "query-logs",
    title: "General, slow, audit and SQL error logs, which lie beside the error log",
    specification: "MySQL and MariaDB manuals: The General Query Log, The Slow Query Log; "
      + "MariaDB plugin/server_audit and plugin/sql_errlog",
    firstBytes: FirstBytes("#0123456789\tTS/uUsm"),
    samples: [
      DialectSample(
        "2018-10-15T18:38:50.315829Z\t   33 Query\tSELECT 1",
        time: "2018-10-15T18:38:50.315829Z",
        category: .other,
        message: "Query\tSELECT 1"
      ),
      DialectSample(
        "191015  9:46:45\t    13 Query\tSELECT 1",
        time: "2019-10-15T09:46:45.000000Z",
        category: .other,
        message: "Query\tSELECT 1"
      ),
      DialectSample(
        "# Time: 231028 23:40:01",
        time: "2023-10-28T23:40:01.000000Z",
        category: .other,
        message: "# Time: 231028 23:40:01"
      ),
      DialectSample(
        "20231028 23:40:01,vm,root,localhost,4,6,QUERY,,'CREATE DATABASE stockdb',0",
        time: "2023-10-28T23:40:01.000000Z",
        category: .other,
        message: "vm,root,localhost,4,6,QUERY,,'CREATE DATABASE stockdb',0"
      ),
      DialectSample(
        "2023-10-28 23:40:01 root[root] @ localhost [] ERROR 1062: Duplicate entry 'a' for key 'sku' : INSERT INTO items(sku) VALUES('a')",
        time: "2023-10-28T23:40:01.000000Z",
        level: .error,
        category: .other,
        message:
          "root[root] @ localhost [] ERROR 1062: Duplicate entry 'a' for key 'sku' : INSERT INTO items(sku) VALUES('a')"
      ),
    ],
    scan: { view, scan in
      scan.header.category = .other
      switch view[0] {
      case 0x23: return scanSlow(view, &scan)
      case 0x09: return scanGeneralEntry(view, 0, &scan)
      case 0x54: return view.has("Tcp port: ") || view.has("Time  ") || view.has("Time\t")
      case 0x30...0x39: return scanStamped(view, &scan)
      default:
        return view.contains(", Version: ") && view.contains("started with:")
      }
    }
  )

  /// `# Time: …`, `# User@Host: …`, `# Query_time: …`.
  private static func scanSlow(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    if view.has("# Time: ") {
      if scan.stamps.readISO(view, at: 8, into: &scan.header.stamp) != nil { return true }
      return scan.stamps.readShortDateTime(view, at: 8, into: &scan.header.stamp)
    }
    return view.has("# User@Host: ")
  }

  private static func scanStamped(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    if let end = scan.stamps.readISO(view, at: 0, into: &scan.header.stamp) {
      let isGap = view[end] == 0x09 || view[end] == 0x20 && view[end + 1] == 0x20
      return isGap && scanGeneralEntry(view, end, &scan)
    }
    if scan.stamps.readShortDateTime(view, at: 0, into: &scan.header.stamp) {
      if view[15] == 0x09 { return scanGeneralEntry(view, 15, &scan) }
      return scanAuditNotice(view, &scan)
    }
    if scan.stamps.readDateTime(view, at: 0, separator: 0x20, into: &scan.header.stamp) {
      guard view[19] == 0x20, let at = view.slice(0, 300).firstRange(of: "] @ "),
        view.slice(0, 600).firstRange(of: " ERROR ", from: at.upperBound) != nil
      else { return false }
      scan.header.level = .error
      scan.header.messageStart = 20
      return true
    }
    return scanAudit(view, &scan)
  }

  /// A thread's number, a command and a tab after the stamp, or after tabs where the stamp is the
  /// line's before.
  private static func scanGeneralEntry(
    _ view: ByteView,
    _ start: Int,
    _ scan: inout HeaderScan
  ) -> Bool {
    var index = start
    while view[index] == 0x09 || view[index] == 0x20 { index += 1 }
    let end = view.skipDigits(index)
    guard end > index, end - index < 20, view[end] == 0x20, isLetter(view[end + 1]) else {
      return false
    }
    let head = view.slice(0, end + 24)
    guard head.firstIndex(of: 0x09, from: end) != nil || head.firstRange(of: "  ", from: end) != nil
    else { return false }
    if view.contains("Access denied for user") { scan.header.category = .accessDenied }
    scan.header.thread = view.number(index, end)
    scan.header.hasThread = true
    scan.header.messageStart = Int32(truncatingIfNeeded: end + 1)
    return true
  }

  /// `20231028 23:40:01,host,user,…` (MariaDB's server_audit).
  private static func scanAudit(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    guard view.skipDigits(0) == 8, view[8] == 0x20, view[17] == 0x2C,
      scan.stamps.readShortDateTime(view.from(2), at: 0, into: &scan.header.stamp)
    else { return false }
    scan.header.messageStart = 18
    return true
  }

  /// `210218 12:30:43 server_audit: STOPPED`, which the plugin writes into the error log.
  private static func scanAuditNotice(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    guard view.has("server_audit:", at: view.skipSpaces(15)) else { return false }
    scan.header.messageStart = Int32(truncatingIfNeeded: view.skipSpaces(15))
    return true
  }
}
