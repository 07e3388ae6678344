import FoundationEssentials
import TestSupport
import Testing

@testable import ScribeCLI

@Suite("scribe ingest")
struct IngestCommandTests {
  @Test("--level leaves out what is less than that")
  func level() throws {
    let typist = try Typist.withIncident()
    let log = typist.folder.file("error.log")
    try """
    2026-01-01T00:00:00.000000Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections.
    2026-01-01T00:00:01.000000Z 8 [Warning] [MY-010055] [Server] IP address '10.0.0.9' could not be resolved
    2026-01-01T00:00:02.000000Z 8 [ERROR] [MY-010119] [Server] Aborting

    """.write(toFile: log, atomically: true, encoding: .utf8)
    let window = ["--from", "2026-01-01", "--to", "2026-01-02"]
    #expect(
      typist.run(["ingest", "--level", "error"] + window + [log]).output.contains("1 records kept")
    )
    #expect(typist.run(["logs"]).output.contains("Aborting"))
    #expect(typist.run(["ingest", "--level", "loud"] + window + [log]).status != 0)
  }

  @Test("A syslog with a line of cron's is a schedule for the ledger and a log for the findings")
  func syslog() throws {
    let typist = try Typist.withIncident(zone: "UTC")
    let log = try typist.folder.write(
      """
      Oct 30 03:00:01 db1 CRON[811]: (root) CMD (/usr/local/bin/backup.sh)
      Oct 30 03:40:00 db1 kernel: [81234.123456] Out of memory: Killed process 4242 (mariadbd) \
      total-vm:8123456kB, anon-rss:7123456kB, file-rss:0kB, shmem-rss:0kB, UID:106

      """,
      to: "syslog"
    )
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_698_640_000)],
      ofItemAtPath: log
    )
    let said = typist.type("ingest", log).output
    #expect(said.contains("2 records kept as a system log, whose cron lines are a backup schedule"))
    #expect(typist.type("backups").output.contains("cron started it"))
    #expect(typist.type("correlate").output.contains("a lack of memory"))
  }
}
