extension LogDialect {
  static let transferScript = LogDialect(
    name: "wsrep_sst",
    title: "The scripts that carry Galera's state transfers, wsrep_sst_*",
    specification: "MariaDB and Percona XtraDB Cluster scripts/wsrep_sst_common.sh wsrep_log()",
    firstBytes: FirstBytes("W12"),
    samples: [
      DialectSample(
        "WSREP_SST: [INFO] Bypassing state dump (SST) (20240302 23:51:56.101)",
        time: "2024-03-02T23:51:56.101000Z",
        program: "wsrep_sst",
        category: .replication,
        message: "Bypassing state dump (SST)"
      ),
      DialectSample(
        "2019-10-15T12:00:09.250Z WSREP_SST: [ERROR] Removing /var/lib/mysql//.sst",
        time: "2019-10-15T12:00:09.250000Z",
        level: .error,
        program: "wsrep_sst",
        category: .replication,
        message: "Removing /var/lib/mysql//.sst"
      ),
      DialectSample(
        "WSREP_SST: [INFO] waiting",
        time: nil,
        program: "wsrep_sst",
        category: .replication,
        message: "waiting"
      ),
    ],
    scan: { view, scan in
      var index = 0
      if view[0] != 0x57 {
        // Most lines that begin with a stamp are the server's own.
        guard view.slice(19, 40).contains("WSREP_SST: "),
          let end = scan.stamps.readISO(view, at: 0, into: &scan.header.stamp), view[end] == 0x20
        else { return false }
        index = end + 1
      }
      guard view.has("WSREP_SST: [", at: index) else { return false }
      scan.header.subsystemStart = Int32(truncatingIfNeeded: index)
      scan.header.subsystemEnd = Int32(truncatingIfNeeded: index + 9)
      index += 11
      if view.has("[INFO]", at: index) {
        index += 6
      } else if view.has("[WARNING]", at: index) {
        scan.header.level = .warning
        index += 9
      } else if !scan.readLevel(view, &index) {
        return false
      }
      scan.header.program = .transferScript
      scan.message(view, index)
      readClosingStamp(view, &scan)
      return true
    }
  )

  /// ` (20240302 23:51:56.101)` at a line's end, where the line has no stamp before.
  private static func readClosingStamp(_ view: ByteView, _ scan: inout HeaderScan) {
    let open = view.count - 23
    guard scan.header.stamp.kind == .none, open > 0, view.has(" (20", at: open - 1),
      view[view.count - 1] == 0x29,
      scan.stamps.readShortDateTime(view, at: open + 3, into: &scan.header.stamp)
    else { return }
    var index = open + 18
    StampReader.readFraction(view, &index, into: &scan.header.stamp)
    scan.header.messageEnd = Int32(truncatingIfNeeded: open - 1)
  }
}
