import Testing

@Suite("What a postmortem says is not recorded")
struct MissingFactsTests {
  /// Stand-ins for the placeholders of the commands that a document proposes.
  private static let standIns = [
    "TIME": "08:40", "NAME": "dba", "HOW": "alert", "WHY": "seen", "TEXT": "Test restores",
    "DATE": "2023-11-06",
  ]

  /// The commands in code spans.
  private func commands(in markdown: String) -> Set<String> {
    Set(
      markdown.split(separator: "`").map(String.init).filter {
        $0.hasPrefix("scribe ") && !$0.contains("\n")
      }
    )
  }

  @Test("Every command that would record it is one that records it")
  func commands() throws {
    let typist = try Typist.withIncident()
    let markdown = typist.type("postmortem").output
    let proposed = commands(in: markdown)
    #expect(proposed.count > 10)
    _ = typist.type("suspect", "the network")
    _ = typist.type("suspect", "the load")
    for command in proposed where !command.contains("ingest") {
      var words = command.split(separator: " ").dropFirst().map(String.init)
      words = words.map { Self.standIns[$0] ?? $0 }
      // One suspicion is confirmed, another ruled out.
      if words.first == "rule-out" { words[1] = "H2" }
      if words.first == "write" { words.append("Forty orders were lost.") }
      #expect(typist.run(words).status == 0, "\(command)")
    }
    let after = typist.type("postmortem").output
    let left = commands(in: after).subtracting(["scribe ingest BACKUP-LOG"])
    #expect(left.isEmpty, "\(left)")
  }
}
