import BackupLedger
import IncidentModel
import Testing

/// Old backups that are deleted, perhaps the only good one.
@Suite("Backups that are deleted")
struct BackupDeletionTests {
  @Test("What is deleted by age takes the good backup, though no line names it")
  func deletionByAge() {
    let log = """
      2023-10-01 00:00:01 Starting backup of stockdb
      -- Dump completed on 2023-10-01  0:00:07
      2023-10-01 00:00:08 Backup finished: /b/stockdb_2023-10-01.sql
      2023-10-09 00:00:01 Starting backup of stockdb
      mysqldump: Got error: 2002: "Can't connect" when trying to connect
      2023-10-09 00:00:02 Backup finished: /b/stockdb_2023-10-09.sql
      2023-10-09 00:00:02 Deleting backups older than 7 days
      2023-10-10 00:00:01 Starting backup of stockdb
      -- Dump completed on 2023-10-10  0:00:07
      2023-10-10 00:00:08 Backup finished: /b/stockdb_2023-10-10.sql
      Lösche alte Sicherungen:
      /b/stockdb_2023-10-10.sql
      """
    let runs = Fixture.runs(log)
    #expect(runs.map(\.verdict) == [.ok, .failed, .ok])
    #expect(runs.map { $0.deletion?.line } == [7, nil, 12])
  }

  @Test("A deletion that takes a good backup is said on that backup")
  func deletion() throws {
    let runs = try MadeLogsTests.runs("retention.log")
    let good = try #require(runs.first { $0.verdict == .ok })
    #expect(good.deletion?.label == "retention.log:11")
    #expect(good.reason.contains("its artefact was deleted later (retention.log:11)"))
  }
}
