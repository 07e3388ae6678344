import Glibc
import Testing

/// The power fails at a random moment: what was acknowledged before it is there.
///
/// `SCRIBE_POWER_LOSSES=2000` makes it the long run.
@Suite(.serialized, .enabled(if: access("/usr/bin/strace", X_OK) == 0, "needs strace: not here"))
struct PowerLossTests {
  private static let losses =
    getenv("SCRIBE_POWER_LOSSES").flatMap { Int(String(cString: $0)) } ?? 60

  /// What a program did to one database from the first moment on, and when it acknowledged what.
  private func recording(_ sandbox: Sandbox, entries: Int) -> SystemCallTrace {
    let trace = sandbox.folder + "/trace"
    let strace =
      "strace -f -qq -xx -y -s 1000000 -A -o \(trace) "
      + "-e trace=\(SystemCallTrace.calls.joined(separator: ",")) \(Sandbox.binary)"
    #expect(sandbox.shell("\(strace) open an outage >> \(sandbox.folder)/said") == 0)
    for number in 1...entries {
      // Long ones, so that the write-ahead log is shortened on the way.
      let text = "entry \(number) " + String(repeating: "x", count: number % 5 == 0 ? 60_000 : 10)
      sandbox.write(text, to: sandbox.folder + "/text")
      let line = "\(strace) log - < \(sandbox.folder)/text >> \(sandbox.folder)/said"
      #expect(sandbox.shell(line) == 0)
    }
    return SystemCallTrace(Sandbox.contents(of: trace))
  }

  /// The entry that a write to the terminal acknowledges.
  private func acknowledged(_ operation: SystemCallTrace.Operation, in sandbox: Sandbox) -> String?
  {
    guard case .write(sandbox.folder + "/said", _, let bytes) = operation else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split { " \n".contains($0) }
    guard let index = words.firstIndex(of: "entry") else { return "an outage" }
    return words.dropFirst(index + 1).first.map { "entry \($0)" }
  }

  @Test func whatWasAcknowledgedIsThereAfterAPowerLoss() {
    let sandbox = Sandbox()
    let trace = recording(sandbox, entries: 25)
    let isShortened = trace.operations.contains(.truncate(sandbox.database + "-wal", to: 0))
    #expect(isShortened, "the log was never shortened: the run is too short to tell anything")
    var generator = SystemRandomNumberGenerator()
    var checked = 0
    for _ in 0..<Self.losses {
      let moment = Int.random(in: 0...trace.operations.count, using: &generator)
      var disk = SimulatedDisk()
      var expected: Set<String> = []
      for operation in trace.operations.prefix(moment) {
        disk.apply(operation)
        acknowledged(operation, in: sandbox).map { _ = expected.insert($0) }
      }
      checked += expected.count
      let left = Sandbox()
      for (path, bytes) in disk.afterPowerLoss(using: &generator) {
        // SQLite makes the index of its log anew.
        guard path.hasPrefix(sandbox.database), !path.hasSuffix("-shm") else { continue }
        left.write(bytes, to: left.database + path.dropFirst(sandbox.database.count))
      }
      let found = Set(
        left.recorded().map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
      )
      #expect(
        expected.isSubset(of: found),
        "after operation \(moment): \(expected.subtracting(found))"
      )
      if !expected.isEmpty {
        #expect(left.scribe("doctor").status == 0, "after operation \(moment)")
      }
      // The next entry goes in as if nothing had been.
      if !expected.isEmpty {
        #expect(left.scribe("log", "afterwards").output.contains("afterwards"))
      }
    }
    print("\(Self.losses) power losses, \(checked) acknowledged entries looked for, all found")
  }
}

@Suite struct SimulatedDiskTests {
  @Test func whatWasNotSyncedMayBeLostAndWhatWasSyncedIsNot() {
    var disk = SimulatedDisk()
    let bytes = Array(repeating: UInt8(ascii: "a"), count: 2048)
    disk.apply(.create("/d/f"))
    disk.apply(.write("/d/f", at: 0, bytes))
    var generator = SystemRandomNumberGenerator()
    let early = (0..<200).map { _ in disk.afterPowerLoss(using: &generator)["/d/f"] }
    #expect(early.contains(nil))
    #expect(early.contains([]))
    #expect(early.contains(bytes))
    #expect(early.contains { $0.map { $0.count > 0 && $0.count < 2048 } ?? false })
    disk.apply(.sync("/d/f"))
    disk.apply(.sync("/d"))
    disk.apply(.truncate("/d/f", to: 0))
    let late = Set((0..<200).map { _ in disk.afterPowerLoss(using: &generator)["/d/f"] })
    #expect(late == [bytes, []])
  }
}
