import BackupLedger
import IncidentModel
import Testing

/// Logs of scripts by other people: what they cannot show must be `unknown`, and never `ok`.
@Suite("Other people's scripts")
struct UnseenScriptsTests {
  /// Each of a row's runs is start in UTC and verdict.
  typealias Row = ScriptLogRow

  static let rows = [
    Row(
      "through logger(1), beside other programs",
      """
      Oct 29 00:00:01 db1 mysql-backup[123]: Starting backup of stockdb
      Oct 29 00:00:02 db1 mysql-backup[123]: mysqldump: Got error: 1045: "Access denied for user 'b'@'localhost'" when trying to connect
      Oct 29 00:00:02 db1 mysql-backup[123]: Backup finished
      Oct 29 00:00:05 db1 sshd[99]: Failed password for root: Permission denied
      Oct 30 00:00:01 db1 mysql-backup[129]: Starting backup of stockdb
      Oct 30 00:00:09 db1 mysql-backup[129]: Backup finished
      """,
      "2023-10-29 00:00:01 failed",
      "2023-10-30 00:00:01 unknown"
    ),
    Row(
      "Italian, Portuguese, Polish, Dutch, Russian, Chinese",
      """
      ven 01 mar 2024, 02:00:00 Inizio backup di magazzino
      ven 01 mar 2024, 02:00:09 Backup completato
      02/03/2024 02:00:00 Iniciando cópia do banco
      02/03/2024 02:00:05 Erro: a cópia falhou
      nie, 3 mar 2024, 02:00:00 Kopia bazy: rozpoczęto
      gzip: stdout: Brak miejsca na urządzeniu
      2024-03-04 02:00:00 backup gestart
      2024-03-04 02:00:09 backup voltooid
      Вт 05 мар 2024 02:00:00 Начало: бэкап базы
      Вт 05 мар 2024 02:00:09 Ошибка: бэкап не создан
      2024年 03月 06日 星期三 02:00:00 CST 开始备份
      2024年 03月 06日 星期三 02:00:09 CST 备份完成
      """,
      "2024-03-01 02:00:00 unknown",
      "2024-03-02 02:00:00 failed",
      "2024-03-03 02:00:00 failed",
      "2024-03-04 02:00:00 unknown",
      "2024-03-05 02:00:00 failed",
      "2024-03-06 02:00:00 unknown"
    ),
    Row(
      "mydumper without rows",
      """
      2024-02-28 01:00:00 [INFO] - Started dump at: 2024-02-28 01:00:00
      2024-02-28 01:00:00 [INFO] - Thread 1 dumping schema for `shop`.`orders`
      2024-02-28 01:00:01 [INFO] - Finished dump at: 2024-02-28 01:00:01
      2024-02-29 01:00:00 [INFO] - Started dump at: 2024-02-29 01:00:00
      2024-02-29 01:00:00 [INFO] - Thread 1 dumping schema for `shop`.`orders`
      2024-02-29 01:00:00 [INFO] - Thread 2 dumping data for `shop`.`orders`
      2024-02-29 01:00:01 [INFO] - Finished dump at: 2024-02-29 01:00:01
      """,
      "2024-02-28 01:00:00 empty",
      "2024-02-29 01:00:00 ok"
    ),
    Row(
      "a point and a hyphen between day and time",
      """
      2025-07-24.04:10:11 [NOTICE] /run ** [01-db] Dumping MySQL/MariaDB database: 'shop'
      2025-07-24.04:10:16 [ERROR] /run ** [01-db] Backup of 'shop' failed with exit code: 2
      2025-07-25-04:10:11 --> Starting backup of shop
      2025-07-25-04:10:19 --> Backup finished
      """,
      "2025-07-24 04:10:11 failed",
      "2025-07-25 04:10:11 unknown"
    ),
    Row(
      "a trace that tests the status behind a letter",
      """
      + mysqldump --defaults-file=/root/.my.cnf -uroot shop
      + '[' X0 == X0 ']'
      + bzip2 -9 /b/shop-2021-02-15-23-25-49.sql
      + mysqldump --defaults-file=/root/.my.cnf -uroot users
      + '[' X2 == X0 ']'
      """,
      "- ok",
      "- failed"
    ),
    Row(
      "month first, a size, an exit code",
      """
      10/29/2023 12:00:01 AM - Backup job started
      10/29/2023 12:03:01 AM - Backup job completed successfully, size 20 bytes
      11/02/2023 12:00:01 AM - Backup job started
      11/02/2023 12:03:01 AM - ERROR: backup failed with exit code 2
      """,
      "2023-10-29 00:00:01 empty",
      "2023-11-02 00:00:01 failed"
    ),
    Row(
      "day first, the same figures",
      """
      28/10/2023 00:00:01 backup started
      28/10/2023 00:00:05 backup ended
      02/11/2023 00:00:01 backup started
      02/11/2023 00:00:05 backup ended
      """,
      "2023-10-28 00:00:01 unknown",
      "2023-11-02 00:00:01 unknown"
    ),
    Row(
      "an exit code that may be gzip's",
      """
      === Backup start 2023-10-29 00:00:01 ===
      mysqldump exit code: 0
      === Backup end 2023-10-29 00:00:04 ===
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "gzip -t is content with 20 bytes",
      """
      2023-10-29 00:00:01 Backup of stockdb started
      2023-10-29 00:00:02 gzip integrity test: OK
      2023-10-29 00:00:02 Backup verified and completed successfully
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "French",
      """
      [29/10/2023 00:00:01] Début de la sauvegarde de stockdb
      [29/10/2023 00:00:03] Sauvegarde terminée
      [30/10/2023 00:00:01] Début de la sauvegarde de stockdb
      bash: ligne 4: mysqldump : commande introuvable
      [30/10/2023 00:00:03] Sauvegarde terminée
      """,
      "2023-10-29 00:00:01 unknown",
      "2023-10-30 00:00:01 failed"
    ),
    Row(
      "an incremental on a full backup that failed",
      """
      2023-10-28 00:00:01 Starting full backup of stockdb
      mysqldump: Got error: 2002: "Can't connect to local server" when trying to connect
      2023-10-28 00:00:01 Full backup finished
      2023-10-29 00:00:01 Starting incremental backup of stockdb
      [00] 2023-10-29 00:00:02 Using server version 10.11.19
      [00] 2023-10-29 00:00:05 completed OK!
      2023-10-29 00:00:06 Incremental backup finished
      """,
      "2023-10-28 00:00:01 failed",
      "2023-10-29 00:00:01 failed"
    ),
    Row(
      "steps are not runs, and an upload that fails is a doubt",
      """
      2023-10-29 00:00:01 INFO Backup started
      2023-10-29 00:00:01 INFO Starting dump of stockdb
      2023-10-29 00:10:01 INFO Dump finished
      2023-10-29 00:10:01 INFO Starting compression
      2023-10-29 00:12:01 INFO Compression finished
      2023-10-29 00:12:01 INFO Starting upload of backup
      aws: error: upload failed
      2023-10-29 00:13:01 INFO Backup finished
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "rows counted table by table",
      """
      2023-10-29 00:00:01 backup start
      2023-10-29 00:00:05 verification: expected 15000 rows, found 15000 rows: OK
      2023-10-29 00:00:06 backup end
      2023-10-30 00:00:01 backup start
      2023-10-30 00:00:05 table items: 12000 rows, dump 12000 rows
      2023-10-30 00:00:05 table moves: 3000 rows, dump 0 rows
      2023-10-30 00:00:06 backup end
      """,
      "2023-10-29 00:00:01 unknown",
      "2023-10-30 00:00:01 partial"
    ),
    Row(
      "all rows of the database, and rows that are no comparison",
      """
      2023-10-29 00:00:01 backup start
      rows in database: 15000, rows in dump: 15000
      2023-10-29 00:00:06 backup end
      2023-10-30 00:00:01 backup start
      exported 12000 rows in 3 s
      2023-10-30 00:00:06 backup end
      """,
      "2023-10-29 00:00:01 ok",
      "2023-10-30 00:00:01 unknown"
    ),
    Row(
      "a copy of a dump that nobody saw, and a copy named as such",
      """
      2023-10-29 00:00:01 Starting backup of stockdb
      sending incremental file list
      total size is 3,426,322  speedup is 1.00
      2023-10-29 00:00:09 Backup finished
      2023-10-30 00:00:01 Starting rsync backup
      sending incremental file list
      total size is 3,426,322  speedup is 1.00
      2023-10-30 00:00:09 Backup finished
      """,
      "2023-10-29 00:00:01 unknown",
      "2023-10-30 00:00:01 unknown"
    ),
    Row(
      "a line that nobody knows the meaning of",
      """
      [2023-10-29 00:00:01] Starting backup of stockdb
      mysql_wrapper: giving up after 3 tries
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-29.sql
      [2023-10-29 00:00:01] Backup completed: /b/stockdb_2023-10-29.tar.gz
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "a signal by any name, and the shell's own complaint",
      """
      [2023-10-29 00:00:01] Starting backup of stockdb
      /usr/local/bin/b.sh: Zeile 7: 1774 Dateigrößenbegrenzung überschritten mysqldump $OPTS
      [2023-10-29 00:00:03] Backup completed
      [2023-10-30 00:00:01] Starting backup of stockdb
      /usr/local/bin/b.sh: line 7: DB: unbound variable
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-30.sql
      [2023-10-30 00:00:03] Backup completed: /b/stockdb_2023-10-30.tar.gz
      """,
      "2023-10-29 00:00:01 failed",
      "2023-10-30 00:00:01 unknown"
    ),
    Row(
      "half the size of the night before",
      """
      [2023-10-29 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-29.sql
      -rw-r--r-- 1 root root 333418 Oct 29 00:00 /b/stockdb_2023-10-29.tar.gz
      [2023-10-29 00:00:03] Backup completed: /b/stockdb_2023-10-29.tar.gz
      [2023-10-30 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-30.sql
      -rw-r--r-- 1 root root 164072 Oct 30 00:00 /b/stockdb_2023-10-30.tar.gz
      [2023-10-30 00:00:03] Backup completed: /b/stockdb_2023-10-30.tar.gz
      """,
      "2023-10-29 00:00:01 ok",
      "2023-10-30 00:00:01 unknown"
    ),
    Row(
      "another one is running",
      """
      2023-10-28 00:00:01 Sicherung gestartet
      2023-10-28 00:00:09 Sicherung beendet
      2023-10-29 00:00:01 Sicherung läuft bereits, Abbruch
      2023-10-30 00:00:01 backup already in progress
      """,
      "2023-10-28 00:00:01 unknown",
      "2023-10-29 00:00:01 failed",
      "2023-10-30 00:00:01 failed"
    ),
    Row(
      "one count proves nothing",
      """
      29.10.2023 00:00:01 Sicherung gestartet
      29.10.2023 00:00:05 Zeilen in items: 12000
      29.10.2023 00:00:06 Sicherung beendet, Größe: 328K
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "a warning about the password is none about the backup",
      """
      [2023-10-29 00:00:01] Starting backup of stockdb
      mysqldump: [Warning] Using a password on the command line interface can be insecure.
      [2023-10-29 00:00:03] Backup completed: /b/stockdb_2023-10-29.sql.gz (328K)
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "a run that stopped, and one that may go on",
      """
      [2023-10-28 00:00:01] Starting backup of stockdb
      [2023-10-28 00:00:03] Backup completed: /b/x.tar.gz
      [2023-10-29 00:00:01] Starting backup of stockdb
      [2023-10-30 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-30.sql
      """,
      "2023-10-28 00:00:01 unknown",
      "2023-10-29 00:00:01 partial",
      "2023-10-30 00:00:01 unknown"
    ),
    Row(
      "mails of cron",
      """
      From root@vm  Sun Oct 29 00:00:05 2023
      Subject: Cron <root@vm> /usr/local/bin/backup.sh

      mysqldump: Got error: 2002: "Can't connect to local server" when trying to connect

      From root@vm  Mon Oct 30 00:00:05 2023
      Subject: Cron <root@vm> /usr/local/bin/backup.sh

      mysqldump: Got error: 2002: "Can't connect to local server" when trying to connect
      """,
      "2023-10-29 00:00:05 failed",
      "2023-10-30 00:00:05 failed"
    ),
    Row(
      "a trailer of an older file",
      """
      2023-10-29 00:00:01 Starting backup of stockdb
      -- Dump completed on 2023-10-20  0:00:07
      2023-10-29 00:00:08 Backup finished
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "tar packs yesterday's dump",
      """
      [2023-10-29 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names
      /b/stockdb_2023-10-21.sql
      [2023-10-29 00:00:01] Backup completed: /b/stockdb_2023-10-29.tar.gz
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "tar packs another database",
      """
      [2023-10-29 00:00:01] Starting backup of stockdb
      tar: Removing leading `/' from member names
      /b/testdb_2023-10-29.sql
      [2023-10-29 00:00:01] Backup completed: /b/stockdb_2023-10-29.tar.gz
      """,
      "2023-10-29 00:00:01 unknown"
    ),
    Row(
      "a trailer from before the run, and one without a date",
      """
      2023-10-29 02:00:00 Starting backup of stockdb
      -- Dump completed on 2023-10-29  0:00:07
      2023-10-29 02:00:08 Backup finished
      2023-10-30 02:00:00 Starting backup of stockdb
      -- Dump completed
      2023-10-30 02:00:08 Backup finished
      """,
      "2023-10-29 02:00:00 unknown",
      "2023-10-30 02:00:00 unknown"
    ),
    Row(
      "parts of a pipe are traced in any order, and a list hides a failure",
      """
      + DATE=2023-10-29
      + gzip -c
      + mysqldump stockdb
      + rc=0
      + DATE=2023-10-30
      + mysqldump stockdb
      + true
      + gzip /b/stockdb_2023-10-30.sql
      + DATE=2023-10-31
      + mysqldump stockdb
      + '[' 2 -eq 0 ']'
      """,
      "2023-10-29 00:00:00 unknown",
      "2023-10-30 00:00:00 unknown",
      "2023-10-31 00:00:00 failed"
    ),
    Row(
      "a trace that shows the status, and one that does not",
      """
      + DATE=2023-10-29
      + mysqldump --single-transaction stockdb
      + rc=0
      + gzip -9 /b/stockdb_2023-10-29.sql
      + DATE=2023-10-30
      + mysqldump --single-transaction stockdb
      + gzip -9 /b/stockdb_2023-10-30.sql
      """,
      "2023-10-29 00:00:00 ok",
      "2023-10-30 00:00:00 unknown"
    ),
    Row(
      "a tool inside a script, and tar over files that change",
      """
      [2023-10-29 00:00:01] Starting backup
      [00] 2023-10-29 00:00:01 Using server version 10.11.19
      [00] 2023-10-29 00:01:01 completed OK!
      tar: /b/full: file changed as we read it
      [2023-10-29 00:02:01] Backup completed: /b/full.tar.gz
      """,
      "2023-10-29 00:00:01 partial"
    ),
  ]

  @Test("Each log gives its runs", arguments: rows)
  func runs(_ row: Row) throws {
    let source = BackupSource(
      name: "backup.log",
      bytes: Array(row.log.utf8),
      modified: Instant(iso8601: "2023-11-20T00:00:00Z")
    )
    let runs = BackupLedger.runs(from: [source], options: BackupLedgerOptions(zone: .utc))
    #expect(
      runs.map {
        ($0.start?.formatted(in: .utc, separator: " ") ?? "-") + " " + $0.verdict.rawValue
      } == row.runs
    )
  }
}
