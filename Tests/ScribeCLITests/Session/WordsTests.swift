import IncidentModel
import Testing

@Suite("The rest of the line is the text")
struct WordsTests {
  @Test(
    "Words need no quotes, and options come before them",
    arguments: [
      (["log", "the", "stock", "page", "is", "empty"], "the stock page is empty"),
      (["log", "the stock page  is empty"], "the stock page  is empty"),
      (
        ["log", "--at", "-5m", "ran", "mysqlcheck", "--repair", "-uroot"],
        "ran mysqlcheck --repair -uroot"
      ),
      (["log", "--at=-5m", "x", "--at", "-9m", "y"], "x --at -9m y"),
      (["log", "--kind", "action", "restarted"], "restarted"),
      (["log", "--", "--at", "is", "an", "option"], "--at is an option"),
      (["log", "--at", "-5m", "--", "-5", "degrees"], "-5 degrees"),
      (["log", "first", "--", "second"], "first -- second"),
      (["l", "short"], "short"),
      (["log", "--author", "somebody", "else"], "else"),
      (["log", "ünïcode", "日本", "🎉"], "ünïcode 日本 🎉"),
      (["log", "help"], "help"),
      (["log", " ", "blank", " "], "blank"),
    ]
  )
  func text(words: [String], text: String) throws {
    let typist = try Typist.withIncident()
    let outcome = typist.type(line: "status")
    #expect(outcome.status == 0)
    #expect(typist.run(words).status == 0)
    #expect(try typist.texts() == [text])
  }

  @Test("An option that there is none of is refused before the text, never taken for it")
  func unknownOption() throws {
    let typist = try Typist.withIncident()
    for words in [
      ["log", "--verbose", "x"], ["suspect", "-x", "y"], ["todo", "--dew", "friday", "x"],
    ] {
      let outcome = typist.run(words)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("put -- before a text that begins with a dash"))
    }
    #expect(try typist.snapshot().timeline.count == 1)
  }

  @Test("A reason is the rest of the line too")
  func reasons() throws {
    let typist = try Typist.withIncident()
    #expect(typist.type(line: "suspect the network").status == 0)
    #expect(typist.type(line: "rule-out h1 ping -c 3 is clean").status == 0)
    #expect(typist.type(line: "todo --owner developer --due +2w rehearse the restore").status == 0)
    #expect(typist.type(line: "drop t1 --why there is --no need").status == 0)
    let snapshot = try typist.snapshot()
    #expect(snapshot.hypotheses.map(\.reason) == ["ping -c 3 is clean"])
    #expect(snapshot.followUps.map(\.note) == ["there is --no need"])
    #expect(snapshot.followUps.map(\.due) == ["2023-11-13"])
  }
}
