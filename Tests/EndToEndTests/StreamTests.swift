import TestSupport
import Testing

@Suite("Streams that are closed, full or gone")
struct StreamTests {
  private let log = "'\(Shell.root)/incidents/2023-10-30-inventory-outage/error.log'"

  @Test(
    "A stdout that is closed is told on stderr; the entry is stored",
    arguments: [">&-", ">/dev/full"]
  )
  func closedOutput(redirection: String) throws {
    let shell = try Shell.withIncident()
    for command in [
      "log the stock page is empty", "timeline", "list --json", "parse \(log)", "--help",
    ] {
      let outcome = try shell.run("scribe \(command) \(redirection)")
      #expect(outcome.status == 2, "\(command): \(outcome)")
      #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
      #expect(outcome.errors.contains("redirect it"))
    }
    #expect(try shell.texts() == ["the stock page is empty"])
    #expect(try shell.run("scribe doctor").status == 0)
  }

  @Test("A closed stderr changes nothing", arguments: ["2>&-", "2>/dev/full", ">&- 2>&- <&-"])
  func closedErrors(redirection: String) throws {
    let shell = try Shell.withIncident()
    let outcome = try shell.run("scribe log --at 2020-01-01 x \(redirection)")
    #expect([0, 2].contains(outcome.status))
    #expect(try shell.texts() == ["x"])
    #expect(try shell.run("scribe doctor").status == 0)
  }

  @Test("A reader that has had enough ends the command quietly")
  func brokenPipe() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run("for i in 1 2 3 4 5 6 7 8; do cat \(log) >> many.log; done")
    for command in ["parse many.log", "parse --json many.log", "formats", "help"] {
      let outcome = try shell.run("{ scribe \(command); echo $? > status; } | head -1; cat status")
      #expect(outcome.lines.count == 2 && outcome.lines.last == "0", "\(command): \(outcome)")
      #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }
    // An entry whose acknowledgement nobody reads is stored all the same.
    _ = try shell.run("scribe log x | :")
    #expect(try shell.texts() == ["x"])
  }

  @Test("A stdin that is closed is an empty one")
  func closedInput() throws {
    let shell = try Shell.withIncident()
    #expect(try shell.run("scribe log x <&-").status == 0)
    let dash = try shell.run("scribe log - <&-")
    #expect(dash.status == 64 && dash.errors.contains("Say what happened"))
    #expect(try shell.run("scribe parse - <&-").status == 0)
    #expect(try shell.run("scribe write impact <&-").status == 64)
    #expect(try shell.texts() == ["x"])
  }

  @Test("What is piped in is text for -, evidence for an entry, a log for parse")
  func pipes() throws {
    let shell = try Shell.withIncident()
    #expect(try shell.run("printf 'one\\ntwo\\n' | scribe log -").status == 0)
    #expect(try shell.run("echo 'table is crashed' | scribe log checked the tables").status == 0)
    #expect(try shell.texts() == ["one\ntwo", "checked the tables"])
    let timeline = try JSONLine.objects(shell.run("scribe timeline --json").output)
    #expect(timeline.filter { $0.text("kind") == "evidence" }.count == 1)
    let parsed = try shell.run("scribe parse --json - < \(log)")
    #expect(parsed.lines.count > 100)
    #expect(try shell.run("cat \(log) | scribe parse --json -").output == parsed.output)
  }

  @Test(
    "A listing is folded on a terminal, and goes elsewhere in whole lines",
    arguments: [30, 40]
  )
  func narrow(width: Int) throws {
    let shell = try Shell.withIncident()
    _ = try shell.run(
      "scribe log nobody can log in: stock_app, root and backup are all refused;"
        + " scribe suspect the network between the web tier and the database;"
        + " scribe todo --owner ada replicate the database to a second host in another building"
    )
    for command in ["timeline", "todos", "status", "brief", "list", "history H1"] {
      let whole = try shell.run("scribe \(command)").lines
      #expect(whole.contains { $0.count > width }, "\(command)")
      let terminal = try shell.run(
        "script -qec 'stty cols \(width); NO_COLOR=1 scribe \(command)' /dev/null < /dev/null"
      )
      let lines = terminal.output.replacing("\r\n", with: "\n").split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width }, "\(terminal.output)")
      // How long ago things were may differ by a second.
      let words = [lines, whole].map { lines in
        lines.flatMap { $0.split(separator: " ") }.filter { $0 != "under" }.count
      }
      #expect(words[0] == words[1])
    }
  }

  @Test("A loop that reads a list keeps its input")
  func loops() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run(
      "printf 'a\\nb\\nc\\n' > list; while read -r x; do scribe log $x; done < list"
    )
    #expect(try shell.texts() == ["a", "b", "c"])
  }

  @Test("Without HOME and without a login, commands still know where they are")
  func noHome() throws {
    let shell = try Shell()
    let listing = try shell.run("env -u HOME -u SCRIBE_DB -u XDG_DATA_HOME scribe list")
    #expect([0, 2].contains(listing.status))
    #expect(listing.status == 0 || listing.errors.contains("/var/tmp/scribe-"))
    let logged = try shell.run("env -i SCRIBE_DB=$PWD/db \"$(command -v scribe)\" open down")
    #expect(logged.status == 0 && logged.output.hasPrefix("INC-1"), "\(logged)")
  }

  @Test("A working directory that is gone is no obstacle")
  func noDirectory() throws {
    let shell = try Shell.withIncident()
    #expect(try shell.run("mkdir gone && cd gone && rmdir ../gone && scribe log x").status == 0)
    #expect(try shell.texts() == ["x"])
  }
}
