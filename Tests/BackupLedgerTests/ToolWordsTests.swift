import BackupLedger
import IncidentModel
import Testing

/// Words that a tool says when it completed, where somebody else says them, or the tool quotes them.
@Suite("A tool's word of completion in another's mouth")
struct ToolWordsTests {
  static let rows = [
    OddScriptsTests.Row(
      "“Backup completed OK!” is a script's word",
      """
      2024-03-01 02:00:00 Starting backup of stockdb
      2024-03-01 02:00:09 Backup completed OK!
      """,
      "2024-03-01 02:00:00 mysqldump-script unknown"
    ),
    OddScriptsTests.Row(
      "so are “completed OK!”, “Dump completed in” and “Dump duration:”",
      """
      2024-03-01 02:00:00 Starting dump of stockdb
      2024-03-01 02:00:09 completed OK!
      2024-03-02 02:00:00 Starting dump of stockdb
      Dump completed in 9 seconds
      2024-03-02 02:00:09 Backup finished
      2024-03-03 02:00:00 Starting dump of stockdb
      Dump duration: 00:00:09s
      2024-03-03 02:00:09 Backup finished
      2024-03-04 02:00:00 Starting dump of stockdb
      Total disk space used: 4.1G
      2024-03-04 02:00:09 Backup finished
      """,
      "2024-03-01 02:00:00 mysqldump-script unknown",
      "2024-03-02 02:00:00 mysqldump-script unknown",
      "2024-03-03 02:00:00 mysqldump-script unknown",
      "2024-03-04 02:00:00 mysqldump-script unknown"
    ),
    OddScriptsTests.Row(
      "mydumper's words without its mark",
      """
      Started dump at: Fri Mar  1 02:00:00 UTC 2024
      Finished dump at: Fri Mar  1 02:00:09 UTC 2024
      """,
      "2024-03-01 02:00:00 mysqldump-script unknown"
    ),
    OddScriptsTests.Row(
      "mysqlbackup's banner says how it will end, and innobackupex's too",
      """
      MySQL Enterprise Backup  Ver 8.0.34-commercial for Linux on x86_64 (MySQL Enterprise - Commercial)
      IMPORTANT: Please check that mysqlbackup run completes successfully.
                 At the end of a successful 'backup' run mysqlbackup
                 prints "mysqlbackup completed OK!".
      230329 13:43:48 MAIN     INFO: Establishing connection to server.
      160322 06:33:05 innobackupex: Starting the backup operation
      IMPORTANT: Please check that the backup run completes successfully.
                 At the end of a successful backup run innobackupex
                 prints "completed OK!".
      160322 06:33:06 version_check Connecting to MySQL server
      """,
      "2016-03-22 06:33:05 mariadb-backup partial",
      "2023-03-29 13:43:48 mysqlbackup partial"
    ),
    OddScriptsTests.Row(
      "a snapshot of LVM is none of RDS",
      """
      2024-03-01 02:00:00 Creating manual snapshot of /dev/vg0/mysql for the backup
      2024-03-01 02:00:01 Manual snapshot created
      2024-03-01 02:00:09 Backup finished
      """,
      "2024-03-01 02:00:00 mysqldump-script unknown"
    ),
    OddScriptsTests.Row(
      "the tools' own words still count where only the last line is kept",
      """
      Backup 01.03.2024 02:00:00
      [00] 2024-03-01 02:00:09 completed OK!
      Backup 02.03.2024 02:00:00
      2024-03-02T02:00:09.300441-00:00 0 [Note] [MY-011825] [Xtrabackup] completed OK!
      Backup 03.03.2024 02:00:00
      240303 02:00:09  innobackupex: completed OK!
      Backup 04.03.2024 02:00:00
      240304 02:00:09 completed OK!
      """,
      "2024-03-01 02:00:00 mariadb-backup ok",
      "2024-03-02 02:00:00 mariadb-backup ok",
      "2024-03-03 02:00:00 mariadb-backup ok",
      "2024-03-04 02:00:00 mariadb-backup ok"
    ),
    OddScriptsTests.Row(
      "a copier's word is none about the tool that was cut off before it",
      """
      2024-03-01 02:00:00 Backup start
      ** Message: 02:00:00.000: Started dump at: 2024-03-01 02:00:00
      ** Message: 02:00:00.000: Thread 1 dumping data for `stockdb`.`items`
      total size is 3,426,322  speedup is 1.00
      2024-03-01 02:00:09 Backup end
      """,
      "2024-03-01 02:00:00 mydumper unknown"
    ),
    OddScriptsTests.Row(
      "an hour-old trailer in a zone that the stamps name",
      """
      2024-03-01T02:00:00+01:00 dump of stockdb
      -- Dump completed on 2024-03-01  2:00:09
      2024-03-01T02:00:09+01:00 dump of stockdb ready
      2024-03-01T03:00:00+01:00 dump of stockdb
      -- Dump completed on 2024-03-01  2:00:09
      2024-03-01T03:00:01+01:00 dump of stockdb ready
      """,
      "2024-03-01 01:00:00 mysqldump-script ok",
      "2024-03-01 02:00:00 mysqldump-script unknown"
    ),
    OddScriptsTests.Row(
      "the last line of each dump, one of them no trailer",
      """
      2024-03-01 02:00:00 Starting backup
      stockdb: /*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;
      usersdb: -- Dump completed on 2024-03-01  2:00:09
      2024-03-01 02:00:10 Backup finished
      2024-03-02 02:00:00 Starting backup
      stockdb: -- Dump completed on 2024-03-02  2:00:05
      usersdb: -- Dump completed on 2024-03-02  2:00:09
      2024-03-02 02:00:10 Backup finished
      """,
      "2024-03-01 02:00:00 mysqldump-script unknown",
      "2024-03-02 02:00:00 mysqldump-script ok"
    ),
    OddScriptsTests.Row(
      "the dump's status behind its name",
      """
      2024-03-01 02:00:00 | backup | stockdb | started
      2024-03-01 02:00:09 | backup | stockdb | mysqldump=2 size=864
      2024-03-01 02:00:09 | backup | stockdb | finished
      """,
      "2024-03-01 02:00:00 mysqldump-script failed"
    ),
    OddScriptsTests.Row(
      "MySQL Shell loads a dump",
      """
      Loading DDL and Data from '/backup/dump' using 4 threads.
      Opening dump...
      Executing DDL - done
      8 chunks (137.38K rows, 22.90 MB) for 8 tables in 1 schemas were loaded in 2 sec (avg throughput 22.90 MB/s)
      0 warnings were reported during the load.
      """,
      "- mysqlsh restore ok"
    ),
    OddScriptsTests.Row(
      "holland's console form, without stamps",
      """
      Holland 1.1.12 started with pid 4137
      --- Starting backup run ---
      Starting backup[default/20190208_120722] via plugin mysqldump
      Final on-disk backup size 163.14KB
      Backup completed in 0.34 seconds
      --- Ending backup run ---
      """,
      "- holland ok"
    ),
    OddScriptsTests.Row(
      "a restore inside a script's frame, whose rows say anything",
      """
      2024-03-01 09:00:00 restore of stockdb started
      --------------
      /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */
      --------------
      INSERT INTO `log` VALUES (1,'backup failed'),(2,'No space left on device')
      --------------
      /*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */
      --------------
      2024-03-01 09:12:00 restore finished
      """,
      "2024-03-01 09:00:00 mysql restore ok"
    ),
  ]

  @Test("Each log gives its runs", arguments: rows)
  func runs(_ row: OddScriptsTests.Row) {
    #expect(OddScriptsTests.shown(row.log) == row.runs)
  }
}
