import Glibc
import ScribeCLI
import Testing

/// `scribe live` in a terminal of its own.
@Suite struct LiveTests {
  private let sandbox = Sandbox()

  private func open() {
    #expect(sandbox.scribe("open", "--severity", "sev2", "an outage").status == 0)
  }

  @Test func eachLineIsStoredAndAcknowledged() {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    for (typed, acknowledged) in [
      ("no data on the page", "E2  "), ("? the disk is full — bücher", "H1  E3"),
      ("x H1 df shows room", "H1 ruled out: df shows room"), ("+ watch the disk", "T1  E5"),
      ("@-5m replica stopped", "[recorded "), ("* this matters", "starred"),
    ] {
      live.forget()
      live.type(typed + "\r")
      #expect(live.shows(acknowledged))
    }
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
    #expect(
      sandbox.recorded() == [
        "an outage", "no data on the page", "the disk is full — bücher", "df shows room",
        "watch the disk", "replica stopped", "this matters", "",
      ]
    )
  }

  @Test func theHeaderShowsWhereTheIncidentStands() {
    open()
    let live = TerminalSession(sandbox, ["live"], rows: 24, columns: 30)
    #expect(live.shows("INC-1 sev2 open"))
    #expect(live.shows("no open suspicion"))
    live.type("? the disk\r")
    #expect(live.shows("suspected: H1 the disk"))
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
  }

  @Test func entriesOfOthersAppearAboveTheLineThatIsBeingTyped() {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("half a thought")
    #expect(live.shows("half a thought"))
    live.forget()
    #expect(sandbox.scribe("log", "--author", "ben", "seen by ben").status == 0)
    #expect(live.shows("seen by ben"))
    #expect(live.shows("INC-1> half a thought"))
    live.type("\r")
    #expect(live.shows("E3  "))
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
    #expect(sandbox.recorded() == ["an outage", "seen by ben", "half a thought"])
  }

  @Test func controlCKeepsTheLineForTheUpArrow() {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("a long line\u{3}")
    #expect(live.shows("the up arrow brings the line back"))
    live.forget()
    live.type("\u{1B}[A")
    #expect(live.shows("a long line"))
    live.type("\r")
    #expect(live.shows("E2  "))
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
    #expect(sandbox.recorded() == ["an outage", "a long line"])
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGKILL])
  func aLineThatWasBegunIsBackInTheNextSession(signal: Int32) {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("the replica is")
    #expect(live.shows("the replica is"))
    // Kept every second, so that even a killed session has left it.
    if signal == SIGKILL { sleep(2) }
    live.send(signal)
    _ = live.end()
    #expect(sandbox.recorded() == ["an outage"])
    let next = TerminalSession(sandbox, ["live"])
    #expect(next.shows("the replica is"))
    next.type(" behind\r")
    #expect(next.shows("E2  "))
    next.type("\u{4}")
    #expect(next.end() == .exited(0))
    #expect(sandbox.recorded() == ["an outage", "the replica is behind"])
    #expect(!sandbox.names(in: sandbox.folder + "/spool").contains { $0.hasSuffix(".draft") })
  }

  @Test func aConnectionThatDiesLeavesTheLineBehind() {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("typed on the train")
    #expect(live.shows("typed on the train"))
    live.hangUp()
    _ = live.end()
    let next = TerminalSession(sandbox, ["live"])
    #expect(next.shows("typed on the train"))
    next.type("\u{15}\u{4}")
    #expect(next.end() == .exited(0))
  }

  @Test func commandsRunInItAndAreRecorded() {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("!echo on $((40 + 2)); exit 3\r")
    #expect(live.shows("on 42"))
    #expect(live.shows("[exit status 3 after"))
    live.type(":mark mitigated\r")
    #expect(live.shows("E4  "))
    live.type(":quit\r")
    #expect(live.end() == .exited(0))
    #expect(sandbox.scribe("status").output.contains("mitigated: "))
  }

  @Test func aTerminalThatCanDoLittleIsReadLineByLine() {
    open()
    sandbox.variables["TERM"] = "dumb"
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1 sev2"))
    live.type("seen\n")
    #expect(live.shows("E2  "))
    live.type("half a thought\u{3}")
    #expect(live.shows("the up arrow brings the line back"))
    live.type("\u{10}")
    live.forget()
    #expect(sandbox.scribe("log", "--author", "ben", "seen by ben").status == 0)
    #expect(live.shows("seen by ben"))
    #expect(live.shows("INC-1> half a thought"))
    #expect(!live.shown.contains("\u{1B}"))
    live.send(SIGHUP)
    #expect(live.end() == .exited(128 + SIGHUP))
    let next = TerminalSession(sandbox, ["live"])
    #expect(next.shows("half a thought"))
    next.type("\r")
    #expect(next.shows("E4  "))
    next.type("\u{4}")
    #expect(next.end() == .exited(0))
  }

  @Test func whereSomebodyElseEchoesTheKeysLinesAreReadAsTheyCome() {
    open()
    let live = TerminalSession(sandbox, ["live"], echoes: false)
    #expect(live.shows("INC-1 sev2"))
    live.type("seen\n")
    #expect(live.shows("E2  "))
    #expect(!live.shown.contains("INC-1> "))
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
  }

  @Test func linesOfAPipeAreReadAlsoTheLastOneWithoutALineFeed() {
    open()
    let result = sandbox.scribe("live", input: "one\n? two\n\nthree")
    #expect(result.status == 0)
    #expect(result.lines.count == 3)
    #expect(sandbox.recorded() == ["an outage", "one", "two", "three"])
  }

  @Test func aDatabaseThatIsRemovedMeanwhileCostsNoLine() {
    open()
    let file = sandbox.database
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("before\r")
    #expect(live.shows("E2  "))
    sandbox.shell("mkdir \(file).kept && mv \(file)* \(file).kept/ 2>/dev/null")
    live.type("while it was gone\r")
    #expect(live.shows("kept in"))
    sandbox.shell("mv \(file).kept/* \(sandbox.folder)/")
    live.type("after\r")
    #expect(live.shows("took in 1 entry"))
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
    #expect(sandbox.recorded() == ["an outage", "before", "while it was gone", "after"])
  }

  @Test func aDatabaseThatIsDamagedMeanwhileCostsNoLine() {
    open()
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    sandbox.shell(
      "f=\(sandbox.database); for n in $f $f-wal; do yes damaged | dd of=$n bs=4k count=20 conv=notrunc 2>/dev/null; done"
    )
    live.forget()
    live.type("while it was damaged\r")
    #expect(live.shows("kept in"))
    live.type("\u{4}")
    _ = live.end()
    #expect(sandbox.waiting().count == 1)
  }
}
