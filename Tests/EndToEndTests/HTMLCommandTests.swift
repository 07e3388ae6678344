import Foundation
import TestSupport
import Testing

/// `html FILE` is read past the general parser; nobody may notice but for the time it takes.
@Suite("A page of a Markdown file")
struct HTMLCommandTests {
  @Test(
    "It may be a file, a pipe or standard input",
    arguments: ["notes.md", "./notes.md", "-- notes.md", "<(cat notes.md)", "- < notes.md"]
  )
  func sources(line: String) throws {
    let shell = try Shell()
    try shell.folder.write("# Notes\n", to: "notes.md")
    let outcome = try shell.run("bash -c 'scribe html \(line)'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("<h1 id=\"notes\">Notes</h1>"))
  }

  @Test(
    "What is no text in UTF-8 is refused by name",
    arguments: ["printf '# a\\377\\376'", "printf '# a\\0b'", "head -c 5000 /bin/sh"]
  )
  func noText(maker: String) throws {
    let shell = try Shell()
    _ = try shell.run("\(maker) > noise.md")
    for (source, name) in [("noise.md", "noise.md"), ("- < noise.md", "standard input")] {
      let outcome = try shell.run("scribe html \(source)")
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("scribe: \(name): is no text in UTF-8"), "\(outcome.errors)")
    }
  }

  @Test("The picture beside it is taken in")
  func picture() throws {
    let shell = try Shell()
    try shell.folder.write("# Notes\n\n![Timeline](timeline.svg)\n", to: "notes.md")
    try shell.folder.write("<svg role=\"img\"></svg>\n", to: "timeline.svg")
    #expect(try shell.run("scribe html notes.md").output.contains("<figure class=\"picture\""))
    #expect(try !shell.run("scribe html - < notes.md").output.contains("<figure"))
  }

  @Test(
    "What is unusual or wrong is told as everywhere",
    arguments: [
      ("html", 64), ("html a.md b.md", 64), ("html --nonsense a.md", 64), ("html none.md", 2),
      ("html --help", 0),
    ]
  )
  func unusual(line: String, status: Int32) throws {
    #expect(try Shell().run("scribe \(line)").status == status)
  }
}
