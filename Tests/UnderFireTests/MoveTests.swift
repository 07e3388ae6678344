import Glibc
import ScribeCLI
import Testing

/// `scribe move` and `scribe shell-history`, on the binary.
@Suite struct MoveTests {
  private let sandbox = Sandbox()

  init() { #expect(sandbox.scribe("open", "an outage").status == 0) }

  @Test func theDatabaseMovesAndIsFoundWhereItWas() {
    let target = sandbox.folder + "/other"
    sandbox.shell("mkdir \(target)")
    #expect(sandbox.scribe("log", "before").status == 0)
    #expect(sandbox.scribe("move", target).status == 0)
    #expect(sandbox.names(in: target).contains("scribe.sqlite"))
    #expect(sandbox.scribe("log", "after").status == 0)
    #expect(sandbox.recorded() == ["an outage", "before", "after"])
    sandbox.variables["SCRIBE_DB"] = target + "/scribe.sqlite"
    #expect(sandbox.recorded() == ["an outage", "before", "after"])
    #expect(sandbox.scribe("doctor").status == 0)
  }

  @Test func whatWaitsForAnIncidentGoesAlong() {
    let sandbox = Sandbox()
    let target = sandbox.folder + "/other"
    sandbox.shell("mkdir \(target)")
    #expect(sandbox.scribe("log", "typed before any incident").complaint.contains("-waiting"))
    #expect(sandbox.scribe("move", target).status == 0)
    #expect(sandbox.names(in: target).contains("scribe.sqlite-waiting"))
    #expect(
      sandbox.names(in: sandbox.folder).filter { $0.hasPrefix("scribe.") } == ["scribe.sqlite"]
    )
    // Under its new name, and with the link at its old one gone.
    unlink(sandbox.database)
    sandbox.variables["SCRIBE_DB"] = target + "/scribe.sqlite"
    #expect(sandbox.scribe("open", "an outage").complaint.contains("took in 1 entry"))
    #expect(sandbox.recorded() == ["an outage", "typed before any incident"])
    #expect(!sandbox.names(in: target).contains("scribe.sqlite-waiting"))
  }

  @Test func whatWaitsInTheSpoolComesInUnderEitherName() {
    sandbox.write("busy", to: sandbox.folder + "/moved.sqlite-lock")
    #expect(sandbox.scribe("move", sandbox.folder + "/moved.sqlite").status == 0)
    let lock = sandbox.shell(
      "flock -n \(sandbox.folder)/moved.sqlite-lock sh -c 'SCRIBE_PATIENCE=0 \(Sandbox.binary) log kept' 2>&1 | grep -q 'kept in'"
    )
    #expect(lock == 0)
    sandbox.variables["SCRIBE_DB"] = sandbox.folder + "/moved.sqlite"
    #expect(sandbox.recorded() == ["an outage", "kept"])
  }

  @Test func aPromptThatIsOpenMeanwhileGoesOnInTheNewPlace() {
    let live = TerminalSession(sandbox, ["live"])
    #expect(live.shows("INC-1> "))
    live.type("before\r")
    #expect(live.shows("E2  "))
    #expect(sandbox.scribe("move", sandbox.folder + "/moved.sqlite").status == 0)
    live.type("after\r")
    #expect(live.shows("E3  "))
    live.type("\u{4}")
    #expect(live.end() == .exited(0))
    #expect(sandbox.recorded() == ["an outage", "before", "after"])
  }

  @Test func nothingIsOverwritten() {
    sandbox.write("somebody's", to: sandbox.folder + "/taken")
    let result = sandbox.scribe("move", sandbox.folder + "/taken")
    #expect(result.status == 2)
    #expect(Sandbox.contents(of: sandbox.folder + "/taken") == "somebody's")
    #expect(sandbox.recorded() == ["an outage"])
  }

  @Test func commandsOfAShellAreRecordedByNumber() {
    sandbox.write("uptime\n#1698650000\ndf -h\n#1698650060\nfree -m\n", to: sandbox.folder + "/h")
    let listed = sandbox.scribe(
      "shell-history",
      "--since",
      "2023-10-30 07:00",
      sandbox.folder + "/h"
    )
    #expect(listed.lines.map { String($0.suffix(7)) } == ["  df -h", "free -m", " uptime"])
    let result = sandbox.scribe(
      "shell-history",
      "--since",
      "2023-10-30 07:00",
      "--pick",
      "1,3",
      sandbox.folder + "/h"
    )
    #expect(result.lines.count == 2)
    #expect(result.output.contains("2023-10-30 07:13:20"))
    #expect(result.output.contains("time unknown"))
    #expect(sandbox.recorded() == ["an outage", "df -h", "uptime"])
  }

  @Test func theManualAndTheCompletionsComeFromTheDefinitions() {
    let man = sandbox.folder + "/man"
    #expect(sandbox.scribe("man", man).status == 0)
    let pages = sandbox.names(in: man)
    #expect(pages.contains("scribe.1") && pages.contains("scribe-log.1"))
    #expect(Sandbox.contents(of: man + "/scribe-log.1").contains("\\fB\\-\\-at\\fR \\fItime\\fR"))
    for shell in ["bash", "zsh", "fish"] {
      let result = sandbox.scribe("--generate-completion-script", shell)
      #expect(result.status == 0)
      #expect(result.output.contains("shell-history"))
    }
  }
}
