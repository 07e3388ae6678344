extension LogDialect {
  static let mariabackup = LogDialect(
    name: "mariadb-backup",
    title: "mariadb-backup and Percona XtraBackup 2.x",
    specification:
      "MariaDB extra/mariabackup/common.h msg(); percona-xtrabackup 2.4 backup_copy.cc",
    firstBytes: FirstBytes("[0123456789\u{07}"),
    samples: [
      DialectSample(
        "[00] 2026-11-22 19:08:50 completed OK!",
        time: "2026-11-22T19:08:50.000000Z",
        program: "mariadb-backup",
        category: .backup,
        message: "completed OK!"
      ),
      DialectSample(
        "\u{07}[00] FATAL ERROR: 2026-11-22 19:08:52 Failed to connect to MariaDB server",
        time: "2026-11-22T19:08:52.000000Z",
        level: .fatal,
        program: "mariadb-backup",
        category: .backup,
        message: "Failed to connect to MariaDB server"
      ),
      DialectSample(
        "191015 12:00:00 [01] Copying ./ibdata1 to /backup/ibdata1",
        time: "2019-10-15T12:00:00.000000Z",
        program: "xtrabackup",
        category: .backup,
        message: "Copying ./ibdata1 to /backup/ibdata1"
      ),
      DialectSample(
        "191015 12:00:09 completed OK!",
        time: "2019-10-15T12:00:09.000000Z",
        program: "xtrabackup",
        category: .backup,
        message: "completed OK!"
      ),
    ],
    scan: { view, scan in
      var index = view[0] == 0x07 ? 1 : 0
      if view[index] == 0x5B {
        guard isDigit(view[index + 1]), isDigit(view[index + 2]), view[index + 3] == 0x5D else {
          return false
        }
        index = view.skipSpaces(index + 4)
        if view.has("FATAL ERROR:", at: index) {
          scan.header.level = .fatal
          index = view.skipSpaces(index + 12)
        } else if view.has("error:", at: index) {
          scan.header.level = .error
          index = view.skipSpaces(index + 6)
        }
        guard scan.stamps.readDateTime(view, at: index, separator: 0x20, into: &scan.header.stamp)
        else { return false }
        index += 19
        scan.header.program = .mariabackup
      } else {
        guard scan.stamps.readShortDateTime(view, at: index, into: &scan.header.stamp) else {
          return false
        }
        index = view.skipSpaces(index + 15)
        if view[index] == 0x5B, isDigit(view[index + 1]), isDigit(view[index + 2]),
          view[index + 3] == 0x5D
        {
          index += 4
        } else if !(isLetter(view[index]) && mentionsBackup(view.from(index))) {
          return false
        }
        scan.header.program = .xtrabackup
      }
      if view[index] == 0x20 { index += 1 }
      scan.header.category = .backup
      scan.header.messageStart = Int32(truncatingIfNeeded: index)
      return true
    }
  )

  /// Words with which XtraBackup 2.x's own unnumbered lines begin.
  private static func mentionsBackup(_ text: ByteView) -> Bool {
    let starts: [StaticString] = [
      "completed OK!", "innobackupex", "xtrabackup", "Executing ", "Finished backing up",
      "Starting to backup", "Backup created", "All tables unlocked", "version_check",
      "Connecting to MySQL", ">> log scanned", "Connected to MySQL", "Writing ",
    ]
    return starts.contains { text.has($0) }
  }
}
