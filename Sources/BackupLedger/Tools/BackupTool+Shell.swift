extension BackupTool {
  /// Shell scripts of any author: what the shell and the C library say when something goes wrong.
  ///
  /// The scripts' own words (`Starting backup`, `Sicherung beendet`) are read by `ScriptWords`: they
  /// place a run in time and are no evidence of success.
  static let shell = BackupTool(
    "mysqldump-script",
    title: "shell script around mysqldump",
    specification: "bash and dash messages; glibc, bash and tar message catalogues",
    lines: neverStarted + systemErrors + signals + [
      .front("-- Dump completed", .completes, trailerWords),
      // `stockdb: -- Dump completed on …`, `last line: [-- Dump completed on …]`.
      BackupLine(": -- Dump completed on ", .completes, trailerWords),
      BackupLine("[-- Dump completed on ", .completes, trailerWords),
    ] + dumpText + [
      BackupLine("set -e", .works, at: .front)
    ],
    samples: [
      BackupToolSample(
        "a closing echo is no evidence",
        """
        Backup started at Sun Oct 29 00:00:01 EAT 2023
        Backup successful: stockdb_2023-10-29.sql.gz
        """,
        .unknown
      ),
      BackupToolSample(
        "the dump fails, the script does not notice",
        """
        [2023-10-05 00:00:01] Starting backup of stockdb
        mysqldump: Got error: 1045: "Access denied for user 'backup'@'localhost' (using password: YES)" when trying to connect
        tar: Removing leading `/' from member names
        /backup/stockdb_2023-10-05.sql
        [2023-10-05 00:00:01] Backup completed: /backup/stockdb_2023-10-05.tar.gz
        """,
        .failed
      ),
      BackupToolSample(
        "the shell cannot run the script",
        "/bin/sh: 1: /srv/admin/stock_backup.sh: Permission denied",
        .failed
      ),
      BackupToolSample(
        "German, day first, the disk full",
        """
        29.10.2023 00:00:01 Sicherung von stockdb gestartet
        gzip: stdout: Auf dem Gerät ist kein Speicherplatz mehr verfügbar
        29.10.2023 00:03:10 Sicherung beendet
        """,
        .failed
      ),
      BackupToolSample(
        "the trailer is printed as a check",
        """
        2023-10-29 00:00:01 Starting backup of stockdb
        -- Dump completed on 2023-10-29  0:00:07
        2023-10-29 00:00:08 Backup finished
        """,
        .ok
      ),
    ]
  )

  /// What stands inside a dump, shown where a script prints a dump's last line: then it ends too early.
  private static let dumpText: [BackupLine] = [
    "/*!40", "INSERT INTO `", "UNLOCK TABLES;", "LOCK TABLES `", "CREATE TABLE `",
    "DROP TABLE IF EXISTS `",
  ].flatMap { text in
    [
      BackupLine.front(text, .doubts, dumpTextWords),
      BackupLine(": " + text, .doubts, dumpTextWords),
    ]
  }
  private static let dumpTextWords = "the log shows a line of a dump that is not its trailer"

  /// How a dump's own last line is worded as a reason.
  static let trailerWords = "the log shows the dump's trailer"

  /// cron's shell, or a wrapper, could not run the script at all.
  private static let neverStarted: [BackupLine] = ["sh: ", "bash: ", "dash: ", "env: "].flatMap {
    shell in
    [
      BackupLine.front(
        shell,
        .neverStarted,
        "the script could not be run",
        then: "Permission denied"
      ),
      .front(shell, .neverStarted, "the script could not be run", then: "Keine Berechtigung"),
      .front(shell, .neverStarted, "the script could not be run", then: "not found"),
      .front(shell, .neverStarted, "the script could not be run", then: "nicht gefunden"),
      .front(
        shell,
        .neverStarted,
        "the script could not be run",
        then: "No such file or directory"
      ),
      .front(shell, .neverStarted, "the script could not be run", then: "Can't open"),
      .front(shell, .neverStarted, "the script could not be run", then: "cannot open"),
      .front(shell, .neverStarted, "the script could not be run", then: "bad interpreter"),
    ]
  }

  private static let systemErrors: [BackupLine] =
    SystemMessages.errors
    + [
      ("no space left on device", "the disk was full"),
      ("Transport endpoint is not connected", "the backup disk was not mounted"),
      ("Stale file handle", "the network file system lost the file"),
      ("Host key verification failed", "the remote host was refused"),
      ("Could not resolve host", "the remote host could not be found"),
    ].map { BackupLine($0.0, .fails, $0.1) }
    + [
      "a password is required", "a terminal is required", "sorry, you must have a tty",
      "is not in the sudoers file", "command not found", "not allowed to",
    ].map { .front("sudo: ", .fails, "sudo refused", then: $0) }

  /// What the shell prints of a job that a signal ended: `line 7:  6668 Killed   mysqldump …`.
  private static let signals: [BackupLine] =
    [
      (": line ", " Killed ", "was killed"), (": Zeile ", " Getötet ", "was killed"),
      (": line ", " Terminated ", "was terminated"), (": Zeile ", " Beendet ", "was terminated"),
      (": line ", " Segmentation fault ", "crashed"),
      (": Zeile ", " Speicherzugriffsfehler ", "crashed"), (": line ", " Aborted ", "aborted"),
      (": line ", " Bus error ", "crashed"),
    ].map { BackupLine($0.0, .fails, "a program of the script " + $0.2, then: $0.1) }
    + [
      ("Killed", "was killed"), ("Terminated", "was terminated"),
      ("Segmentation fault", "crashed"), ("Segmentation fault (core dumped)", "crashed"),
    ].map { BackupLine($0.0, .fails, "a program of the script " + $0.1, at: .whole) }
}
