import Foundation
import IncidentModel
import ScribeCLI
import Testing

@Suite("Options are taken where they are typed")
struct ArgumentOrderTests {
  @Test(
    "Before the text, after the ids, at the end; in the middle they are text",
    arguments: [
      ("log the page is back --at -2m", "the page is back", "-2m"),
      ("log the page --at -2m is back", "the page --at -2m is back", nil),
      ("log --at -5m x --author dba", "x", "-5m"),
      ("log ran mysqlcheck --repair -uroot", "ran mysqlcheck --repair -uroot", nil),
      ("log ran mysqlcheck --db stock", "ran mysqlcheck --db stock", nil),
      ("log restarted it --at=-2m --kind action", "restarted it", "-2m"),
      ("log -- typed --at -2m", "typed --at -2m", nil),
      ("log typed -- --at -2m", "typed -- --at -2m", nil),
    ]
  )
  func texts(line: String, text: String, at: String?) throws {
    let typist = try Typist.withIncident()
    #expect(typist.type(line: line).status == 0)
    let event = try #require(try typist.snapshot().timeline.first { $0.kind == .event })
    #expect(event.text == text)
    #expect(event.occurred.typed == at)
    #expect(event.author == (line.contains("--author") ? "dba" : "developer"))
  }

  @Test("A quoted text may begin with a dash and a space, whatever letters follow")
  func listItems() throws {
    let typist = try Typist.withIncident()
    #expect(typist.run(["log", "- has the page back"]).status == 0)
    #expect(typist.run(["log", "--at", "-1m", "- checked the host"]).status == 0)
    #expect(typist.run(["todo", "--owner", "dba", "- watch the host"]).status == 0)
    #expect(try typist.texts() == ["- has the page back", "- checked the host"])
    #expect(try typist.snapshot().followUps.map(\.text) == ["- watch the host"])
  }

  @Test("What looks like an option in the middle of a text is said to be text")
  func remarks() throws {
    let typist = try Typist.withIncident()
    let middle = typist.type(line: "decide restore --instead-of repairing the table")
    #expect(middle.status == 0)
    #expect(middle.errors.contains("--instead-of stands in the middle of the text"))
    for line in [
      "log ran mysqlcheck --repair", "log x --at -1m", "log -- typed --at -2m now", "log plain",
      "todo --owner dba one", "suspect the disk",
    ] {
      #expect(typist.type(line: line).errors.isEmpty, "\(line)")
    }
  }

  @Test("A milestone is marked at a time that is said after it")
  func mark() throws {
    let typist = try Typist.withIncident()
    #expect(typist.type(line: "mark mitigated --at 08:31 the page is back").status == 0)
    #expect(typist.type(line: "mark resolved the table is repaired --at 08:32").status == 0)
    let timeline = try typist.snapshot().timeline.filter { $0.kind == .milestoneReached }
    #expect(
      timeline.map(\.text) == ["mitigated: the page is back", "resolved: the table is repaired"]
    )
    #expect(timeline.map(\.occurred.typed) == ["08:31", "08:32"])
  }

  @Test("A follow-up has its owner and its day, wherever they stand")
  func todo() throws {
    let typist = try Typist.withIncident()
    #expect(
      typist.type(line: "todo replicate to db2 --owner dba --due +2w --type prevent").status == 0
    )
    #expect(typist.type(line: "todo --owner dba watch the lag --tag replica").status == 0)
    let followUps = try typist.snapshot().followUps
    #expect(followUps.map(\.text) == ["replicate to db2", "watch the lag"])
    #expect(followUps.map(\.owner) == ["dba", "dba"])
    #expect(followUps.map(\.due) == ["2023-11-13", nil])
    #expect(followUps.map(\.tags) == [[], ["replica"]])
  }

  @Test("A reason leaves the id before or after it, and the options at its end, what they are")
  func reasons() throws {
    let typist = try Typist.withIncident()
    for line in [
      "todo one", "todo two", "todo three", "log slip",
      "drop --why no need any more T1", "drop T2 --why done elsewhere --author dba",
      "drop T3 --why see T1", "retract --why wrong host E5", "log another", "log a third",
      "retract E10 the wrong host too", "retract --author dba E11 twice",
    ] {
      #expect(typist.type(line: line).status == 0, "\(line)")
    }
    let snapshot = try typist.snapshot()
    #expect(snapshot.followUps.map(\.note) == ["no need any more", "done elsewhere", "see T1"])
    #expect(snapshot.timeline.first { $0.number == 5 }?.retractedBecause == "wrong host")
    #expect(snapshot.timeline.first { $0.number == 7 }?.author == "dba")
    #expect(snapshot.timeline.first { $0.number == 10 }?.retractedBecause == "the wrong host too")
    #expect(snapshot.timeline.first { $0.number == 11 }?.retractedBecause == "twice")
  }

  @Test("Evidence, effects and searches take theirs too")
  func others() throws {
    let typist = try Typist.withIncident()
    for line in [
      "log df shows room", "suspect the disk", "rule-out H1 --evidence E2 df shows room",
      "log restarted --kind action", "effect E5 worked --at -1m",
      "amend E2 df shows 3 GB --at 08:30",
      "open Orders stuck --severity sev2 --service orders",
    ] {
      #expect(typist.type(line: line).status == 0, "\(line)")
    }
    #expect(typist.type(line: "search df --kind event --json").output.contains("\"id\":\"E2\""))
    let snapshot = try typist.snapshot()
    #expect(snapshot.incident.title == "Orders stuck")
    #expect(snapshot.incident.severity == .sev2 && snapshot.incident.services == ["orders"])
  }

  @Test("Every command with a text is one whose options are looked for")
  func verbs() throws {
    let typist = try Typist.withIncident()
    let dump = typist.type("--experimental-dump-help").output
    struct Tool: Decodable {
      struct Argument: Decodable { var parsingStrategy: String }
      var commandName: String
      var arguments: [Argument]?
      var subcommands: [Tool]?
    }
    struct Dump: Decodable { var command: Tool }
    let tools = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command.subcommands ?? []
    let withText = tools.filter { tool in
      (tool.arguments ?? []).contains { $0.parsingStrategy == "allRemainingInput" }
    }.map(\.commandName)
    #expect(Set(withText).subtracting(["run", "help"]) == ArgumentOrder.verbs.subtracting(["l"]))
  }
}
