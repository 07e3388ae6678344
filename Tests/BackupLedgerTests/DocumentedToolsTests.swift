import BackupLedger
import IncidentModel
import Testing

/// Tools that no package at hand holds, by the wordings of their manuals, sources and bug reports, with
/// names of our own.
@Suite("Tools known from their documentation")
struct DocumentedToolsTests {
  static let xtrabackup = [
    UnseenScriptsTests.Row(
      "XtraBackup 8, whole, streamed and compressed",
      """
      2024-02-11T01:00:03.118427-00:00 0 [Note] [MY-011825] [Xtrabackup] recognized server arguments: --datadir=/data/mysql --server-id=7
      2024-02-11T01:00:03.118610-00:00 0 [Note] [MY-011825] [Xtrabackup] recognized client arguments: --user=bk --password=* --backup=1 --stream=xbstream --compress
      xtrabackup version 8.0.35-30 based on MySQL server 8.0.35 Linux (x86_64) (revision id: 6beb4b49)
      2024-02-11T01:00:03.204910-00:00 0 [Note] [MY-011825] [Xtrabackup] Connecting to MySQL server host: localhost, user: bk, password: set, port: not set, socket: not set
      2024-02-11T01:00:03.214001-00:00 0 [Note] [MY-011825] [Xtrabackup] Using server version 8.0.35
      2024-02-11T01:00:04.470004-00:00 2 [Note] [MY-011825] [Xtrabackup] Compressing and streaming ./shop/orders.ibd
      2024-02-11T01:00:09.011425-00:00 0 [Note] [MY-011825] [Xtrabackup] Executing FLUSH NO_WRITE_TO_BINLOG ENGINE LOGS...
      2024-02-11T01:00:10.102331-00:00 0 [Note] [MY-011825] [Xtrabackup] MySQL binlog position: filename 'bin.000071', position '157'
      2024-02-11T01:00:11.300441-00:00 0 [Note] [MY-011825] [Xtrabackup] completed OK!
      """,
      "2024-02-11 01:00:03 ok"
    ),
    UnseenScriptsTests.Row(
      "XtraBackup 8, a redo file gone, and completed OK! all the same",
      """
      2024-02-12T01:00:03.204910-00:00 0 [Note] [MY-011825] [Xtrabackup] Connecting to MySQL server host: localhost, user: bk, password: set, port: not set, socket: not set
      2024-02-12T01:00:03.214001-00:00 0 [Note] [MY-011825] [Xtrabackup] Using server version 8.0.35
      2024-02-12T01:04:26.654449-00:00 1 [Note] [MY-012894] [InnoDB] Unable to open './#innodb_redo/#ib_redo881' (error: 1504).
      2024-02-12T01:04:27.300441-00:00 0 [Note] [MY-011825] [Xtrabackup] completed OK!
      """,
      "2024-02-12 01:00:03 failed"
    ),
    UnseenScriptsTests.Row(
      "XtraBackup 8, the redo log overtaken",
      """
      2024-02-13T01:00:03.204910-00:00 0 [Note] [MY-011825] [Xtrabackup] Connecting to MySQL server host: localhost, user: bk, password: set, port: not set, socket: not set
      2024-02-13T01:00:03.214001-00:00 0 [Note] [MY-011825] [Xtrabackup] Using server version 8.0.35
      2024-02-13T01:04:26.654477-00:00 1 [ERROR] [MY-011825] [Xtrabackup] read_logfile() failed.
      2024-02-13T01:04:27.080408-00:00 0 [ERROR] [MY-011825] [Xtrabackup] log copying failed.
      """,
      "2024-02-13 01:00:03 failed"
    ),
    UnseenScriptsTests.Row(
      "XtraBackup 2.4, whole, then one whose redo log wrapped around",
      """
      xtrabackup: recognized server arguments: --datadir=/data/mysql
      190704 02:30:01 version_check Connecting to MySQL server with DSN 'dbi:mysql:;mysql_read_default_group=xtrabackup' as 'bk'  (using password: YES).
      190704 02:30:01 Connecting to MySQL server host: localhost, user: bk, password: set, port: not set, socket: not set
      Using server version 5.7.26-log
      xtrabackup version 2.4.14 based on MySQL server 5.7.19 Linux (x86_64) (revision id: ef675d4)
      190704 02:30:01 >> log scanned up to (2660541)
      190704 02:30:05 Executing FLUSH TABLES WITH READ LOCK...
      190704 02:30:06 Backup created in directory '/b/2019-07-04_02-30-01/'
      190704 02:30:06 completed OK!
      xtrabackup: recognized server arguments: --datadir=/data/mysql
      190705 02:30:01 Connecting to MySQL server host: localhost, user: bk, password: set, port: not set, socket: not set
      Using server version 5.7.26-log
      xtrabackup: error: log block numbers mismatch:
      xtrabackup: error: expected log block no. 4949507, but got no. 5368936 from the log file.
      xtrabackup: Error: xtrabackup_copy_logfile() failed.
      """,
      "2019-07-04 02:30:01 ok",
      "2019-07-05 02:30:01 failed"
    ),
    UnseenScriptsTests.Row(
      "XtraBackup 2.2, a prepare whose log does not reach the intended LSN",
      """
      150215 10:00:01 innobackupex: Starting the apply-log operation
      xtrabackup version 2.2.8 based on MySQL server 5.6.22 Linux (x86_64) (revision id: )
      xtrabackup: This target seems to be not prepared yet.
      xtrabackup: ########################################################
      xtrabackup: # !!WARNING!!                                          #
      xtrabackup: # The transaction log file is corrupted.               #
      xtrabackup: # The log was not applied to the intended LSN!         #
      xtrabackup: ########################################################
      150215 10:00:09  innobackupex: completed OK!
      """,
      "2015-02-15 10:00:01 failed"
    ),
  ]

