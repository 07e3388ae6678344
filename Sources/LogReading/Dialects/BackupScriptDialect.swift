extension LogDialect {
  static let backupScript = LogDialect(
    name: "backup-script",
    title: "Shell scripts that stamp their lines: [2023-10-29 00:00:01] text",
    specification: "the common idiom echo \"[$(date '+%Y-%m-%d %H:%M:%S')] …\"",
    firstBytes: FirstBytes("["),
    samples: [
      DialectSample(
        "[2023-10-29 00:00:01] Starting backup of stockdb",
        time: "2023-10-29T00:00:01.000000Z",
        program: "shell",
        category: .backup,
        message: "Starting backup of stockdb"
      ),
      DialectSample(
        "[2023-10-30T10:45:00+03:00] Restoring stockdb from /srv/backups/stockdb.tar.gz",
        time: "2023-10-30T07:45:00.000000Z",
        program: "shell",
        category: .restore,
        message: "Restoring stockdb from /srv/backups/stockdb.tar.gz"
      ),
    ],
    scan: { view, scan in
      guard view[0] == 0x5B,
        scan.stamps.readDateTime(view, at: 1, separator: 0x20, into: &scan.header.stamp)
          || scan.stamps.readDateTime(view, at: 1, separator: 0x54, into: &scan.header.stamp)
      else { return false }
      var index = 20
      StampReader.readFraction(view, &index, into: &scan.header.stamp)
      if view[index] == 0x20, view[index + 1] == 0x2B || view[index + 1] == 0x2D { index += 1 }
      StampReader.readOffset(view, &index, into: &scan.header.stamp)
      guard view[index] == 0x5D else { return false }
      index += 1
      scan.header.program = .shell
      let text = view.skipSpaces(index)
      var level = text
      if scan.readLevel(view, &level) { index = level }
      scan.message(view, index)
      return true
    }
  )
}
