import BackupLedger
import IncidentModel
import Testing

@Suite("Logs of backup tools that ran for real")
struct BackupToolsKitTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let log: String
    let runs: [String]
    var testDescription: String { log }
    init(_ log: String, _ runs: String...) { (self.log, self.runs) = (log, runs) }
  }

  @Test(
    "Each log gives its runs",
    arguments: [
      Row("mariabackup_full.txt", "mariadb-backup backup ok"),
      // Alone, nothing shows the backup that it builds on.
      Row("mariabackup_incr.txt", "mariadb-backup incremental unknown"),
      Row("mariabackup_prepare_full.txt", "mariadb-backup prepare ok"),
      Row("mariabackup_copy_back.txt", "mariadb-backup restore ok"),
      Row("mariabackup_wrong_pw.txt", "mariadb-backup backup failed"),
      Row("mydumper_v3.log", "mydumper backup ok"),
      Row("mydumper_denied.txt", "mydumper backup failed"),
      Row("myloader_v3.txt", "myloader restore ok"),
      Row("automysqlbackup_ok.txt", "automysqlbackup backup ok", "automysqlbackup backup ok"),
      Row("mysqldump_verbose.txt", "mysqldump backup ok"),
      // What these three copied, and whether a dump in it was whole, no line shows.
      Row("borg.txt", "borg backup unknown"),
      Row("borg_fail.txt", "borg backup failed", "borg backup failed", "borg backup failed"),
      Row("restic.txt", "restic backup unknown", "restic check ok"),
      Row("rsync.txt", "rsync backup unknown"),
      // Cut after sixty lines, so that its end is not seen.
      Row("restore.txt", "mysql restore unknown"),
    ]
  )
  func runs(_ row: Row) throws {
    let runs = BackupLedger.runs(
      from: [try Fixture.source("H2-backup-tools/\(row.log)")],
      options: BackupLedgerOptions(zone: .utc)
    )
    #expect(
      runs.map { "\($0.tool) \($0.operation.rawValue) \($0.verdict.rawValue)" } == row.runs
    )
  }

  @Test("An incremental beside its full backup is ok")
  func chain() throws {
    let names = ["mariabackup_incr.txt", "mariabackup_full.txt"]
    let runs = BackupLedger.runs(
      from: try names.map { try Fixture.source("H2-backup-tools/\($0)") },
      options: BackupLedgerOptions(zone: .utc)
    )
    #expect(runs.map(\.verdict) == [.ok, .ok])
    #expect(runs.map(\.operation) == [.backup, .incremental])
  }

  @Test("Archives that are damaged or changed while they were read are never ok")
  func tar() throws {
    let runs = BackupLedger.runs(
      from: [try Fixture.source("H2-backup-tools/tar.txt")],
      options: BackupLedgerOptions(zone: .utc)
    )
    #expect(runs.map(\.verdict) == [.partial] + Array(repeating: .failed, count: 7))
  }
}