  static let oracle = [
    UnseenScriptsTests.Row(
      "MySQL Enterprise Backup, whole",
      """
      MySQL Enterprise Backup  Ver 8.0.36-commercial for Linux on x86_64 (MySQL Enterprise - Commercial)
      Copyright (c) 2003, 2024, Oracle and/or its affiliates.

      240310 02:00:01 MAIN     INFO: Establishing connection to server.
      240310 02:00:01 MAIN     INFO: Started logging actions to '/b/meta/MEB_2024-03-10.02-00-01_backup-to-image.log'.
      240310 02:00:02 RDR1     INFO: Copying /data/mysql/shop/orders.ibd.
      240310 02:00:08 MAIN     INFO: Full Image Backup operation completed successfully.
      240310 02:00:08 MAIN     INFO: Backup image created successfully.
      240310 02:00:08 MAIN     INFO: Image Path = /b/shop.mbi
         Start LSN                  : 19920384
         End LSN                    : 19920514

      mysqlbackup completed OK!
      """,
      "2024-03-10 02:00:01 ok"
    ),
    UnseenScriptsTests.Row(
      "MySQL Enterprise Backup, the disk full, and one that a signal cut off",
      """
      MySQL Enterprise Backup  Ver 4.1.5 Linux-4.1.12-x86_64 [2021/11/30]
      240311 02:00:01 MAIN    INFO: Starting with following command line ...
      240311 02:00:07 WTR1    ERROR: Failed to write to file: No space left on device
      240311 02:00:07 MAIN    ERROR: Write failed.
      240311 02:00:07 MAIN    ERROR: Backup operation failed.

      mysqlbackup failed with errors!
      MySQL Enterprise Backup  Ver 4.1.5 Linux-4.1.12-x86_64 [2021/11/30]
      240312 02:00:01 MAIN    INFO: Starting with following command line ...
      240312 02:00:02 RDR1    INFO: Copying /data/mysql/ibdata1.
      """,
      "2024-03-11 02:00:01 failed",
      "2024-03-12 02:00:01 partial"
    ),
    UnseenScriptsTests.Row(
      "MySQL Shell, a dry run, then a whole dump",
      """
      dryRun enabled, no locks will be acquired and no files will be created.
      Acquiring global read lock
      Global read lock acquired
      Initializing - done
      15 out of 19 schemas will be dumped and within them 132 tables, 17 views, 15 routines, 6 triggers.
      Writing DDL - done
      0% (0 rows / ~735.43K rows), 0.00 rows/s, 0.00 B/s uncompressed, 0.00 B/s compressed
      Acquiring global read lock
      Global read lock acquired
      Initializing - done
      Running data dump using 4 threads.
      NOTE: Progress information uses estimated values and may not be accurate.
      NOTE: Table statistics not available for `shop`.`carts`, chunking operation may be not optimal.
      Writing schema metadata - done
      101% (735.43K rows / ~728.02K rows), 400.12K rows/s, 30.11 MB/s uncompressed, 9.02 MB/s compressed
      Dump duration: 00:00:02s
      Total duration: 00:00:02s
      Schemas dumped: 15
      Tables dumped: 132
      Uncompressed data size: 61.34 MB
      Rows written: 735430
      """,
      "- empty",
      "- ok"
    ),
    UnseenScriptsTests.Row(
      "MySQL Shell, a worker that lost the server",
      """
      Acquiring global read lock
      WARNING: The current user lacks privileges to acquire a global read lock using 'FLUSH TABLES WITH READ LOCK'. Falling back to LOCK TABLES...
      Initializing - done
      ERROR: [Worker001]: Error while dumping chunk: MySQL Error 2013 (HY000): Lost connection to MySQL server during query
      ERROR: Fatal error during dump
      Util.dumpSchemas: Fatal error during dump (Shell Error 52006)
      """,
      "- failed"
    ),
    UnseenScriptsTests.Row(
      "mysqlpump with MySQL's warning of passwords, and one of a broken view",
      """
      mysqlpump: [Warning] Using a password on the command line interface can be insecure.
      Dump progress: 0/1 tables, 250/1512 rows
      Dump progress: 9/10 tables, 14250/15120 rows
      Dump completed in 1812
      Dump progress: 0/1 tables, 250/1512 rows
      mysqlpump: [ERROR] (1356) View 'shop.v' references invalid table(s) or column(s) or function(s)
      Dump process encountered error and will not continue.
      """,
      "- ok",
      "- failed"
    ),
  ]

