import Glibc
import Testing

/// What was acknowledged is there, whatever happened to the database meanwhile.
@Suite(.serialized) struct NeverLostTests {
  private let sandbox = Sandbox()

  private static let isRoot = geteuid() == 0

  /// Entries that are refused by the database wait, are taken in once, and in their order.
  private func expectTakenInOnce(_ texts: [String], after repair: () -> Void) {
    for text in texts {
      let result = sandbox.scribe("log", text)
      #expect(result.status == 0)
      #expect(result.complaint.contains("kept in"))
    }
    #expect(sandbox.waiting().count == texts.count)
    repair()
    #expect(sandbox.scribe("log", "afterwards").status == 0)
    #expect(sandbox.scribe("log", "and again").status == 0)
    #expect(sandbox.recorded() == ["an outage"] + texts + ["afterwards", "and again"])
    #expect(sandbox.waiting().isEmpty)
    #expect(sandbox.scribe("doctor").status == 0)
  }

  @Test(.enabled(if: isRoot)) func entriesSurviveADiskThatIsFullToTheLastByte() {
    let disk = sandbox.folder + "/disk"
    sandbox.shell("mkdir \(disk) && mount -t tmpfs -o size=1m tmpfs \(disk)")
    defer { sandbox.shell("umount \(disk)") }
    sandbox.variables["SCRIBE_DB"] = disk + "/scribe.sqlite"
    #expect(sandbox.scribe("open", "an outage").status == 0)
    sandbox.shell("dd if=/dev/zero of=\(disk)/fill bs=1k 2>/dev/null")
    expectTakenInOnce(["one", "two", "three"]) { sandbox.shell("rm \(disk)/fill") }
  }

  @Test(.enabled(if: isRoot)) func entriesSurviveAReadOnlyFileSystem() {
    let disk = sandbox.folder + "/disk"
    sandbox.shell("mkdir \(disk) && mount -t tmpfs -o size=4m tmpfs \(disk)")
    defer { sandbox.shell("umount \(disk)") }
    sandbox.variables["SCRIBE_DB"] = disk + "/scribe.sqlite"
    #expect(sandbox.scribe("open", "an outage").status == 0)
    sandbox.shell("mount -o remount,ro \(disk)")
    #expect(sandbox.scribe("timeline").status == 0)
    expectTakenInOnce(["one", "two"]) { sandbox.shell("mount -o remount,rw \(disk)") }
  }

  @Test func entriesSurviveALockThatIsHeldTooLong() {
    #expect(sandbox.scribe("open", "an outage").status == 0)
    sandbox.variables["SCRIBE_PATIENCE"] = "0"
    let lock = open(sandbox.database + "-lock", O_RDWR | O_CLOEXEC)
    #expect(flock(lock, LOCK_EX) == 0)
    expectTakenInOnce(["one", "two"]) { _ = close(lock) }
  }

  @Test func entriesSurviveADatabaseThatIsNoDatabaseAnyMore() {
    #expect(sandbox.scribe("open", "an outage").status == 0)
    let file = sandbox.database
    sandbox.shell("mkdir \(file).good && cp \(file)* \(file).good/ 2>/dev/null")
    sandbox.write("this was a database", to: file)
    sandbox.shell("rm -f \(file)-wal \(file)-shm")
    expectTakenInOnce(["one", "two"]) {
      sandbox.shell("cp \(file).good/* \(sandbox.folder)/")
    }
  }

  @Test(.enabled(if: isRoot)) func entriesOfAnotherUserWaitInTheirOwnSpool() {
    #expect(sandbox.scribe("open", "an outage").status == 0)
    sandbox.shell("chmod 755 \(sandbox.folder) && mkdir -m 777 \(sandbox.folder)/theirs")
    let status = sandbox.shell(
      """
      su nobody -s /bin/sh -c 'cp \(Sandbox.binary) \(sandbox.folder)/theirs/scribe; \
      SCRIBE_DB=\(sandbox.database) SCRIBE_SPOOL=\(sandbox.folder)/theirs/spool \
      \(sandbox.folder)/theirs/scribe log --author eve seen' 2>/dev/null || exit 9
      """
    )
    #expect(status == 0)
    #expect(sandbox.names(in: sandbox.folder + "/theirs/spool").count == 1)
    #expect(sandbox.recorded() == ["an outage"])
  }

  @Test func withoutAHomeThereIsStillADatabase() {
    for name in ["HOME", "SCRIBE_DB", "XDG_DATA_HOME"] { sandbox.variables[name] = nil }
    let path = "/var/tmp/scribe-\(getuid())/scribe.sqlite"
    let wasThere = access(path, F_OK) == 0
    #expect(sandbox.scribe("list").status == 2 || wasThere)
    #expect(sandbox.scribe("doctor").complaint.contains(path) || wasThere)
  }

  @Test func whereNoPlaceTakesTheEntryItIsPrinted() {
    sandbox.variables["SCRIBE_DB"] = "/proc/nowhere/scribe.sqlite"
    sandbox.variables["SCRIBE_SPOOL"] = "/proc/nowhere"
    sandbox.variables["XDG_RUNTIME_DIR"] = "/proc/nowhere"
    let result = sandbox.scribe("log", "the last word")
    if result.status == 74 {
      #expect(result.output.contains("the last word"))
    } else {
      // /dev/shm took it, which is the last of the places.
      #expect(result.complaint.contains("/dev/shm/scribe-"))
      sandbox.shell("rm -f /dev/shm/scribe-\(getuid())/*.jsonl")
    }
  }

  @Test func aDrainerKilledHalfWayLosesNothingAndDoublesNothing() {
    #expect(sandbox.scribe("open", "an outage").status == 0)
    var expected: Set<String> = ["an outage"]
    for round in 0..<12 {
      let lock = open(sandbox.database + "-lock", O_RDWR | O_CLOEXEC)
      #expect(flock(lock, LOCK_EX) == 0)
      sandbox.variables["SCRIBE_PATIENCE"] = "0"
      for index in 0..<3 {
        expected.insert("entry \(round).\(index)")
        #expect(sandbox.scribe("log", "entry \(round).\(index)").status == 0)
      }
      close(lock)
      sandbox.variables["SCRIBE_PATIENCE"] = nil
      // Two that drain at once, both killed at some moment.
      let stamp = sandbox.folder + "/drain"
      sandbox.write("", to: stamp + ".in")
      let drainers = (0..<2).map { _ in sandbox.start(["status"], stamp: stamp) }
      usleep(UInt32(round) * 1500)
      for drainer in drainers {
        drainer.kill(SIGKILL)
        _ = drainer.wait()
      }
    }
    #expect(sandbox.scribe("status").status == 0)
    let recorded = sandbox.recorded()
    #expect(Set(recorded) == expected)
    #expect(recorded.count == expected.count)
    #expect(sandbox.waiting().isEmpty)
    #expect(sandbox.scribe("doctor").status == 0)
  }
}
