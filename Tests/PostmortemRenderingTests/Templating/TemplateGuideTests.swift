import Foundation
import PostmortemRendering
import Testing

/// `templates/README.md` tells how to write a template; what it says is what holds.
@Suite("The guide to templates")
struct TemplateGuideTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("templates/README.md")

  @Test("It lists every variable that there is, and no other")
  func variables() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- variables -->\n")
    let rest = try #require(parts.last).components(separatedBy: "<!-- /variables -->")
    let listed = PostmortemContext.variables.map { $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      let now = parts[0] + "<!-- variables -->\n" + listed + "<!-- /variables -->" + rest[1]
      try Data(now.utf8).write(to: Self.file)
      Issue.record("recorded templates/README.md; look at it and run again")
      return
    }
    #expect(rest[0] == listed, "RECORD_SNAPSHOTS=1 lists them anew")
  }

  @Test("Every part that it names is there, and every part is named")
  func parts() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    for part in BuiltInTemplate.parts { #expect(text.contains("`\(part.name)`"), "\(part.name)") }
  }

  @Test("Every variable can be placed as it is listed")
  func placed() throws {
    var template = "# {{incident.title}}\n\n{{{followUps.note}}}\n"
    for line in PostmortemContext.variables where !line.hasPrefix(" ") {
      let tag = try #require(line.split(separator: "`").dropFirst().first)
      template += tag.replacing("…", with: "x") + "\n"
    }
    let check = PostmortemTemplate.check(template, name: "all.md")
    #expect(check.errors.map(\.description).isEmpty)
  }
}
