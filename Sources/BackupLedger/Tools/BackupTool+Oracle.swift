extension BackupTool {
  /// MySQL Enterprise Backup.
  static let mysqlbackup = BackupTool(
    "mysqlbackup",
    title: "MySQL Enterprise Backup",
    specification: "MySQL Enterprise Backup 8.0 manual, sections 4 and 13 (its messages)",
    lines: [
      .front("MySQL Enterprise Backup", .begins, then: "Ver"),
      // At the front: the banner says what it prints at the end of a successful run.
      .front("mysqlbackup completed OK!", .completes, "mysqlbackup completed OK!"),
      .front("mysqlbackup completed OK! with", .completes, "mysqlbackup completed with warnings"),
      BackupLine("mysqlbackup failed with errors!", .fails, "mysqlbackup failed"),
      BackupLine("MAIN ERROR:", .fails, "mysqlbackup reported an error"),
      BackupLine("Backup created in directory '", .stores),
      BackupLine("Backup Image Path = ", .stores),
    ],
    samples: [
      BackupToolSample(
        "completed",
        """
        MySQL Enterprise Backup  Ver 8.0.34-commercial for Linux on x86_64
        231029 00:00:01 MAIN     INFO: Starting to log actions.
        mysqlbackup completed OK!
        """,
        .ok
      ),
      BackupToolSample(
        "failed",
        """
        MySQL Enterprise Backup  Ver 8.0.34-commercial for Linux on x86_64
        231029 00:00:01 MAIN    ERROR: MySQL query failed.
        mysqlbackup failed with errors!
        """,
        .failed
      ),
    ]
  )

  /// MySQL Shell's dump utilities; a dump without `Dump duration` stopped on the way.
  static let mysqlShell = BackupTool(
    "mysqlsh",
    title: "MySQL Shell dump utilities",
    specification: "MySQL Shell 8.0 manual, 11.5 and 11.6",
    lines: [
      .front("Acquiring global read lock", .begins),
      .front("Initializing - done", .opens), .front("Writing global DDL files", .opens),
      .front("Dump duration: ", .completes, "MySQL Shell finished the dump").common,
      BackupLine.front("Loading DDL and Data from ", .begins).of(.restore),
      BackupLine.front("Loading DDL only from ", .begins).of(.restore),
      BackupLine(" were loaded in ", .completes, "MySQL Shell loaded the dump", then: "throughput")
        .of(.restore).common,
      BackupLine("dryRun enabled, no locks", .empties, "a dry run makes no backup"),
      .front("Schemas dumped: 0", .empties, "no schema was dumped"),
      .front("Tables dumped: 0", .empties, "no table was dumped"),
      .front("Rows written: 0", .empties, "no row was written"),
      .front("Util.dump", .fails, "MySQL Shell reported an error"),
      .front("ERROR: ", .fails, "MySQL Shell reported an error").common,
      .front("WARNING: ", .warns, "MySQL Shell warned"),
      BackupLine("Fatal error during dump", .fails, "MySQL Shell gave up"),
    ],
    samples: [
      BackupToolSample(
        "a whole dump",
        """
        Acquiring global read lock
        Global read lock acquired
        Writing global DDL files
        100% (12.54K rows / ~12.54K rows), 0.00 rows/s, 0.00 B/s uncompressed, 0.00 B/s compressed
        Dump duration: 00:00:00s
        Total duration: 00:00:00s
        """,
        .ok
      ),
      BackupToolSample(
        "stopped on the way",
        """
        Acquiring global read lock
        ERROR: [Worker001] Error while dumping chunk: MySQL server has gone away
        """,
        .failed
      ),
    ]
  )

  /// mysqlpump.
  static let mysqlpump = BackupTool(
    "mysqlpump",
    title: "mysqlpump",
    specification: "client/dump of MySQL 8.0: simple_dump_task, abstract_connection_provider",
    lines: [
      .front("Dump progress: ", .opens),
      .front("Dump completed in ", .completes, "mysqlpump completed the dump").common,
      .front("mysqlpump: ", .fails, "mysqlpump reported an error"),
      .front("mysqlpump: [WARNING]", .warns), .front("mysqlpump: [Warning]", .proves),
      .front("Dump process encountered error", .fails, "mysqlpump gave up"),
    ],
    samples: [
      BackupToolSample(
        "a whole dump",
        "Dump progress: 1/4 tables, 0/15000 rows\nDump completed in 612 milliseconds",
        .ok
      ),
      BackupToolSample(
        "an error on the way",
        """
        Dump progress: 1/4 tables, 0/15000 rows
        mysqlpump: [ERROR] (1045) Access denied for user 'backup'@'localhost' (using password: YES)
        Dump process encountered error and will not continue.
        """,
        .failed
      ),
    ]
  )

  /// mysqlbinlog as an archiver of binary logs; it is silent on success.
  static let mysqlbinlog = BackupTool(
    "mysqlbinlog",
    title: "mysqlbinlog --raw",
    specification: "client/mysqlbinlog.cc; genuine logs of MariaDB 10.11",
    lines: ["mysqlbinlog: ", "mariadb-binlog: "].flatMap {
      [
        BackupLine.front($0, .fails, "mysqlbinlog reported an error"),
        .front($0, .proves, then: "Deprecated program name"),
        .front($0, .proves, then: "Using a password"),
      ]
    } + [
      .front("ERROR: Got error reading packet", .fails, "a binary log could not be read"),
      BackupLine("Could not find first log file name", .fails, "a binary log is missing"),
    ],
    samples: [
      BackupToolSample(
        "a binary log that is gone",
        "ERROR: Got error reading packet from server: Could not find first log file name in binary log index file",
        .failed
      )
    ]
  )
}
