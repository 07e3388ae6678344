import Foundation
import TestSupport
import Testing

/// What people write for the postmortem stays in the journal, every version of it.
@Suite("Sections of the postmortem")
struct SectionHistoryTests {
  @Test("Every version is kept, from words, standard input and an editor")
  func versions() throws {
    let shell = try Shell.withIncident()
    try shell.folder.write("#!/bin/sh\nsed -i 's/second/third/' \"$1\"\n", to: "editor")
    let script = """
      chmod +x editor
      scribe write lessons the first one
      printf 'the second one\\n\\nin two paragraphs\\n' | scribe write lessons
      script -qec 'EDITOR=./editor scribe write lessons' /dev/null < /dev/null
      scribe write summary something else
      """
    #expect(try shell.run(script).status == 0)
    let history = try shell.run("scribe history lessons").output
    let texts = history.split(separator: "\n").filter { $0.hasPrefix("    ") }.map {
      $0.dropFirst(4)
    }
    #expect(
      texts.filter { !$0.isEmpty } == [
        "the first one", "the second one", "in two paragraphs", "the third one",
        "in two paragraphs",
      ]
    )
    #expect(history.contains("developer"))
    let versions = try JSONLine.objects(shell.run("scribe history lessons --json").output)
    #expect(versions.count == 3 && versions.last?.text("text")?.hasPrefix("the third one") == true)
  }

  @Test("One that nobody wrote says how to")
  func none() throws {
    let outcome = try Shell.withIncident().run("scribe history summary")
    #expect(outcome.status == 1 && outcome.errors.contains("scribe write summary"))
  }
}
