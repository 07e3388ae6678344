import ScribeCLI
import Testing

@Suite("Mistyped commands")
struct CommandNamesTests {
  @Test(
    "What was meant is offered",
    arguments: [
      ("lgo", ["log"]), ("todso", ["todo", "todos"]), ("timline", ["timeline"]),
      ("post", ["postmortem"]),
      ("serach", ["search"]), ("frobnicate", []), ("susepct", ["suspect"]),
      ("Log", ["log", "logs"]),
    ]
  )
  func suggestions(typed: String, offered: [String]) {
    #expect(CommandNames.suggestions(for: typed) == offered)
  }

  @Test("A slip is a letter more, less, changed, or swapped")
  func slips() {
    #expect(CommandNames.slips(from: "log", to: "log") == 0)
    #expect(CommandNames.slips(from: "lgo", to: "log") == 1)
    #expect(CommandNames.slips(from: "", to: "log") == 3)
    #expect(CommandNames.slips(from: "todos", to: "todo") == 1)
  }

  @Test("One clear line says it, without a page of usage")
  func line() throws {
    let outcome = try Typist().type(line: "serach disk")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors
        == "scribe: there is no command 'serach'; did you mean search? `scribe help` lists them\n"
    )
    let bad = try Typist.withIncident().type(line: "todo --due someday x")
    #expect(bad.errors.split(separator: "\n").count == 1)
    #expect(bad.errors.hasPrefix("scribe: Cannot read the day 'someday'"))
  }
}
