import Foundation
import Testing

/// The static executable that `make build` makes, which is what users get.
///
/// Named time zones work in it only because their data is linked in; a static program that merely
/// imports Foundation answers nil for every one, silently.
@Suite("The release binary", .enabled(if: ReleaseBinary.isThere, ReleaseBinary.why))
struct ReleaseBinaryTests {
  @Test("It reads a named time zone")
  func namedZone() throws {
    let shell = try Shell()
    let outcome = try shell.run(
      """
      echo '2023-10-30  6:40:00 0 [Note] mariadbd: ready for connections.' > error.log
      \(ReleaseBinary.path) parse --tz Africa/Nairobi --json error.log
      """
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"time\":\"2023-10-30T03:40:00.000000Z\""))
  }

  @Test("It wants no shared library")
  func isStatic() throws {
    let outcome = try Shell().run("ldd \(ReleaseBinary.path)")
    #expect((outcome.output + outcome.errors).contains("not a dynamic executable"))
  }

  @Test(
    "Alone in an empty root it records, reads and renders",
    .enabled(if: SlowTests.areWanted, SlowTests.why)
  )
  func emptyRoot() throws {
    let outcome = try Shell().run(
      """
      mkdir -p root/proc root/tmp && cp \(ReleaseBinary.path) root/scribe
      echo '2023-10-30  6:40:00 0 [ERROR] InnoDB: Corrupted page in ./stockdb/items.ibd' > root/error.log
      exec unshare -m sh -c '
        mount -t proc proc root/proc || exit 99
        scribe() { env -i HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot root /scribe "$@"; }
        scribe open --zone Africa/Nairobi --started "2023-10-30 08:31" Inventory down || exit 1
        scribe log Nobody can log in && scribe ingest /error.log && scribe timeline --json
        scribe postmortem --output /tmp/out && grep -c "Nobody can log in" root/tmp/out/postmortem.html
        scribe doctor
      '
      """
    )
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("2023-10-30 08:31:00 +03:00 (05:31:00Z)"))
    #expect(outcome.output.contains("\"text\":\"Nobody can log in\""))
    #expect(outcome.output.contains("ok    projection"))
  }
}

/// Where the release binary lies, and what to do where it does not.
enum ReleaseBinary {
  static let path = Shell.root + "/.build/release/scribe"
  static let isThere = FileManager.default.isExecutableFile(atPath: path)
  static let why: Comment = "there is no static release binary: `make build` makes it"
}
