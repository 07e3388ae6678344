import TestSupport
import Testing

@Suite("Nothing recorded is lost")
struct DurabilityTests {
  @Test("Processes that write at once lose nothing, and wait their turn")
  func manyProcesses() throws {
    let shell = try Shell.withIncident()
    let outcome = try shell.run(
      """
      for w in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
        (for i in 1 2 3; do scribe log "w$w-$i" || echo failed; done) &
      done; wait
      """
    )
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.lines.count == 48 && !outcome.output.contains("failed"))
    let expected = Set((1...16).flatMap { writer in (1...3).map { "w\(writer)-\($0)" } })
    #expect(Set(try shell.texts()) == expected)
    #expect(try shell.run("scribe doctor").status == 0)
  }

  @Test("An entry that was acknowledged survives kill -9, one that was not is whole or not there")
  func kill() throws {
    let shell = try Shell.withIncident()
    let outcome = try shell.run(
      """
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        scribe log "entry $i" >> acknowledged & pid=$!
        i=$((i % 4)); sleep "0.0$i"; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
      done
      cat acknowledged
      """
    )
    let texts = try shell.texts()
    for line in outcome.lines {
      // Id, clocks and text, two blanks between them.
      let text = line.split(separator: "  ").dropFirst(2).first.map(String.init)
      #expect(text.map(texts.contains) == true, "\(line)")
    }
    #expect(try shell.run("scribe doctor").status == 0)
  }
}
