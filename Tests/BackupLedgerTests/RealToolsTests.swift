import BackupLedger
import Foundation
import IncidentModel
import Testing

/// Whether the slow suites are asked for.
private enum RealTools {
  static let areWanted = ProcessInfo.processInfo.environment["SCRIBE_SLOW_TESTS"] == "1"
  static let why: Comment = "slow: SCRIBE_SLOW_TESTS=1 runs it"
}

/// The scripts that made the fixtures, run again with the tools of this machine: what is true of the
/// logs beside the tests must be true of those that today's versions write.
@Suite(
  "Tools of this machine, really broken",
  .serialized,
  .enabled(if: RealTools.areWanted, RealTools.why)
)
struct RealToolsTests {
  static let programs = [
    "mariadbd", "mariadb-install-db", "mysqldump", "mariadb-backup", "mydumper", "automysqlbackup",
    "borg", "restic", "rsync", "zstd", "faketime", "unshare", "pigz", "lz4", "age", "gpg",
  ]

  static let arePresent: Bool = {
    let names = programs.map { "command -v \($0)" }.joined(separator: " && ")
    return run("test $(id -u) = 0 && \(names) && unshare -m true") == 0
  }()

  @Test(
    "No bad run is taken for a good one but those that no log tells apart",
    .enabled(if: arePresent, "needs root and \(programs.joined(separator: " ")): not here"),
    arguments: [
      ("make-fixtures.sh", ["hidden.log 2"]), ("make-scripts.sh", []), ("make-others.sh", []),
    ]
  )
  func verdicts(_ script: String, _ known: [String]) throws {
    let folder = NSTemporaryDirectory() + "scribe-tools-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let status = Self.run("unshare -m '\(Fixture.path(script))' '\(folder)'")
    try #require(status == 0)
    let truth = try String(contentsOfFile: folder + "/truth.tsv", encoding: .utf8)
    var wrong: [String] = []
    var counts = (good: 0, trusted: 0, bad: 0, caught: 0)
    var logs: [String: [BackupRun]] = [:]
    for line in truth.split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      let number = try #require(Int(fields[1]))
      let runs = try logs[fields[0]] ?? Self.ledger(of: folder + "/" + fields[0])
      logs[fields[0]] = runs
      guard number <= runs.count else { continue }
      let verdict = runs[number - 1].verdict
      if fields[2] == "valid" {
        counts.good += 1
        if verdict == .ok { counts.trusted += 1 }
        // A script ended by SIGTERM left a whole dump behind; that it was ended is what its log tells.
        let isEnded = fields[0] == "term.log" && number == 2
        #expect(
          verdict == .ok || verdict == .unknown || isEnded,
          "\(line): \(runs[number - 1].reason)"
        )
      } else {
        counts.bad += 1
        if verdict == .ok { wrong.append("\(fields[0]) \(number)") }
        if verdict != .ok, verdict != .unknown { counts.caught += 1 }
      }
    }
    #expect(wrong == known)
    #expect(counts.trusted > 0 && counts.caught > counts.bad / 3, "\(counts)")
  }

  static func ledger(of path: String) throws -> [BackupRun] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    return BackupLedger.runs(
      from: [BackupSource(name: path, bytes: bytes)],
      options: BackupLedgerOptions(zone: .utc)
    )
  }

  /// Runs a line of shell and waits, five minutes at most.
  private static func run(_ line: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = ["300", "bash", "-c", line]
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "TZ": "UTC"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return 127 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}
