import TestSupport
import Testing

@Suite(
  "A full disk",
  .enabled(if: SlowTests.areWanted, SlowTests.why),
  .enabled(if: Mounts.areAllowed, Mounts.why)
)
struct DiskFullTests {
  @Test("What is typed on a full disk is kept elsewhere, and comes in when there is room")
  func full() throws {
    let shell = try Shell()
    let outcome = try shell.run(
      """
      mkdir disk && exec unshare -m sh -c '
        mount -t tmpfs -o size=1m none disk || exit 99
        export SCRIBE_DB=$PWD/disk/scribe.sqlite
        scribe open Inventory down && scribe log before || exit 98
        cat /dev/zero > disk/filler 2>/dev/null
        for i in 1 2 3 4 5; do scribe log "$(head -c 8000 /dev/zero | tr "\\0" x) full $i" || exit 97; done
        echo == listing; scribe timeline --json > listing 2> notes || exit 96
        rm disk/filler
        scribe log after || exit 95
        scribe timeline --json && scribe doctor
      '
      """
    )
    #expect(outcome.status == 0, "\(outcome.status) \(outcome.errors.suffix(2000))")
    #expect(outcome.errors.contains("kept in"))
    #expect(outcome.errors.contains("took in"))
    for number in 1...5 { #expect(outcome.output.contains("full \(number)\"")) }
    #expect(outcome.output.contains("\"text\":\"after\""))
    #expect(outcome.output.contains("ok    database file"))
  }

  @Test("A postmortem on a full disk says so, and leaves the one that was there")
  func documents() throws {
    let shell = try Shell()
    let outcome = try shell.run(
      """
      mkdir disk && exec unshare -m sh -c '
        mount -t tmpfs -o size=1m none disk || exit 99
        scribe open Inventory down && scribe postmortem --output disk/out || exit 98
        cp disk/out/postmortem.md before.md
        cat /dev/zero > disk/filler 2>/dev/null
        scribe log "$(head -c 60000 /dev/zero | tr "\\0" x)"
        scribe postmortem --output disk/out; echo "status $?"
        cmp disk/out/postmortem.md before.md && echo untouched
      '
      """
    )
    #expect(outcome.output.contains("status 2"), "\(outcome.status) \(outcome.errors.suffix(2000))")
    #expect(outcome.output.contains("untouched"))
    #expect(outcome.errors.contains("--output"))
  }
}

@Suite("Many writers, many entries", .enabled(if: SlowTests.areWanted, SlowTests.why))
struct ManyWritersTests {
  @Test("128 processes at once lose nothing")
  func writers() throws {
    let shell = try Shell.withIncident()
    let outcome = try shell.run(
      "for w in $(seq 128); do scribe log \"w$w\" > /dev/null & done; wait"
    )
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(Set(try shell.texts()) == Set((1...128).map { "w\($0)" }))
    #expect(try shell.run("scribe doctor").status == 0)
  }
}
