import Glibc
import ScribeCLI
import Testing

/// `kill -9` at random moments of the writing commands.
///
/// `SCRIBE_KILLS=2000` makes it the long run.
@Suite(.serialized) struct KilledTests {
  private static let runs = getenv("SCRIBE_KILLS").flatMap { Int(String(cString: $0)) } ?? 60

  @Test func whatWasAcknowledgedIsThereAndNothingIsHalfThere() {
    let sandbox = Sandbox()
    #expect(sandbox.scribe("open", "an outage").status == 0)
    var generator = SystemRandomNumberGenerator()
    var acknowledged: Set<String> = ["an outage"]
    var killed = 0
    // Any moment of a run, and some after its end.
    let begin = ContinuousClock.now
    #expect(sandbox.scribe("log", "undisturbed").status == 0)
    acknowledged.insert("undisturbed")
    let usual = (ContinuousClock.now - begin) / .microseconds(1)
    for run in 0..<Self.runs {
      let text = "entry \(run)"
      let arguments =
        switch run % 5 {
        case 0: ["suspect", text]
        case 1: ["todo", text]
        case 2: ["run", "--note", text, "--", "true"]
        case 3: ["decide", "--instead-of", "waiting", text]
        default: ["log", text]
        }
      let stamp = sandbox.folder + "/killed"
      sandbox.write("", to: stamp + ".in")
      let started = sandbox.start(arguments, stamp: stamp)
      usleep(UInt32.random(in: 0..<UInt32(max(1000, usual * 3 / 2)), using: &generator))
      started.kill(SIGKILL)
      let end = started.wait()
      if end != .exited(0) { killed += 1 }
      let said = Sandbox.contents(of: stamp + ".out") + Sandbox.contents(of: stamp + ".err")
      if said.contains("\(text)  [") || said.hasSuffix(text + "\n") { acknowledged.insert(text) }
    }
    #expect(sandbox.scribe("status").status == 0)
    let recorded = sandbox.recorded()
    #expect(acknowledged.isSubset(of: recorded))
    #expect(Set(recorded).count == recorded.count)
    #expect(sandbox.scribe("doctor").status == 0)
    print("\(Self.runs) runs, \(killed) killed, \(acknowledged.count - 1) acknowledged, all found")
  }
}
