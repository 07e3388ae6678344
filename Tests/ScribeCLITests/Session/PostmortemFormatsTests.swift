import Foundation
import TestSupport
import Testing

@Suite("Forms of the postmortem")
struct PostmortemFormatsTests {
  @Test(
    "A list of formats writes just those files",
    arguments: [
      ("md", ["postmortem.md"]), ("svg,md", ["postmortem.md", "timeline.svg"]),
      (
        "md,html,json,svg", ["postmortem.html", "postmortem.json", "postmortem.md", "timeline.svg"]
      ),
      ("HTML, json", ["postmortem.html", "postmortem.json"]),
    ]
  )
  func files(formats: String, names: [String]) throws {
    let typist = try Typist.withIncident()
    let folder = typist.folder.file("out")
    let outcome = typist.type("postmortem", "--format", formats, "--output", folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    let check = typist.type("postmortem", "--format", formats, "--output", folder, "--check")
    #expect(check.status == 0, "\(check.output)")
    _ = typist.type("log", "something else")
    let later = typist.type("postmortem", "--format", formats, "--output", folder, "--check")
    #expect(later.status == 1)
  }

  @Test("Stdout takes one format; what is none is refused with those that there are")
  func refused() throws {
    let typist = try Typist.withIncident()
    #expect(typist.type("postmortem", "--format", "json").output.hasPrefix("{"))
    #expect(typist.type("postmortem", "--format", "md,html").status == 64)
    let wrong = typist.type("postmortem", "--format", "pdf")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("md"))
    #expect(typist.type("postmortem", "--format", "").status == 64)
  }

  @Test("A dash for the folder is stdout")
  func dash() throws {
    let typist = try Typist.withIncident()
    let plain = typist.type("postmortem").output
    #expect(typist.type("postmortem", "--output", "-").output == plain)
    #expect(
      typist.type("postmortem", "--output=-", "--format", "html").output.hasPrefix("<!DOCTYPE")
    )
    #expect(typist.type("postmortem", "--output", "-", "--format", "md,html").status == 64)
    _ = typist.type("todo", "replicate")
    let list = typist.type("todos", "--export", "checklist", "--output", "-").output
    #expect(list.contains("- [ ]"))
    #expect(!FileManager.default.fileExists(atPath: "-"))
  }

  @Test("A part that lost a marker is said to be the author's")
  func handedOver() throws {
    let typist = try Typist.withIncident()
    let folder = typist.folder.file("out")
    _ = typist.type("postmortem", "--output", folder)
    let path = folder + "/postmortem.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let edited = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0 != "<!-- /scribe:lessons -->" }.joined(separator: "\n")
    try Data(edited.utf8).write(to: URL(fileURLWithPath: path))
    let outcome = typist.type("postmortem", "--output", folder)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("lessons has lost its other marker and is yours now"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == edited)
  }
}
