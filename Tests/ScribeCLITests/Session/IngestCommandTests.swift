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
}
