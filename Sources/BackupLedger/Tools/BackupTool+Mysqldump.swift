extension BackupTool {
  /// mysqldump and mariadb-dump, alone or inside a script.
  ///
  /// Every message is printed behind the program's name; the few that are harmless are listed, so
  /// that any other one counts as an error, whatever its language or version. Those that can be nothing
  /// but errors count inside a script's own line too: `ERROR - mysqldump: Got error: 1045 …`. `--verbose` ends with
  /// `-- Disconnecting from`, which only a dump that came to its end prints (`main` of mysqldump.c
  /// calls `dbDisconnect` last; `maybe_exit` does not). `--force` goes on after errors and writes the
  /// trailer all the same, so an error outweighs it.
  static let mysqldump = BackupTool(
    "mysqldump",
    title: "mysqldump, mariadb-dump",
    specification: "client/mysqldump.c of MySQL 5.7/8.0 and MariaDB 10.11",
    lines: ["mysqldump: ", "mariadb-dump: "].flatMap(messages) + verbose + [
      .front("Warning: Using a password", .proves),
      .front("Warning: A partial dump from a server that has GTIDs", .proves),
      .front("-- Warning: Skipping the data of table mysql.event", .proves),
      .front("Warning: Skipping the data of table mysql.event", .proves),
    ],
    samples: [
      BackupToolSample(
        "--verbose to the end",
        """
        -- Connecting to localhost...
        -- Retrieving table structure for table items...
        -- Sending SELECT query...
        -- Retrieving rows...
        -- Disconnecting from localhost...
        """,
        .ok
      ),
      BackupToolSample(
        "--verbose, the server lost on the way",
        """
        -- Connecting to localhost...
        -- Retrieving table structure for table items...
        -- Sending SELECT query...
        -- Retrieving rows...
        mysqldump: Error 2013: Lost connection to server during query when dumping table `items` at row: 120
        """,
        .failed
      ),
      BackupToolSample(
        "--verbose --force after an error",
        """
        -- Connecting to localhost...
        mysqldump: Couldn't execute 'SHOW CREATE VIEW v_low': View 'stockdb.v_low' references invalid table(s) (1356)
        -- Disconnecting from localhost...
        """,
        .failed
      ),
    ]
  )

  private static func messages(of program: String) -> [BackupLine] {
    [
      .front(program, .fails, "the dump failed"),
      .front(program, .proves, then: "[Warning] Using a password"),
      .front(program, .proves, then: "Warning: Using a password"),
      .front(program, .proves, then: "Deprecated program name"),
      .front(program, .warns, then: "[Warning]"),
      .front(program, .warns, "tablespaces were left out", then: "when trying to dump tablespaces"),
      BackupLine(program + "Got errno 28", .fails, "the disk filled up during the dump"),
      BackupLine(program + "Got errno", .fails, "the dump could not be written"),
      BackupLine(program + "Error writing file", .fails, "the dump could not be written"),
      BackupLine(program + "Got error: 1045", .fails, "the server refused the login (1045)"),
      BackupLine(
        program + "Got error: 1044",
        .fails,
        "the account may not use the database (1044)"
      ),
      BackupLine(program + "Got error: 1049", .fails, "there is no such database (1049)"),
      BackupLine(program + "Got error: 2002", .fails, "the server could not be reached (2002)"),
      BackupLine(program + "Got error: 2003", .fails, "the server could not be reached (2003)"),
      BackupLine(program + "Got error: 2005", .fails, "the server's name is unknown (2005)"),
      BackupLine(program + "Got error: 2026", .fails, "the TLS connection failed (2026)"),
      BackupLine(program + "Got error: 1040", .fails, "the server had too many connections (1040)"),
      BackupLine(
        program + "Got error: 1356",
        .fails,
        "a view is invalid (1356), so the dump stopped"
      ),
      BackupLine(
        program + "Got error: 126",
        .fails,
        "an index is damaged (126), so the dump stopped"
      ),
      BackupLine(
        program + "Got error: 145",
        .fails,
        "a table is damaged (145), so the dump stopped"
      ),
      BackupLine(program + "Couldn't execute", .fails, "a query failed, so the dump stopped"),
      BackupLine(
        program + "Couldn't execute",
        .fails,
        "the server went away during the dump",
        then: "Lost connection"
      ),
      BackupLine(
        program + "Couldn't execute",
        .fails,
        "the server went away during the dump",
        then: "gone away"
      ),
      BackupLine(program + "Couldn't find table", .fails, "a table to be dumped does not exist"),
      BackupLine(program + "Error 2013", .fails, "the server went away during the dump (2013)"),
      BackupLine(program + "Error 2020", .fails, "a row was larger than max_allowed_packet (2020)"),
      BackupLine(program + "unknown option", .fails, "the dump tool refused an option"),
      BackupLine(program + "unknown variable", .fails, "the dump tool refused an option"),
      BackupLine(program + "ambiguous option", .fails, "the dump tool refused an option"),
    ]
  }

  private static let verbose: [BackupLine] = [
    .front("-- Connecting to ", .begins),
    .front("-- Retrieving table structure for", .describes),
    .front("-- Retrieving rows", .reads),
    .front("-- Disconnecting from ", .completes, "the dump tool came to its end"),
  ]
}
