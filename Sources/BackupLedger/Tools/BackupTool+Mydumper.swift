extension BackupTool {
  /// mydumper.
  ///
  /// `Finished dump at` is also written after errors (its exit status is then 1), so any CRITICAL or
  /// ERROR before it outweighs it.
  static let mydumper = BackupTool(
    "mydumper",
    title: "mydumper",
    specification: "genuine logs of mydumper 0.10.1; mydumper.c (GLib log levels)",
    lines: [
      // A script may print the same words of its own accord.
      .front("** Message: ", .begins, then: "Started dump at: "),
      BackupLine("[INFO] - Started dump at: ", .begins),
      .front("** Message: ", .completes, "mydumper finished the dump", then: "Finished dump at: "),
      BackupLine("[INFO] - Finished dump at: ", .completes, "mydumper finished the dump"),
      BackupLine("Server version reported as: ", .opens),
      BackupLine("dumping schema for `", .describes), BackupLine("dumping data for `", .reads),
      BackupLine("dumping data from `", .reads),
      .front("** Message: ", .works), BackupLine("[INFO] - Thread ", .works),
      BackupLine("[INFO] - Non-InnoDB dump complete", .works),
      BackupLine("dumping db information for `", .names),
      BackupLine("dumping schema create for `", .names),
      .front("** (mydumper:", .fails, "mydumper reported a critical error", then: "CRITICAL **"),
      .front("** (mydumper:", .fails, "mydumper reported an error", then: "ERROR **"),
      .front("** (mydumper:", .warns, "mydumper warned", then: "WARNING **"),
      BackupLine("[CRITICAL] - ", .fails, "mydumper reported a critical error"),
      BackupLine("[ERROR] - ", .fails, "mydumper reported an error"),
      BackupLine("[WARNING] - ", .warns, "mydumper warned"),
    ],
    samples: [
      BackupToolSample(
        "a whole dump",
        """
        2026-11-22 19:08:55 [INFO] - Server version reported as: 10.11.19-MariaDB-0+deb12u1-log
        2026-11-22 19:08:55 [INFO] - Started dump at: 2026-11-22 19:08:55
        2026-11-22 19:08:55 [INFO] - Thread 1 dumping data for `stockdb`.`items`
        2026-11-22 19:08:55 [INFO] - Finished dump at: 2026-11-22 19:08:55
        """,
        .ok
      ),
      BackupToolSample(
        "CRITICAL before Finished dump",
        """
        ** Message: 12:00:01.100: Started dump at: 2026-11-22 12:00:01
        ** (mydumper:776): CRITICAL **: 12:00:01.173: Couldn't execute 'FLUSH TABLES WITH READ LOCK': Access denied; you need (at least one of) the RELOAD privilege(s) for this operation
        ** Message: 12:00:01.300: Finished dump at: 2026-11-22 12:00:01
        """,
        .failed
      ),
    ]
  )

  /// myloader, which reads mydumper's folders back.
  ///
  /// It prints no line of success: a restore counts as whole when every thread that it made was shut
  /// down and nothing was critical.
  static let myloader = BackupTool(
    "myloader",
    title: "myloader",
    specification: "genuine logs of mydumper 0.10.1; myloader.c",
    lines: [
      BackupLine(" threads created", .begins),
      BackupLine("restoring `", .operates(.restore)),
      BackupLine("Creating table `", .operates(.restore)),
      BackupLine("Dropping table or view (if exists)", .operates(.restore)),
      BackupLine(": Thread ", .reaches, then: "shutting down"),
      .front("** (myloader:", .fails, "myloader reported a critical error", then: "CRITICAL **"),
      .front("** (myloader:", .fails, "myloader reported an error", then: "ERROR **"),
    ],
    samples: [
      BackupToolSample(
        "every thread ends",
        """
        ** Message: 19:08:55.238: 2 threads created
        ** Message: 19:08:55.249: Thread 1 restoring `stockdb`.`audit_trail` part 0
        ** Message: 19:08:55.258: Thread 2 shutting down
        ** Message: 19:08:55.294: Thread 1 shutting down
        """,
        .ok
      ),
      BackupToolSample(
        "one thread does not end",
        """
        ** Message: 19:08:55.238: 2 threads created
        ** Message: 19:08:55.249: Thread 1 restoring `stockdb`.`audit_trail` part 0
        ** Message: 19:08:55.258: Thread 2 shutting down
        """,
        .partial
      ),
    ]
  )
}
