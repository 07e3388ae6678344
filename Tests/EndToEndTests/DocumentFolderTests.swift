import Foundation
import TestSupport
import Testing

/// A folder of documents is renewed for its own incident, and for no other.
@Suite("Documents in a folder")
struct DocumentFolderTests {
  private func heading(_ shell: Shell) throws -> String {
    try shell.run("head -1 out/postmortem.md").output
  }

  @Test("A new title comes into the heading; one that people wrote stays")
  func title() throws {
    let shell = try Shell.withIncident()
    #expect(try shell.run("scribe postmortem --output out").status == 0)
    #expect(try shell.run("scribe describe Orders were lost").status == 0)
    #expect(try shell.run("scribe postmortem --output out").status == 0)
    #expect(try heading(shell) == "# Orders were lost\n")
    _ = try shell.run("sed -i '1s/.*/# In our own words/' out/postmortem.md")
    _ = try shell.run("scribe describe Something else; scribe postmortem --output out")
    #expect(try heading(shell) == "# In our own words\n")
  }

  @Test("Another incident's documents are left alone, those of another database too")
  func others() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run("scribe postmortem --output out; scribe open another outage")
    let before = try shell.run("cat out/*").output
    for command in [
      "scribe postmortem --output out",
      "export SCRIBE_DB=$PWD/other.sqlite; scribe open a third; scribe postmortem --output out",
    ] {
      let outcome = try shell.run(command)
      #expect(outcome.status == 2, "\(outcome)")
      #expect(outcome.errors.contains("out holds the postmortem of INC-1"), "\(outcome)")
    }
    #expect(try shell.run("cat out/*").output == before)
  }
}
