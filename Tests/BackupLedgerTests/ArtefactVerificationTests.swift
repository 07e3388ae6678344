import BackupLedger
import FoundationEssentials
import IncidentModel
import Testing

@Suite("Looking at the artefacts themselves")
struct ArtefactVerificationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let verdict: BackupVerdict
    let says: String
    var testDescription: String { name }
    init(_ name: String, _ verdict: BackupVerdict, _ says: String) {
      (self.name, self.verdict, self.says) = (name, verdict, says)
    }
  }

  @Test(
    "A file is worth what its content shows",
    arguments: [
      Row(
        "users_2024-02-01.sql.gz",
        .ok,
        "Dump completed on 2024-02-01  0:00:00”: 2 tables, 503 rows"
      ),
      Row("cut.sql.gz", .partial, "the compressed data ends too early"),
      Row("damaged.sql.gz", .failed, "a checksum or a header does not fit"),
      Row("lost-connection.sql.gz", .partial, "ends without the line “-- Dump completed”"),
      Row("nothing.sql.gz", .empty, "the compressed file holds nothing"),
      Row("message-inside.sql.gz", .failed, "Couldn't find table: \"nosuch\""),
      Row("whole.tar.gz", .ok, "users_2024-02-01.sql ends with"),
      Row("half-a-dump.tar.gz", .partial, "users_2024-02-02.sql ends without"),
      Row("cut.tar.gz", .partial, "ends too early"),
      Row("no-file.tar.gz", .empty, "holds no file"),
      Row("full", .ok, "complete up to log position"),
      Row("stopped", .partial, "did not come to its end"),
      Row("mydumper", .ok, "1 tables, 100 rows"),
      Row("nowhere.sql", .unknown, "No such file or directory"),
    ]
  )
  func file(_ row: Row) throws {
    let reports = ArtefactVerification.verify([Fixture.path("made/artefacts/\(row.name)")])
    let report = try #require(reports.first)
    #expect(report.verdict == row.verdict)
    #expect(report.reason.contains(row.says))
  }

  @Test(
    "Where zstd and xz are missing, nothing is claimed",
    arguments: [
      Row("whole.sql.zst", .ok, "zstd"), Row("whole.sql.xz", .ok, "xz"),
      Row("cut.sql.zst", .failed, "zstd"),
    ]
  )
  func programs(_ row: Row) throws {
    let report = try #require(
      ArtefactVerification.verify([Fixture.path("made/artefacts/\(row.name)")]).first
    )
    let isInstalled = !report.reason.hasPrefix("not checked: needs ")
    #expect(report.verdict == (isInstalled ? row.verdict : .unknown))
  }

  @Test("An incremental is worth no more than its base")
  func chain() throws {
    let base = Fixture.path("made/artefacts/full")
    let incremental = Fixture.path("made/artefacts/inc1")
    #expect(ArtefactVerification.verify([base, incremental]).map(\.verdict) == [.ok, .ok])
    let alone = try #require(ArtefactVerification.verify([incremental]).first)
    #expect(alone.verdict == .unknown)
    #expect(alone.reason.contains("no artefact here reaches its start"))
  }

  @Test("What changed against the days before is said")
  func trend() throws {
    let reports = ArtefactVerification.verify(
      (1...4).reversed().map { Fixture.path("made/artefacts/users_2024-02-0\($0).sql.gz") }
    )
    let findings = Dictionary(
      uniqueKeysWithValues: reports.map { (String($0.path.suffix(17)), $0.findings) }
    )
    #expect(findings["_2024-02-02.sql.gz".suffix(17).description] == [])
    #expect(findings["2024-02-03.sql.gz"]?.first?.hasPrefix("its content is the same") == true)
    #expect(
      findings["2024-02-04.sql.gz"] == [
        "it has \(size(4)) bytes, less than half of \(size(3)) of users_2024-02-03.sql.gz",
        "1 tables of users_2024-02-03.sql.gz are gone: roles",
        "users has 100 rows, 500 in users_2024-02-03.sql.gz",
      ]
    )
  }

  private func size(_ day: Int) -> Int {
    let path = Fixture.path("made/artefacts/users_2024-02-0\(day).sql.gz")
    return (try? Data(contentsOf: URL(filePath: path)).count) ?? -1
  }

  @Test("Rows are counted through odd strings and any cut of the stream")
  func rows() throws {
    let text = """
      -- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
      CREATE TABLE `a` (
      INSERT INTO `a` (`x`,`VALUES`) VALUES (1,'it''s (odd)'),(2,'back\\\\'),(3,'\\'),(');
      INSERT INTO `a` VALUES
      (4,NULL),
      (5,'a;b');
      -- Dump completed on 2024-02-01  0:00:00

      """
    let path = "/tmp/scribe-rows-\(UInt64.random(in: 0...UInt64.max)).sql"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(at: URL(filePath: path)) }
    let report = try #require(ArtefactVerification.verify([path]).first)
    #expect(report.verdict == .ok)
    #expect(report.dumps.first?.rows == ["a": 5])
  }

  @Test("An artefact settles what its log leaves open, and overrules a log that lies")
  func proof() throws {
    let names = ["users_2024-02-01.sql.gz", "cut.sql.gz"]
    let reports = ArtefactVerification.verify(names.map { Fixture.path("made/artefacts/\($0)") })
    let log = names.enumerated().map { index, name in
      """
      Backup started at Thu Feb  \(index + 1) 00:00:01 UTC 2024
      Backup successful: \(name)
      """
    }.joined(separator: "\n")
    let runs = Fixture.runs(log)
    #expect(runs.map(\.verdict) == [.unknown, .unknown])
    #expect(BackupLedger.applying(reports, to: runs).map(\.verdict) == [.ok, .partial])
    let entry = Evidence(source: "E12", text: "restored users_2024-02-01.sql.gz, row counts fine")
    #expect(
      BackupLedger.applying(
        restores: [.init(artefact: "/b/users_2024-02-01.sql.gz", evidence: entry)],
        to: runs
      )
      .map(\.verdict) == [.ok, .unknown]
    )
  }
}
