import BackupLedger
import IncidentModel
import Testing

/// What is taken for a backup log, and what only quotes one.
@Suite("Files that are no backup logs")
struct SourceRecognitionTests {
  @Test(
    "Logs that are not about backups are left alone",
    arguments: [
      """
      2023-10-29  0:00:01 5 [Warning] Access denied for user 'backup'@'localhost' (using password: YES)
      2023-10-29  0:00:02 0 [ERROR] mysqld: Can't write to file '/tmp/x' (Errcode: 28 "No space left on device")
      """,
      "2023-10-29 00:00:01 INFO server started\n2023-10-29 00:00:02 ERROR request failed: Connection refused",
      #"""
      {"log":"2024-03-02T10:00:07Z 0 [System] [MY-010116] [Server] mysqld (mysqld 8.0.36) starting as process 1\n"}
      {"log":"2024-03-02T10:00:12Z 0 [Note] [MY-011825] [Xtrabackup] completed OK!\n"}
      """#,
      "", "\u{0}\u{1}\u{2}",
    ]
  )
  func unrelated(log: String) {
    let source = BackupSource(name: "x.log", bytes: Array(log.utf8))
    #expect(BackupLedger.reads(source) == nil)
    #expect(BackupLedger.runs(from: [source], options: BackupLedgerOptions(zone: .utc)).isEmpty)
  }

  @Test(
    "Text that quotes the lines of a backup log is none",
    arguments: [
      (
        "README.md",
        "# Backups\nStarting backup of stockdb\nmysqldump: Got error: 1045: denied\nBackup completed\n"
      ),
      (
        "notes",
        "What we saw last night\n\n```\nStarting backup of stockdb\nmysqldump: Got error: 1045\n```\n"
      ),
      (
        "postmortem.txt",
        """
        # The stock system was down
        - **Incident:** INC-1, 30 October 2023, the backup of stockdb failed twice
        - 2023-10-31 00:00:00 Starting backup of stockdb, and mysqldump: Got error: 1045
        | run | verdict |
        > [2023-10-31 00:00:01] Backup completed: /b/stockdb.tar.gz
        """
      ),
      (
        "mail.txt",
        """
        the backup failed again last night and nobody looked at the log before lunch
        mysqldump: Got error: 1045: "Access denied"
        we think that the password was changed by somebody on the other team last week
        so the script said completed although the archive that it wrote holds nothing at all
        """
      ),
    ]
  )
  func prose(name: String, text: String) {
    #expect(BackupLedger.reads(BackupSource(name: name, bytes: Array(text.utf8))) == nil)
  }
}
