import Glibc
import ScribeCLI
import Testing

/// `scribe run` and piped evidence.
@Suite struct RunTests {
  private let sandbox = Sandbox()

  init() { #expect(sandbox.scribe("open", "an outage").status == 0) }

  private func attachments() -> String {
    sandbox.shell(
      "sqlite3 \(sandbox.database) 'SELECT name, bytes FROM attachment' > \(sandbox.folder)/rows"
    )
    return Sandbox.contents(of: sandbox.folder + "/rows")
  }

  @Test func outputComesThroughAndTheStatusIsPassedOn() {
    let result = sandbox.scribe("run", "--", "sh", "-c", "echo out; echo err >&2; exit 7")
    #expect(result.status == 7)
    #expect(result.output == "out\n")
    #expect(result.complaint.contains("err\n"))
    #expect(result.complaint.contains("[exit status 7 after"))
    #expect(attachments() == "output|8\n")
  }

  @Test func aSignalIsRecordedAndPassedOn() {
    let result = sandbox.scribe("run", "--", "sh", "-c", "kill -TERM $$")
    #expect(result.status == 128 + SIGTERM)
    #expect(result.complaint.contains("ended by signal 15"))
  }

  @Test func aCommandThatIsNotThereIsRecordedToo() {
    let result = sandbox.scribe("run", "--", "no-such-command-here")
    #expect(result.status == 127)
    #expect(sandbox.recorded() == ["an outage", "no-such-command-here"])
  }

  @Test func ofALongOutputHeadAndTailAreShownAndTheWholeIsKept() {
    let result = sandbox.scribe("run", "seq 1 100000")
    #expect(result.status == 0)
    #expect(result.output.utf8.count == 588_895)
    let rows = attachments()
    #expect(rows.contains("output-whole|588895\n"))
    #expect(rows.contains("output|262"))
  }

  @Test func inATerminalTheCommandHasATerminal() {
    let run = TerminalSession(
      sandbox,
      ["run", "--", "sh", "-c", "test -t 0 && test -t 1 && stty size"]
    )
    #expect(run.shows("24 80"))
    #expect(run.shows("exit status 0"))
    #expect(run.end() == .exited(0))
  }

  @Test func controlCReachesTheCommandAndTheRunIsRecorded() {
    // One process: a shell that gets the signal while it starts another goes on, as in any terminal.
    let run = TerminalSession(sandbox, ["run", "--", "sh", "-c", "echo re''ady; exec sleep 60"])
    // Not as the command is spelled, which may be shown before it runs.
    #expect(run.shows("ready"))
    run.type("\u{3}")
    #expect(run.shows("ended by signal 2"))
    #expect(run.end() == .exited(130))
  }

  @Test func aQuestionCanBeAnswered() {
    let run = TerminalSession(
      sandbox,
      ["run", "--", "sh", "-c", "printf 'sure? '; read a; echo got $a"]
    )
    #expect(run.shows("sure? "))
    run.type("yes\r")
    #expect(run.shows("got yes"))
    #expect(run.end() == .exited(0))
  }

  @Test func aRunWhoseScribeIsKilledIsOnRecordWithAnUnknownEnd() {
    let stamp = sandbox.folder + "/run"
    sandbox.write("", to: stamp + ".in")
    let started = sandbox.start(["run", "--", "sleep", "5"], stamp: stamp)
    for _ in 0..<500
    where !sandbox.names(in: sandbox.folder + "/spool").contains(where: {
      $0.hasSuffix(".running")
    }) { usleep(10_000) }
    #expect(sandbox.recorded() == ["an outage"])
    started.kill(SIGKILL)
    _ = started.wait()
    #expect(sandbox.scribe("log", "next").complaint.contains("took in 1 entry"))
    #expect(sandbox.scribe("timeline").output.contains("sleep 5 [end unknown"))
  }

  @Test func withoutAnIncidentTheRunWaits() {
    let empty = Sandbox()
    let result = empty.scribe("run", "--", "false")
    #expect(result.status == 1)
    #expect(result.complaint.contains("no incident is open: kept in "))
    #expect(empty.scribe("open", "an outage").status == 0)
    #expect(empty.recorded() == ["an outage", "false"])
  }

  @Test func whatIsPipedInBecomesEvidenceHoweverLongItIs() {
    let status = sandbox.shell(
      "seq 1 200000 | '\(Sandbox.binary)' log all the numbers > \(sandbox.folder)/out"
    )
    #expect(status == 0)
    #expect(attachments() == "output|1288895\n")
  }

  @Test func aPipeIsReadWhileTheJournalIsLocked() {
    sandbox.variables["SCRIBE_PATIENCE"] = "20"
    let lock = open(sandbox.database + "-lock", O_RDWR | O_CLOEXEC)
    #expect(flock(lock, LOCK_EX) == 0)
    let script = """
      (seq 1 200000; : > \(sandbox.folder)/written) | '\(Sandbox.binary)' log the numbers \
      > \(sandbox.folder)/out 2>&1
      """
    let started = try? ChildProcess(
      ["/bin/sh", "-c", script],
      streams: .inherited,
      environment: sandbox.variables
    )
    for _ in 0..<1000 where !sandbox.names(in: sandbox.folder).contains("written") {
      usleep(10_000)
    }
    #expect(sandbox.names(in: sandbox.folder).contains("written"))
    #expect(sandbox.recorded() == ["an outage"])
    close(lock)
    #expect(started?.wait() == .exited(0))
    #expect(attachments() == "output|1288895\n")
  }

  @Test func equalEvidenceIsKeptOnce() {
    sandbox.write("the same", to: sandbox.folder + "/picture.png")
    for _ in 0..<3 {
      #expect(sandbox.scribe("log", "--attach", sandbox.folder + "/picture.png", "see").status == 0)
    }
    #expect(attachments() == "picture.png|8\npicture.png|8\npicture.png|8\n")
    sandbox.shell(
      "sqlite3 \(sandbox.database) 'SELECT count(*) FROM attachment_content' > \(sandbox.folder)/n"
    )
    #expect(Sandbox.contents(of: sandbox.folder + "/n") == "1\n")
  }
}
