extension LogDialect {
  static let backupTools = LogDialect(
    name: "backup-tools",
    title: "What mysqldump, mysql, tar, gzip and their like say on standard error",
    specification: "MariaDB client/mysqldump.cc; GNU tar and gzip manuals",
    firstBytes: FirstBytes("mtgr/xbE"),
    samples: [
      DialectSample(
        "mysqldump: Got error: 1049: \"Unknown database 'stock_db'\" when selecting the database",
        time: nil,
        level: .error,
        program: "mysqldump",
        category: .backup,
        message: "Got error: 1049: \"Unknown database 'stock_db'\" when selecting the database"
      ),
      DialectSample(
        "tar: Removing leading `/' from member names",
        time: nil,
        program: "tar",
        category: .backup,
        message: "Removing leading `/' from member names"
      ),
      DialectSample(
        "gzip: stdin: unexpected end of file",
        time: nil,
        level: .error,
        program: "gzip",
        category: .backup,
        message: "stdin: unexpected end of file"
      ),
    ],
    scan: { view, scan in
      for tool in tools where view.has(tool.prefix) {
        scan.header.program = tool.program
        scan.header.category = .backup
        scan.header.messageStart = Int32(truncatingIfNeeded: tool.prefix.utf8CodeUnitCount)
        if tool.noteText.map({ view.contains($0) }) != true { scan.header.level = .error }
        return true
      }
      return false
    }
  )

  /// Tools whose complaints begin with their name, and the words of the one harmless thing they say.
  private static let tools: [(prefix: StaticString, program: Program, noteText: StaticString?)] = [
    ("mysqldump: ", .mysqldump, "Warning"),
    ("mariadb-dump: ", .mysqldump, "Warning"),
    ("tar: ", .tar, "Removing leading"),
    ("gzip: ", .gzip, nil),
    ("rsync: ", .rsync, nil),
    ("rsync error: ", .rsync, nil),
  ]
}
