import Foundation
import IncidentModel
import Testing

@Suite("All commands")
struct ScribeCommandTests {
  /// A command as `--experimental-dump-help` tells of it.
  struct Tool: Decodable {
    struct Argument: Decodable {
      var abstract: String?
      var names: [Name]?
      var valueName: String?
      var shouldDisplay: Bool
    }
    struct Name: Decodable { var name: String }

    var commandName: String
    var abstract: String?
    var arguments: [Argument]?
    var subcommands: [Tool]?
  }

  private struct Dump: Decodable { var command: Tool }

  private func tools() throws -> [Tool] {
    let outcome = try Typist().type("--experimental-dump-help")
    #expect(outcome.status == 0)
    let dump = try JSONDecoder().decode(Dump.self, from: Data(outcome.output.utf8))
    let commands = (dump.command.subcommands ?? []).filter { $0.commandName != "help" }
    #expect(commands.count > 30)
    return commands
  }

  @Test("Every command says what it does, and so does each of its options")
  func abstracts() throws {
    for tool in try tools().flatMap({ [$0] + ($0.subcommands ?? []) }) {
      #expect(tool.abstract?.isEmpty == false, "\(tool.commandName)")
      #expect(tool.abstract?.hasSuffix(".") == true, "\(tool.commandName)")
      for argument in tool.arguments ?? [] where argument.shouldDisplay {
        let name = argument.names?.first?.name ?? argument.valueName ?? "?"
        #expect(argument.abstract?.isEmpty == false, "\(tool.commandName): \(name)")
      }
    }
  }

  @Test("Every command is in README.md")
  func readme() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let missing = try tools().map(\.commandName).filter { !readme.contains("`\($0)`") }
    #expect(missing == [], "README.md does not name these commands")
  }

  @Test("README.md tells the formula of urgency as it is")
  func urgency() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    for term in Urgency.terms {
      #expect(readme.contains("\n- \(term.name) × \(Int(term.weight)): \(term.meaning)\n"))
    }
  }

  @Test("README.md lists the formats that there are")
  func formats() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let listed = try Typist().type(line: "formats").output
    #expect(!listed.isEmpty && readme.contains(listed), "`scribe formats` prints the list to paste")
  }

  @Test(
    "Help is no error and goes to stdout",
    arguments: ["--help", "help", "help log", "log -h", "--version"]
  )
  func help(line: String) throws {
    let outcome = try Typist().type(line: line)
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test(
    "Wrong usage ends with 64, says what is wrong on stderr, and prints no result",
    arguments: [
      ("lgo x", "lgo"), ("log", "Say what happened"), ("log --kind party x", "party"),
      ("log --att -5m x", "'--att' is no option of this command"), ("suspect", "Say"),
      ("mark", "milestone"),
      ("mark forgotten", "forgotten"), ("open", "Say what is wrong"),
      ("open --severity sev9 x", "sev9"), ("open --zone Nowhere/City x", "Nowhere/City"),
      ("retract E1", "Say why"), ("amend E1", "Say what is right"),
      ("effect E1 splendid", "splendid"),
      ("todo --due someday x", "someday"), ("todo --every 5 x", "'5'"), ("parse", "file"),
      ("parse --tz Nowhere/City x", "Nowhere/City"), ("severity sev0", "sev0"),
      ("log --at 25:00 x", "impossible time '25:00'"), ("log --at soon x", "cannot read the time"),
      ("timeline --by colour", "colour"), ("asof 99:99", "99:99"), ("write poem x", "poem"),
    ]
  )
  func usage(line: String, says: String) throws {
    let typist = try Typist.withIncident()
    let outcome = typist.type(line: line)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty, "\(outcome.output)")
    #expect(try typist.snapshot().timeline.count == 1)
  }
}
