import Testing

/// `log` is read past the general parser; nobody may notice but for the time it takes.
@Suite struct QuickStartTests {
  private let sandbox = Sandbox()

  init() { #expect(sandbox.scribe("open", "an outage").status == 0) }

  @Test(
    arguments: [
      (["log", "disk", "full"], "disk full"),
      (["l", "disk full"], "disk full"),
      (["log", "--at", "-5m", "disk full"], "disk full"),
      (["log", "--kind", "action", "--author", "ben", "restarted"], "restarted"),
      (["log", "--kind=action", "restarted"], "restarted"),
      (["log", "--incident", "INC-1", "--no-redact", "seen"], "seen"),
      (["log", "--", "--at is no option here"], "--at is no option here"),
      (["log", "text", "--at", "-5m"], "text"),
      (["log", "text", "--", "--at", "-5m"], "text -- --at -5m"),
      (["log", "-5", "degrees"], nil),
      (["log", "--kind", "wrong", "text"], nil),
      (["log", "--unknown", "text"], nil),
      (["log", "--at"], nil),
      (["log"], nil),
      (["log", "--author", "--at", "text"], nil),
    ] as [([String], String?)]
  )
  func plainAndUnusualSpellingsMeanTheSame(arguments: [String], text: String?) {
    let result = sandbox.run(arguments)
    #expect(result.status == (text == nil ? 64 : 0))
    #expect(sandbox.recorded() == ["an outage"] + (text.map { [$0] } ?? []))
    if text == nil {
      #expect(result.complaint.contains("`scribe log --help` tells more") || arguments == ["log"])
    }
  }

  @Test func helpAndVersionAreThoseOfTheGeneralParser() {
    #expect(sandbox.scribe("log", "--help").output.contains("USAGE: scribe log"))
    #expect(sandbox.scribe("status", "--help").output.contains("USAGE: scribe status"))
    #expect(sandbox.scribe("templates", "list").status == 0)
    #expect(sandbox.scribe("nonsense").status == 64)
    #expect(sandbox.scribe("--version").status == 0)
  }

  @Test func attachedFilesAndTimesAreTaken() {
    sandbox.write("evidence", to: sandbox.folder + "/shot.txt")
    let result = sandbox.scribe(
      "log",
      "--at",
      "2023-10-30 08:15",
      "--attach",
      sandbox.folder + "/shot.txt",
      "seen"
    )
    #expect(result.status == 0)
    #expect(result.output.contains("2023-10-30 08:15:00 +00:00"))
    #expect(result.output.contains("evidence: shot.txt"))
  }
}
