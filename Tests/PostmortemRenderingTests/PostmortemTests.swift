import PostmortemRendering
import Testing

@Suite("Postmortems")
struct PostmortemTests {
  @Test("The seed incident's documents are as they were looked at")
  func seed() throws {
    let template = try PostmortemTemplate(named: "standard")
    let documents = try Postmortem.render(SampleIncident.seed().input, template: template)
    try expectSnapshot(documents.markdown, "seed.standard.md")
    try expectSnapshot(documents.html, "seed.standard.html")
    try expectSnapshot(documents.json, "seed.standard.json")
    try expectSnapshot(documents.svg, "seed.standard.svg")
    #expect(documents.html.utf8.count < 100_000)
  }
}
