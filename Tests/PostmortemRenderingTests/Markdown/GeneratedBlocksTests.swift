import Foundation
import IncidentModel
import PostmortemRendering
import Testing

@Suite("Documents generated again")
struct GeneratedBlocksTests {
  private func render(
    _ sample: SampleIncident,
    over existing: String? = nil
  ) throws -> PostmortemDocuments {
    try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: "standard"),
      existingMarkdown: existing
    )
  }

  @Test("The same incident gives the same document, over itself too")
  func stable() throws {
    let first = try render(SampleIncident.seed())
    let second = try render(SampleIncident.seed(), over: first.markdown)
    #expect(second.markdown == first.markdown)
    #expect(second.edited.isEmpty)
    #expect(second.keptAside == nil)
  }

  @Test("What stands outside the markers stays, what is inside is renewed")
  func renewal() throws {
    let first = try render(SampleIncident.seed()).markdown
    let written = first.replacing("## Lessons\n", with: "## Lessons\n\nWe were asleep.\n")
    var sample = SampleIncident.seed()
    sample.todo(5, "Buy a second disk", .repair)
    let second = try render(sample, over: written)
    #expect(second.markdown.contains("We were asleep."))
    #expect(second.markdown.contains("Buy a second disk"))
    #expect(second.edited.isEmpty)
    #expect(second.html.contains("We were asleep."))
  }

  @Test("A generated part that was edited is renewed, and its text is handed back")
  func edited() throws {
    let first = try render(SampleIncident.seed()).markdown
    let written = first.replacing("Server overloaded", with: "Server overloaded indeed")
    let second = try render(SampleIncident.seed(), over: written)
    #expect(!second.markdown.contains("overloaded indeed"))
    #expect(
      second.edited.contains { $0.name == "hypotheses" && $0.text.contains("overloaded indeed") }
    )
    let aside = try #require(second.keptAside)
    #expect(aside.contains("Server overloaded indeed"))
    let part = try #require(second.edited.first)
    let line = written.split(separator: "\n", omittingEmptySubsequences: false)[part.line - 1]
    #expect(line.hasPrefix("<!-- scribe:\(part.name) "))
  }

  @Test("A part whose markers were deleted belongs to the author")
  func handedOver() throws {
    let first = try render(SampleIncident.seed()).markdown
    let lines = first.split(separator: "\n", omittingEmptySubsequences: false)
    let written = lines.filter { !$0.contains("scribe:lessons") }.joined(separator: "\n")
      .replacing("`scribe write lessons`", with: "nothing to add")
    let second = try render(SampleIncident.seed(), over: written)
    #expect(second.markdown == written)
  }

  @Test(
    "A part that lost one of its markers belongs to the author, and the parts around it do not",
    arguments: ["<!-- scribe:impact ", "<!-- /scribe:impact "]
  )
  func oneMarkerLeft(deleted: String) throws {
    let first = try render(SampleIncident.seed()).markdown
    let written = first.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix(deleted) }.joined(separator: "\n")
      .replacing("Nobody could see", with: "Hardly anybody could see")
    var sample = SampleIncident.seed()
    sample.todo(5, "Buy a second disk", .repair)
    let second = try render(sample, over: written)
    #expect(second.markdown.contains("Buy a second disk"), "parts behind it are renewed")
    #expect(second.edited.isEmpty)
    let part = try #require(second.handedOver.first)
    #expect(second.handedOver.count == 1)
    #expect(part.name == "impact")
    let line = written.split(separator: "\n", omittingEmptySubsequences: false)[part.line - 1]
    #expect(line.contains("scribe:impact"))
    // The part as the author left it.
    let before = written.components(separatedBy: "## Impact")[1].components(separatedBy: "## ")[0]
    #expect(second.markdown.contains(before))
  }

  @Test("Markers in a fence, without an end, or of another program are left alone")
  func strangers() throws {
    let existing = """
      ```
      <!-- scribe:summary -->
      example
      <!-- /scribe:summary -->
      ```
      <!-- scribe:unknown -->
      mine
      <!-- /scribe:unknown -->
      <!-- scribe:impact -->
      no end
      """
    let second = try render(SampleIncident.seed(), over: existing)
    #expect(second.markdown == existing)
    #expect(second.edited.isEmpty)
  }

  @Test("Carriage returns do not count as edits")
  func carriageReturns() throws {
    let first = try render(SampleIncident.seed()).markdown
    let second = try render(SampleIncident.seed(), over: first.replacing("\n", with: "\r\n"))
    #expect(second.edited.isEmpty)
  }

  @Test("A document keeps the layout of the template that made it, which is said")
  func layout() throws {
    let input = SampleIncident.seed().input
    let standard = try PostmortemTemplate(named: "standard")
    let written = try Postmortem.render(input, template: standard).markdown
    let lines = written.split(separator: "\n", omittingEmptySubsequences: false)
    let shorter = lines.filter { !$0.contains("scribe:lessons") }.joined(separator: "\n")
    for name in PostmortemTemplate.all.map({ $0.name }) {
      let template = try PostmortemTemplate(named: name)
      for existing in [written, shorter] {
        let renewed = try Postmortem.render(input, template: template, existingMarkdown: existing)
        #expect(renewed.keepsLayout == (name != "standard"), "\(name)")
      }
    }
  }
}
