import BackupLedger
import IncidentModel
import Testing

/// Logs whose form led a reader astray once: each row is a night, or two, of a script that was run.
@Suite("Odd forms of scripts' logs")
struct OddScriptsTests {
  /// Each of a row's runs is start in UTC, tool, what was done where that is no backup, and verdict.
  typealias Row = ScriptLogRow

  static let rows = [
    Row(
      "the script's text (set -v) says “failed”, and what it printed does not",
      """
      2024-03-01 02:00:00 backup of stockdb started
      mysqldump $OPTS $DB > "$D/v.sql" || echo "ERROR: backup failed"
      if [ -s "$D/v.sql" ]; then gzip -f "$D/v.sql"; else echo "backup FAILED"; fi
      2024-03-01 02:00:09 backup of stockdb finished
      """,
      "2024-03-01 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "the prompts of a batch file, day first, decimal comma",
      """
      C:\\backup>echo 14.03.2024  2:00:00,13 Sicherung stockdb
      14.03.2024  2:00:00,13 Sicherung stockdb
      C:\\backup>if errorlevel 1 echo FEHLER
      C:\\backup>echo 14.03.2024  2:00:09,98 fertig
      14.03.2024  2:00:09,98 fertig
      """,
      "2024-03-14 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "a trap that quotes the command is the script's word",
      """
      2024-03-01 02:00:00 begin backup
      2024-03-01 02:00:00 ERROR at line 5: gzip > "$D/t_$(date +%F).sql.gz"
      """,
      "2024-03-01 02:00:00 mysqldump-script failed"
    ),
    Row(
      "an error without a time between two nights is dated by neither",
      """
      2024-03-02 02:00:00.120 starting stockdb
      mysqldump: Got error: 1049: "Unknown database 'nodb'" when selecting the database
      2024-03-03 02:00:00.117 starting stockdb
      """,
      "- mysqldump-script failed"
    ),
    Row(
      "Swedish, Turkish, Czech, Korean",
      """
      2024-03-03 02:00:00 Säkerhetskopiering av stockdb påbörjad
      2024-03-03 02:00:09 Säkerhetskopiering klar
      04.03.2024 02:00:00 Yedekleme başladı: stockdb
      Yedekleme başarısız!
      04.03.2024 02:00:09 Yedekleme tamamlandı
      05.03.2024 02:00:00 Zálohování databáze zahájeno
      05.03.2024 02:00:09 Zálohování dokončeno
      2024-03-06 02:00:00 백업이 시작되었습니다
      2024-03-06 02:00:09 백업이 실패했습니다
      """,
      "2024-03-03 02:00:00 mysqldump-script unknown",
      "2024-03-04 02:00:00 mysqldump-script failed",
      "2024-03-05 02:00:00 mysqldump-script unknown",
      "2024-03-06 02:00:00 mysqldump-script failed"
    ),
    Row(
      "the copier's status says nothing of a dump that a script made in silence before",
      """
      no parent snapshot found, will read all files
      processed 1 files, 0 B in 0:00
      snapshot 0cad1f2e saved
      exit 0
      """,
      "- restic unknown"
    ),
    Row(
      "a restore test behind the dump is a run of its own, and its failure speaks against the dump",
      """
      2024-03-03 02:00:00 nightly dump
      ** Message: 02:00:00.000: Started dump at: 2024-03-03 02:00:00
      ** Message: 02:00:00.000: Thread 1 dumping data for `stockdb`.`items`
      ** Message: 02:00:00.000: Finished dump at: 2024-03-03 02:00:00
      2024-03-03 02:00:01 restore test
      ** Message: 02:00:01.000: 1 threads created
      ** Message: 02:00:01.000: Thread 1 restoring `stockdb`.`items` part 0
      ** Message: 02:00:01.000: Thread 1 shutting down
      2024-03-04 02:00:00 nightly dump
      ** Message: 02:00:00.000: Started dump at: 2024-03-04 02:00:00
      ** Message: 02:00:00.000: Thread 1 dumping data for `stockdb`.`items`
      ** Message: 02:00:00.000: Finished dump at: 2024-03-04 02:00:00
      2024-03-04 02:00:01 restore test
      ** Message: 02:00:01.000: 1 threads created
      ** (myloader:12): CRITICAL **: 02:00:01.100: Error restoring stockdb.items: You have an error in your SQL syntax
      """,
      "2024-03-03 02:00:00 mydumper ok",
      "2024-03-03 02:00:01 myloader restore ok",
      "2024-03-04 02:00:00 mydumper unknown",
      "2024-03-04 02:00:01 myloader restore failed"
    ),
    Row(
      "completed OK! must be the tool's last word",
      """
      [20240305-020000] backup start
      [00] 2024-03-05 02:00:09 completed OK!
      [00] 2024-03-05 02:00:10 mariabackup: Using 100663296 bytes for buffer pool (set by --use-memory parameter)
      [20240306-020000] backup start
      [00] 2024-03-06 02:00:09 completed OK!
      [00] FATAL ERROR: 2024-03-06 02:00:10 Can't open backup-my.cnf for reading
      """,
      "2024-03-05 02:00:00 mariadb-backup unknown",
      "2024-03-06 02:00:00 mariadb-backup failed"
    ),
    Row(
      "a trailer behind a stamp counts by its own date",
      """
      2024-03-14 02:00:00 backup stockdb
      2024-03-14 02:00:09 -- Dump completed on 2024-03-14  2:00:08
      2024-03-14 02:00:09 backup stockdb ended
      2024-03-15 02:00:00 backup stockdb
      2024-03-15 02:00:01 -- Dump completed on 2024-03-14  2:00:08
      2024-03-15 02:00:01 backup stockdb ended
      2024-03-16 02:00:00 backup stockdb
      2024-03-16 02:00:01 -- Dump completed
      2024-03-16 02:00:01 backup stockdb ended
      """,
      "2024-03-14 02:00:00 mysqldump-script ok",
      "2024-03-15 02:00:00 mysqldump-script unknown",
      "2024-03-16 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "the dump's error inside a script's own line, in a log of errors alone",
      """
      2024-03-14T02:00:00 [mysqldump] mysqldump: Couldn't execute 'SHOW FIELDS FROM `k`': View 'stockdb.k' references invalid table(s) (1356)
      2024-03-16T02:00:00 backup failed: mysqldump: Got error: 1045: "Access denied for user 'bk'@'localhost'" when trying to connect
      """,
      "2024-03-14 02:00:00 mysqldump-script failed",
      "2024-03-16 02:00:00 mysqldump-script failed"
    ),
    Row(
      "an error quoted as the reason to try again",
      """
      2024-03-02 02:00:00 Backup of stockdb: begin
      2024-03-02 02:00:01 attempt 1: mysqldump: Got error: 2002: "Can't connect", retrying
      -- Dump completed on 2024-03-02  2:00:09
      2024-03-02 02:00:10 Backup of stockdb: end
      """,
      "2024-03-02 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "mydumper inside a script is named where it fails too",
      """
      Mon Mar  4 02:00:00 UTC 2024 mydumper run
      ** (mydumper:776): CRITICAL **: 02:00:00.173: Error connecting to database: Access denied
      mydumper rc=1
      """,
      "2024-03-04 02:00:00 mydumper failed"
    ),
    Row(
      "two runs of one script at once: two begins, two ends",
      """
      2024-03-03 02:00:00 backup started
      2024-03-03 02:00:00 backup started
      -- Dump completed on 2024-03-03  2:00:01
      2024-03-03 02:00:01 backup finished
      2024-03-03 02:00:02 backup finished
      """,
      "2024-03-03 02:00:00 mysqldump-script unknown",
      "2024-03-03 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "one script twice at once, one of them killed in silence: whose the trailer is, nothing tells",
      """
      2024-03-03 02:00:00 backup started
      2024-03-03 02:00:05 backup started
      -- Dump completed on 2024-03-03  2:00:09
      2024-03-03 02:00:10 backup finished
      2024-03-04 02:00:00 backup started
      -- Dump completed on 2024-03-04  2:00:09
      2024-03-04 02:00:10 backup finished
      """,
      "2024-03-03 02:00:00 mysqldump-script unknown",
      "2024-03-03 02:00:05 mysqldump-script unknown",
      "2024-03-04 02:00:00 mysqldump-script ok"
    ),
    Row(
      "French, the time behind “à”, and an end line with a time alone",
      """
      ==> vendredi 01 mars 2024 à 03:00 : sauvegarde de stockdb
      -- Dump completed on 2024-03-01  3:00:07
      ==> fin : 03:01
      ==> samedi 02 mars 2024 à 03:00 : sauvegarde de stockdb
      mysqldump: Got error: 1049: "Unknown database 'stockdb'" when selecting the database
      ==> fin : 03:00
      """,
      "2024-03-01 03:00:00 mysqldump-script ok",
      "2024-03-02 03:00:00 mysqldump-script failed"
    ),
    Row(
      "a failure that a trace shows being logged",
      """
      + mysqldump --defaults-file=/root/.my.cnf stockdb
      + logger -s 'backup not ok'
      """,
      "- mysqldump-script failed"
    ),
    Row(
      "a copy behind the proven dump is a step of the run",
      """
      2024-03-11 03:00:00 backup of dumps
      -- Dump completed on 2024-03-11  3:00:07
      no parent snapshot found, will read all files
      snapshot 4ad02c17 saved
      2024-03-11 03:01:00 finished
      """,
      "2024-03-11 03:00:00 mysqldump-script ok"
    ),
    Row(
      "docker compose puts the container's name before each line",
      """
      mysql-backup_1      | Starting at Mon Nov 15 22:07:15 UTC 2021
      mysql-backup_1      | mysqldump: Got error: 2002: "Can't connect to MySQL server on 'db' (115)" when trying to connect
      mysql-backup_1      | Backup ended at Mon Nov 15 22:07:16 UTC 2021
      """,
      "2021-11-15 22:07:15 mysqldump-script failed"
    ),
    Row(
      "an option that mariadb-backup has not",
      """
      Backup 01.03.2024 02:00:00
      mariadb-backup: unknown option '--apply-log-only'
      """,
      "2024-03-01 02:00:00 mariadb-backup failed"
    ),
    Row(
      "sudo wants a password",
      """
      Sun Mar  3 02:00:00 UTC 2024: backup begins
      sudo: a password is required
      Sun Mar  3 02:00:01 UTC 2024: backup ends
      """,
      "2024-03-03 02:00:00 mysqldump-script failed"
    ),
    Row(
      "no errors, in several words, and one",
      """
      2024-03-13 02:00:00 backup of stockdb started
      Errors encountered: 0
      Failed databases: none
      2024-03-13 02:00:09 backup finished, error code 0
      2024-03-14 02:00:00 backup of stockdb started
      Errors encountered: 1
      2024-03-14 02:00:09 backup finished
      """,
      "2024-03-13 02:00:00 mysqldump-script unknown",
      "2024-03-14 02:00:00 mysqldump-script failed"
    ),
    Row(
      "a stamp alone dates the run behind it, whatever the one before it was",
      """
      ## 2024-03-01 02:00:00 ##
      snapshot 9e9179d5 saved
      no errors were found
      ## 2024-03-02 02:00:00 ##
      snapshot 72c7ec11 saved
      """,
      "2024-03-01 02:00:00 restic unknown",
      "- restic check ok",
      "2024-03-02 02:00:00 restic unknown"
    ),
    Row(
      "JSON with the time in milliseconds",
      """
      {"level":30,"time":1710381600000,"pid":17,"msg":"backup of stockdb started"}
      {"level":30,"time":1710381609000,"pid":17,"msg":"backup of stockdb finished"}
      """,
      "2024-03-14 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "the dump is whole, and the copy of it failed",
      """
      2024-03-15 02:00:00 Starting backup of stockdb
      -- Dump completed on 2024-03-15  2:00:09
      rsync error: error in socket IO (code 10) at clientserver.c(139) [sender=3.2.7]
      2024-03-15 02:00:11 Backup finished
      """,
      "2024-03-15 02:00:00 mysqldump-script unknown"
    ),
    Row(
      "a lock that was killed is no program that was",
      """
      2024-03-04 02:00:00 nightly borg backup
      Killed stale lock vm@3281355014145.14195-0.
      terminating with success status, rc 0
      2024-03-05 02:00:00 nightly borg backup
      Killed
      """,
      "2024-03-04 02:00:00 borg unknown",
      "2024-03-05 02:00:00 mysqldump-script failed"
    ),
  ]

  @Test("Each log gives its runs", arguments: rows)
  func runs(_ row: Row) { #expect(Self.shown(row.log) == row.runs) }

  /// The runs of a log, as rows word them.
  static func shown(_ log: String) -> [String] {
    BackupLedger.runs(
      from: [BackupSource(name: "backup.log", bytes: Array(log.utf8))],
      options: BackupLedgerOptions(zone: .utc)
    ).map { run in
      let start = run.start?.formatted(in: .utc, separator: " ").prefix(19) ?? "-"
      let operation = run.operation == .backup ? "" : run.operation.rawValue + " "
      return "\(start) \(run.tool) \(operation)\(run.verdict.rawValue)"
    }
  }

  @Test("A CRLF log reads as one with bare line ends does")
  func carriageReturns() {
    let log =
      "13/03/2024 02:00:00 Backup started\r\n-- Dump completed on 2024-03-13  2:00:09\r\n"
      + "13/03/2024 02:00:10 Backup finished\r\n"
    let runs = BackupLedger.runs(
      from: [BackupSource(name: "b.log", bytes: Array(log.utf8))],
      options: BackupLedgerOptions(zone: .utc)
    )
    #expect(runs.map(\.verdict) == [.ok])
  }
}
