extension LogDialect {
  static let backupReports = LogDialect(
    name: "backup-reports",
    title: "The reports of automysqlbackup, restic, borg, mysqldump -v and mariadb-backup's banner",
    specification:
      "automysqlbackup 2.5; restic 0.14 and borg 1.2 manuals; client/mysqldump.cc verbose_msg",
    firstBytes: FirstBytes("ABDFTRrcpsonu-mx"),
    samples: [
      DialectSample(
        "Backup Start Time Sun Nov 22 19:08:55 UTC 2026",
        time: nil,
        program: "automysqlbackup",
        category: .backup,
        message: "Backup Start Time Sun Nov 22 19:08:55 UTC 2026"
      ),
      DialectSample(
        "-- Retrieving table structure for table items...",
        time: nil,
        program: "mysqldump",
        category: .backup,
        message: "-- Retrieving table structure for table items..."
      ),
      DialectSample(
        "mariabackup based on MariaDB server 10.11.19-MariaDB debian-linux-gnu (x86_64)",
        time: nil,
        program: "mariadb-backup",
        category: .backup,
        message: "mariabackup based on MariaDB server 10.11.19-MariaDB debian-linux-gnu (x86_64)"
      ),
      DialectSample(
        "Archive name: stock-1",
        time: nil,
        program: "borg",
        category: .backup,
        message: "Archive name: stock-1"
      ),
      DialectSample(
        "processed 2 files, 3.268 MiB in 0:00",
        time: nil,
        program: "restic",
        category: .backup,
        message: "processed 2 files, 3.268 MiB in 0:00"
      ),
    ],
    scan: { view, scan in
      for start in starts where view.has(start.0) {
        scan.header.program = start.1
        scan.header.category = .backup
        return true
      }
      return false
    }
  )

  private static let starts: [(StaticString, Program)] = [
    ("AutoMySQLBackup VER", .automysqlbackup), ("Backup of Database Server", .automysqlbackup),
    ("Backup Start Time", .automysqlbackup), ("Backup End", .automysqlbackup),
    ("Backup Information for", .automysqlbackup), ("Daily Backup of", .automysqlbackup),
    ("Weekly Backup of", .automysqlbackup), ("Monthly Backup of", .automysqlbackup),
    ("Rotating last", .automysqlbackup), ("Total disk space used for backup", .automysqlbackup),
    ("-- Connecting to ", .mysqldump), ("-- Disconnecting from ", .mysqldump),
    ("-- Starting transaction", .mysqldump), ("-- Setting savepoint", .mysqldump),
    ("-- Retrieving ", .mysqldump), ("-- Sending SELECT", .mysqldump),
    ("-- Rolling back to savepoint", .mysqldump), ("-- Releasing savepoint", .mysqldump),
    ("-- Dump completed", .mysqldump),
    ("mariabackup based on ", .mariabackup), ("mariadb-backup based on ", .mariabackup),
    ("xtrabackup version ", .xtrabackup), ("xtrabackup: ", .xtrabackup),
    ("innobackupex", .xtrabackup),
    ("Archive name: ", .borg), ("Archive fingerprint: ", .borg), ("Repository: ", .borg),
    ("Repository ", .borg), ("Archive ", .borg), ("Failed to create/acquire the lock", .borg),
    ("created restic repository", .restic), ("processed ", .restic), ("snapshot ", .restic),
    ("Added to the repo", .restic), ("no parent snapshot found", .restic),
    ("using parent snapshot", .restic), ("no errors were found", .restic),
    ("repository ", .restic),
  ]
}
