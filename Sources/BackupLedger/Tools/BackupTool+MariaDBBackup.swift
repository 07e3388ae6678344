extension BackupTool {
  /// mariadb-backup and Percona XtraBackup, 2.4 and 8.x wordings, full, incremental, prepare, restore.
  ///
  /// All of them print `completed OK!` as their last line and only then ("must end with", MariaDB's
  /// and Percona's manuals). The data is that of the end of the copy: the snapshot is the moment when
  /// commits are blocked. innobackupex and mysqlbackup quote the line in their banners, and scripts say
  /// “Backup completed OK!”: it counts behind the tool's own stamp, or while a run of the tool is open.
  static let mariadbBackup = BackupTool(
    "mariadb-backup",
    title: "mariadb-backup, Percona XtraBackup",
    specification: "genuine logs of mariadb-backup 10.11; XtraBackup 2.4/8.0 manuals and sources",
    lines: [
      // In the tools' own forms: a script may say “Backup completed OK!”, and innobackupex's banner quotes it.
      BackupLine("[00] ", .completes, completedOK, then: "completed OK!"),
      BackupLine("[Xtrabackup] completed OK!", .completes, completedOK),
      BackupLine("innobackupex: completed OK!", .completes, completedOK),
      .front("completed OK!", .completes, completedOK).common,
      BackupLine("Connecting to MariaDB server host:", .opens),
      BackupLine("Connecting to MySQL server host:", .opens),
      BackupLine("Using server version", .begins),
      BackupLine("recognized server arguments:", .opens),
      .front("mariabackup based on", .opens), .front("mariadb-backup based on", .opens),
      BackupLine("innobackupex: Starting the ", .opens), .front("xtrabackup version", .opens),
      .front("xtrabackup based on", .opens),
      BackupLine("Executing BACKUP STAGE BLOCK_COMMIT", .snapshots),
      BackupLine("Starting BACKUP STAGE BLOCK_COMMIT", .snapshots),
      BackupLine("Executing FLUSH TABLES WITH READ LOCK", .snapshots),
      BackupLine("Executing LOCK BINLOG FOR BACKUP", .snapshots),
      BackupLine("Executing FLUSH NO_WRITE_TO_BINLOG", .snapshots),
      BackupLine("Backup created in directory '", .stores),
      BackupLine("incremental backup from ", .buildsOn),
      BackupLine("The latest check point (for incremental): '", .reaches),
      BackupLine("Starting InnoDB instance for recovery", .operates(.prepare)),
      BackupLine("This target seems to be not prepared yet", .operates(.prepare)),
      BackupLine("This target seems to be already prepared", .operates(.prepare)),
      BackupLine("recognized client arguments:", .operates(.prepare), then: "--prepare"),
      BackupLine("recognized client arguments:", .operates(.restore), then: "--copy-back"),
      BackupLine("recognized client arguments:", .operates(.restore), then: "--move-back"),
      BackupLine("Copying ./", .operates(.restore), at: .front),
      BackupLine("Moving ./", .operates(.restore), at: .front),
      BackupLine("Failed to connect to M", .fails, "the server refused the connection"),
      BackupLine("Access denied for user", .fails, "the server refused the login").common,
      .front("Error: ", .fails, "the tool reported an error").common,
      .front("Error: missing required privilege", .fails, "the account lacks a privilege").common,
      BackupLine("] FATAL ERROR: ", .fails, "the tool gave up"),
      BackupLine("mariadb-backup: InnoDB files do not exist", .fails, "InnoDB's files are missing"),
      BackupLine("innodb_init() returned", .fails, "InnoDB could not be started on the backup"),
      BackupLine("srv_start() returned", .fails, "InnoDB could not be started on the backup"),
      BackupLine("mariadb-backup: Can't create", .fails, "the backup could not be written"),
      BackupLine("mariabackup: Can't create", .fails, "the backup could not be written"),
      BackupLine("mariabackup: Error", .fails, "the tool reported an error"),
      BackupLine("mariabackup: error:", .fails, "the tool reported an error"),
      BackupLine("mariadb-backup: Error", .fails, "the tool reported an error"),
      .front("mariadb-backup: unknown ", .fails, "the tool refused an option"),
      .front("mariabackup: unknown ", .fails, "the tool refused an option"),
      .front("xtrabackup: unknown ", .fails, "the tool refused an option"),
      BackupLine("xtrabackup: error:", .fails, "the tool reported an error"),
      BackupLine("xtrabackup: Error:", .fails, "the tool reported an error"),
      BackupLine("innobackupex: Error", .fails, "the tool reported an error"),
      BackupLine("innobackupex: fatal error", .fails, "the tool reported an error"),
      BackupLine("[ERROR] [MY-", .fails, "the tool reported an error", then: "[Xtrabackup]"),
      BackupLine("[ERROR] InnoDB:", .fails, "InnoDB reported an error"),
      BackupLine("[ERROR] [FATAL]", .fails, "InnoDB reported a fatal error"),
      BackupLine("InnoDB: Operating system error number", .fails, "the operating system refused"),
      .front("mbstream: ", .fails, "the stream could not be written"),
      .front("xbstream: ", .fails, "the stream could not be written"),
      BackupLine("Error writing file", .fails, "the backup could not be written"),
      BackupLine("failed to read page after", .fails, "a page is damaged"),
      BackupLine("Database page corruption detected", .fails, "a page is damaged"),
      BackupLine("got signal", .fails, "the tool crashed"),
      BackupLine(
        "Was only able to copy log from",
        .fails,
        "the redo log was overwritten meanwhile"
      ),
      BackupLine(
        "Unable to open './#innodb_redo/",
        .fails,
        "a part of the redo log was gone before it was read, whatever the last line says"
      ),
      BackupLine(
        "The log was not applied to the intended LSN",
        .fails,
        "the redo log that was copied is damaged or incomplete"
      ),
      BackupLine("log block numbers mismatch", .fails, "the redo log was overwritten meanwhile"),
      BackupLine("is not enabled for incremental", .fails, "the base does not fit"),
      BackupLine("This incremental backup seems not to be proper", .fails, "the base does not fit"),
      BackupLine(
        "Original data directory",
        .fails,
        "the data directory is not empty",
        then: "not empty"
      ),
    ],
    samples: [
      BackupToolSample(
        "a full backup",
        """
        [00] 2026-11-22 19:08:49 Connecting to MariaDB server host: localhost, user: root, password: not set
        [00] 2026-11-22 19:08:49 Using server version 10.11.19-MariaDB-0+deb12u1-log
        mariabackup based on MariaDB server 10.11.19-MariaDB debian-linux-gnu (x86_64)
        [00] 2026-11-22 19:08:50 Starting BACKUP STAGE BLOCK_COMMIT
        [00] 2026-11-22 19:08:50 Backup created in directory '/srv/stock/full/'
        [00] 2026-11-22 19:08:50 completed OK!
        """,
        .ok
      ),
      BackupToolSample(
        "cut off before completed OK!",
        """
        [00] 2026-11-22 19:08:49 Connecting to MariaDB server host: localhost, user: root, password: not set
        [00] 2026-11-22 19:08:49 Using server version 10.11.19-MariaDB-0+deb12u1-log
        [01] 2026-11-22 19:08:49 Copying ibdata1 to /srv/stock/full/ibdata1
        """,
        .partial
      ),
      BackupToolSample(
        "a wrong password",
        """
        [00] 2026-11-22 19:08:52 Connecting to MariaDB server host: localhost, user: bk, password: set
        [00] 2026-11-22 19:08:52 Failed to connect to MariaDB server: Access denied for user 'bk'@'localhost' (using password: YES).
        """,
        .failed
      ),
    ]
  )

  private static let completedOK = "the tool says completed OK!"
}
