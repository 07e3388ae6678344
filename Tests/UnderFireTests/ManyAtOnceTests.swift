import Glibc
import Testing

/// Many processes that write at once.
///
/// `SCRIBE_WRITERS=128` makes it the long run.
@Suite(.serialized) struct ManyAtOnceTests {
  private static let writers = getenv("SCRIBE_WRITERS").flatMap { Int(String(cString: $0)) } ?? 8

  @Test func noEntryIsLostOrRefusedAndTheNumbersAreDense() {
    let sandbox = Sandbox()
    #expect(sandbox.scribe("open", "an outage").status == 0)
    let each = 50
    let script = """
      for w in $(seq \(Self.writers)); do
        (for i in $(seq \(each)); do '\(Sandbox.binary)' log "writer $w entry $i" || echo REFUSED
        done) >> \(sandbox.folder)/told.$w 2>&1 &
      done; wait
      """
    #expect(sandbox.shell(script) == 0)
    let told = (1...Self.writers).map { Sandbox.contents(of: "\(sandbox.folder)/told.\($0)") }
    #expect(!told.contains { $0.contains("REFUSED") })
    let recorded = sandbox.recorded()
    #expect(recorded.count == Self.writers * each + 1)
    #expect(Set(recorded).count == recorded.count)
    #expect(sandbox.scribe("doctor").status == 0)
    let numbers = Set(
      told.joined().split(separator: "\n").compactMap { line in
        line.hasPrefix("E") ? Int(line.dropFirst().prefix { $0.isNumber }) : nil
      }
    )
    #expect(numbers == Set(2...(Self.writers * each + 1)))
  }
}
