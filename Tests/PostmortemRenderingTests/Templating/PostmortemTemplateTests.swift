import IncidentModel
import PostmortemRendering
import Testing

@Suite("Templates")
struct PostmortemTemplateTests {
  @Test(
    "Every built-in template and part passes its own check",
    arguments: PostmortemTemplate.all.map(\.name)
  )
  func builtIn(name: String) throws {
    let template = try PostmortemTemplate(named: name)
    let check = PostmortemTemplate.check(template.text, name: name)
    #expect(check.errors.isEmpty)
    #expect(check.missing.isEmpty)
  }

  @Test("Every template writes every sample as it was read", arguments: SampleIncident.documents)
  func samples(template: String, incident: String) throws {
    let sample = try #require(SampleIncident.all.first { $0.name == incident }?.sample)
    let documents = try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: template)
    )
    try expectSnapshot(documents.markdown, "\(incident).\(template).md")
    expectNoHole(documents.markdown)
    #expect(documents.markdown.contains(sample.snapshot.incident.title))
  }

  @Test(
    "What is not known reads so, with the command that records it",
    arguments: PostmortemTemplate.all.map(\.name)
  )
  func bare(name: String) throws {
    let sample = SampleIncident("Checkout is slow", zone: .utc, openedAt: "2024-02-29 23:50")
    let markdown = try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: name)
    ).markdown
    #expect(markdown.contains("ot recorded"))
    // Readers outside cannot record anything.
    #expect(markdown.contains("To record it: `scribe ") == (name != "external"))
  }

  private func expectNoHole(_ markdown: String) {
    for hole in [
      "{{", "}}", "Prose(", "Optional(", "****", "()", "  .", " ,", "\n\n\n", ": \n", "nil",
    ] {
      #expect(!markdown.contains(hole), "\(hole.debugDescription) in the document")
    }
    for line in markdown.split(separator: "\n") where line.hasPrefix("- **") {
      #expect(!line.hasSuffix(":**"), "nothing stands behind \(line)")
    }
  }

  @Test(
    "What a template asks for and the context does not have is an error at its place",
    arguments: [
      ("# {{title}}\n", 1, 3, "unknown variable 'title'"),
      ("# {{incident.titel}}\n", 1, 3, "did you mean 'incident.title'?"),
      ("a\nbü {{{incident.title}}}\n", 2, 4, "use two braces"),
      ("a\n\n  {{summary.body}}\n", 3, 3, "use three braces"),
      ("{{#timeline.days}}\n{{rows}}{{/timeline.days}}", 2, 1, "holds several things"),
      ("{{#timeline.days}}\n{{#rows}}x{{/timeline.days}}", 2, 11, "{{/rows}} is due"),
      ("x {{#followUps.items}}", 1, 3, "never closed"),
      ("x {{incident.title", 1, 3, "never closed"),
      ("{{> nothing}}", 1, 1, "unknown part 'nothing'"),
      ("{{=<% %>=}}", 1, 1, "not available"),
      ("{{ }}", 1, 1, "empty"),
    ]
  )
  func mistakes(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: TemplateError.self) {
      try PostmortemTemplate(fileText: text, name: "mine.md")
    }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("A template of one's own places what it asks for, escaped")
  func own() throws {
    let template = try PostmortemTemplate(
      fileText:
        "# {{incident.title}}\n\n{{#followUps.items}}\n* {{id}}: {{{text}}}\n{{/followUps.items}}\n",
      name: "mine.md"
    )
    var sample = SampleIncident("A *bold* title", zone: .utc, openedAt: "2024-01-01 00:00")
    sample.todo(1, "Say <b>what</b>")
    let documents = try Postmortem.render(sample.input, template: template)
    #expect(documents.markdown == "# A \\*bold\\* title\n\n* T1: Say \\<b>what\\</b>.\n")
  }

  @Test("A name that is no template's says which there are")
  func unknownName() {
    let error = #expect(throws: TemplateError.self) { try PostmortemTemplate(named: "nope") }
    #expect(error?.message.contains("standard, seed, sre") == true)
  }
}
