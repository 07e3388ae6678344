import Foundation
import TestSupport
import Testing

/// A real cron runs a real script against a real MariaDB, on a clock that `Fixtures/real-cron.sh` moves
/// from night to night.
@Suite("Debian's cron under a false clock", .enabled(if: SlowTests.areWanted, SlowTests.why))
struct RealCronTests {
  static let programs = "cron mariadbd mariadb-install-db mysqldump faketime unshare"

  static let arePresent: Bool = {
    let names = programs.split(separator: " ").map { "command -v \($0)" }.joined(separator: " && ")
    return (try? Shell().run(names))?.status == 0
  }()

  @Test(
    "Good, failed, good again at a month's turn, missed, good",
    .enabled(if: arePresent && Mounts.areAllowed, "needs root and \(programs): not here")
  )
  func nights() throws {
    let shell = try Shell()
    let script = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let made = try shell.run(
      "mkdir out && unshare -m '/\(script)/Fixtures/real-cron.sh' \"$PWD/out\"",
      ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    )
    try #require(made.status == 0, "\(made.errors.suffix(400))")
    let outcome = try shell.run("scribe backups --json --tz UTC out/crontab.txt out/cron_log.txt")
    let runs = try JSONLine.objects(outcome.output)
    #expect(
      runs.map { $0.text("start")?.prefix(15) } == [
        "2023-10-29T00:0", "2023-10-31T00:0", "2023-11-01T00:0", "2023-11-03T00:0",
        "2023-11-05T00:0",
      ]
    )
    #expect(runs.map { $0.text("verdict") } == ["ok", "failed", "ok", "missed", "ok"])
    // The archives themselves say the same.
    let archives = try shell.run("scribe backups --verify --json out/b/*.tar.gz")
    let verified = try JSONLine.objects(archives.output)
    #expect(verified.filter { $0.text("verdict") == "ok" }.count == 3 && verified.count == 4)
  }
}
