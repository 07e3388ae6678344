extension BackupTool {
  /// The server's client reading a dump back with `--verbose`, which prints each statement between two
  /// lines of dashes before it runs it.
  ///
  /// A restore without `--verbose` is silent, and so is its end. What the statements say is data: a row may
  /// hold any words, so that nothing else counts while such a run is open.
  static let mysqlClient = BackupTool(
    "mysql",
    title: "mysql, mariadb reading a dump back (--verbose)",
    specification:
      "client/mysql.cc of MariaDB 10.11 and MySQL 8.0; the frame that mysqldump.c writes",
    lines: [
      BackupLine(
        "/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */",
        .begins,
        at: .whole
      ).of(.restore),
      BackupLine("/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */", .completes, lastStatement, at: .whole)
        .last,
      BackupLine(
        "/*M!100616 SET NOTE_VERBOSITY=@OLD_NOTE_VERBOSITY */",
        .completes,
        lastStatement,
        at: .whole
      ).last,
      .front("ERROR ", .fails, "the client met an error", then: ") at line ").common,
    ],
    samples: [
      BackupToolSample(
        "to the dump's last statement",
        """
        --------------
        /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */
        --------------

        --------------
        INSERT INTO `notes` VALUES (1,'mysqldump: Got error: 1045'),(2,'completed OK!')
        --------------

        --------------
        /*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */
        --------------
        """,
        .ok
      ),
      BackupToolSample(
        "an error on the way",
        """
        --------------
        /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */
        --------------

        ERROR 1064 (42000) at line 52: You have an error in your SQL syntax near 'INSRT INTO' at line 1
        """,
        .failed
      ),
      BackupToolSample(
        "a log that was cut",
        """
        --------------
        /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */
        --------------

        --------------
        DROP TABLE IF EXISTS `items`
        --------------
        """,
        .unknown
      ),
    ]
  )

  private static let lastStatement = "the dump was run to its last statement"
}
