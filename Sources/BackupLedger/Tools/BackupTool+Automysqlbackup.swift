extension BackupTool {
  /// automysqlbackup: one run per database.
  ///
  /// The script sends its standard error to a file and prints that file below a WARNING at the end, so
  /// a report that reaches `Total disk space used` without that block had no error that could be written
  /// down. The file lies on the backup's own disk, so the size of each file must be shown too (`RunJudge`).
  static let automysqlbackup = BackupTool(
    "automysqlbackup",
    title: "automysqlbackup",
    specification: "genuine logs of automysqlbackup 2.6; the script itself",
    lines: [
      BackupLine("AutoMySQLBackup VER", .begins),
      .front("Backup Start Time ", .works),
      .front("Daily Backup of Database ( ", .divides),
      .front("Weekly Backup of Database ( ", .divides),
      .front("Monthly Backup of ", .divides),
      .front("Backup Information for ", .stores),
      .front("Compression information for ", .stores),
      BackupLine("bits/byte", .measures).common,
      .front("Backup End ", .works),
      .front("Total disk space used", .completes, "the report ends without an error block").common,
      BackupLine(
        "Errors reported during AutoMySQLBackup",
        .fails,
        "automysqlbackup reports errors"
      ),
      BackupLine("###### WARNING ######", .fails, "automysqlbackup reports errors"),
    ],
    samples: [
      BackupToolSample(
        "two databases",
        """
        AutoMySQLBackup VER 2.5
        Backup Start Time Sun Nov 22 19:08:55 UTC 2026
        Daily Backup of Database ( stockdb )
        Backup Information for /backup/daily/stockdb/stockdb_2026-11-22_19h08m.Sunday.sql
                 compressed        uncompressed  ratio uncompressed_name
                     336927             3316905  89.8% /backup/daily/stockdb/stockdb_2026-11-22_19h08m.Sunday.sql
        Daily Backup of Database ( usersdb )
        Backup Information for /backup/daily/usersdb/usersdb_2026-11-22_19h08m.Sunday.sql
                 compressed        uncompressed  ratio uncompressed_name
                      10485              101790  89.8% /backup/daily/usersdb/usersdb_2026-11-22_19h08m.Sunday.sql
        Backup End Sun Nov 22 19:08:55 UTC 2026
        Total disk space used for backup storage..
        """,
        .ok,
        .ok
      ),
      BackupToolSample(
        "nothing in the dump",
        """
        AutoMySQLBackup VER 2.5
        Backup Start Time Sun Nov 22 19:08:55 UTC 2026
        Daily Backup of Database ( stockdb )
        Backup Information for /backup/daily/stockdb/stockdb_2026-11-22_19h08m.Sunday.sql
                 compressed        uncompressed  ratio uncompressed_name
                         20                   0   0.0% /backup/daily/stockdb/stockdb_2026-11-22_19h08m.Sunday.sql
        Backup End Sun Nov 22 19:08:55 UTC 2026
        Total disk space used for backup storage..
        """,
        .empty
      ),
    ]
  )
}
