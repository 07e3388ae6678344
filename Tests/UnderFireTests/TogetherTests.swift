import ScribeCLI
import Testing

/// Two prompts and a running command on one incident.
@Suite struct TogetherTests {
  private let sandbox = Sandbox()

  @Test func twoPromptsAndARunLoseNothingAndSeeEachOther() {
    #expect(sandbox.scribe("open", "an outage").status == 0)
    let first = TerminalSession(sandbox, ["live", "--author", "ada"])
    let second = TerminalSession(sandbox, ["live", "--author", "ben"])
    #expect(first.shows("INC-1> "))
    #expect(second.shows("INC-1> "))
    let run = TerminalSession(
      sandbox,
      ["run", "--author", "eve", "--", "sh", "-c", "echo be''gun; read line; echo got $line"]
    )
    #expect(run.shows("begun"))
    var expected: Set<String> = ["an outage"]
    for number in 0..<10 {
      for (prompt, name) in [(first, "ada"), (second, "ben")] {
        prompt.type("\(name) \(number)\r")
        expected.insert("\(name) \(number)")
      }
    }
    #expect(first.shows("ben 9"))
    #expect(second.shows("ada 9"))
    run.type("go\n")
    #expect(run.shows("exit status 0"))
    #expect(run.end() == .exited(0))
    #expect(first.shows("got $line"))
    for prompt in [first, second] {
      prompt.type("\u{4}")
      #expect(prompt.end() == .exited(0))
    }
    let recorded = sandbox.recorded()
    #expect(Set(recorded).isSuperset(of: expected))
    // The run and its output.
    #expect(recorded.count == expected.count + 2)
    // Each person's lines in the order in which they were typed.
    for name in ["ada", "ben"] {
      #expect(recorded.filter { $0.hasPrefix(name) } == (0..<10).map { "\(name) \($0)" })
    }
    #expect(sandbox.scribe("doctor").status == 0)
  }

  @Test func tabCompletesIdsCommandsAndWords() {
    #expect(sandbox.scribe("open", "an outage").status == 0)
    #expect(sandbox.scribe("suspect", "the disk").status == 0)
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("x H\t")
    // Only what is new is drawn.
    #expect(live.shows("1 "))
    live.type("df shows room\r")
    #expect(live.shows("H1 ruled out: df shows room"))
    live.forget()
    live.type(":mar\tmit\t")
    #expect(live.shows("igated "))
    live.type("\r")
    #expect(live.shows("  mitigated"))
    live.forget()
    // What may become several things is listed, and the line stays.
    live.type(":st\t\t")
    #expect(live.shows(":star  :start"))
    live.type("\u{15}\u{4}")
    #expect(live.end() == .exited(0))
    #expect(sandbox.scribe("status").output.contains("mitigated: "))
  }
}