  static let platforms = [
    UnseenScriptsTests.Row(
      "Holland on a terminal, without stamps",
      """
      Holland 1.2.12 started with pid 70
      --- Starting backup run ---
      Creating backup path /var/spool/holland/nightly/20250520_220844
      Estimated Backup Size: 4.41MB
      Starting backup[nightly/20250520_220844] via plugin mariadb-dump
      Final on-disk backup size 612.31KB
      13.56% of estimated size 4.41MB
      Backup completed in 0.70 seconds
      Purged nightly/20250519_220844
      1 backups purged
      Released lock /etc/holland/backupsets/nightly.conf
      --- Ending backup run ---
      """,
      "- ok"
    ),
    UnseenScriptsTests.Row(
      "Holland's log file: a failure, and a dry run",
      """
      2025-05-21 02:28:05,694 [INFO] Holland 1.2.12 started with pid 20945
      2025-05-21 02:28:05,762 [INFO] --- Starting backup run ---
      2025-05-21 02:28:20,042 [INFO] Starting backup[nightly/20250521_022805] via plugin mysqldump
      2025-05-21 02:28:21,100 [WARNING] mysqldump exited with non-zero status 2
      2025-05-21 02:28:21,101 [ERROR] Backup failed after 1.06 seconds
      2025-05-21 02:28:21,102 [WARNING] Purging this backup (nightly/20250521_022805) due to failure
      2025-05-22 02:28:05,694 [INFO] Holland 1.2.12 started with pid 21007
      2025-05-22 02:28:05,762 [INFO] --- Starting dry run ---
      2025-05-22 02:28:09,042 [INFO] Starting backup[nightly/20250522_022805] via plugin mysqldump
      2025-05-22 02:28:09,100 [INFO] Backup completed in 0.02 seconds
      """,
      "2025-05-21 02:28:05 failed",
      "2025-05-22 02:28:05 empty"
    ),
    UnseenScriptsTests.Row(
      "events of Aurora and RDS, as the command line prints them",
      """
      2024-07-01T03:02:11.410000+00:00 shop-prod db-instance Backing up DB instance
      2024-07-01T03:09:40.102000+00:00 shop-prod db-instance Finished DB Instance backup
      2024-07-02T03:02:11.000000+00:00 shop-cluster db-cluster-snapshot Creating automated cluster snapshot
      2024-07-02T03:04:01.000000+00:00 shop-cluster db-cluster-snapshot Automated cluster snapshot created
      2024-07-03T03:02:11.000000+00:00 shop-cluster db-cluster-snapshot Creating automated cluster snapshot
      """,
      "2024-07-01 03:02:11 ok",
      "2024-07-02 03:02:11 ok",
      "2024-07-03 03:02:11 partial"
    ),
  ]

  @Test("Each log gives its runs", arguments: xtrabackup + oracle + platforms)
  func runs(_ row: UnseenScriptsTests.Row) throws {
    let runs = BackupLedger.runs(
      from: [BackupSource(name: "tool.log", bytes: Array(row.log.utf8))],
      options: BackupLedgerOptions(zone: .utc)
    )
    #expect(
      runs.map {
        ($0.start?.formatted(in: .utc, separator: " ") ?? "-") + " " + $0.verdict.rawValue
      } == row.runs,
      "\(runs.map(\.reason))"
    )
  }
}
