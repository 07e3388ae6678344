import Foundation
import Testing

@Suite struct FollowUpExchangeTests {
  /// A replica that is to prevent, a drill that recurs, a watch that waits for the replica.
  static func withFollowUps(_ work: (ScribeProgram) throws -> Void) throws {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    try scribe("open", "--service", "stock", "Stock page down")
    try scribe(
      "todo",
      "--priority",
      "P0",
      "--due",
      "2030-11-07",
      "--tag",
      "db",
      "--type",
      "prevent",
      "Replicate; to a second, host"
    )
    try scribe("todo", "--every", "2w", "--due", "2030-11-01", "--tag", "drill", "Restore drill")
    try scribe("todo", "--depends", "T1", "Watch the lag")
    try work(scribe)
  }

  @Test func `A line of iCalendar is at most 75 octets and ends with CRLF`() throws {
    try Self.withFollowUps { scribe in
      try scribe("todo", String(repeating: "überlang ", count: 60))
      let text = try scribe("todos", "--export", "ical").output
      let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true)
      #expect(lines.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
      #expect(lines.count > 20)
    }
  }

  @Test func `A checklist that was ticked and edited closes and changes`() throws {
    try Self.withFollowUps { scribe in
      let list = try scribe("todos", "--export", "checklist").output
      try scribe.write(
        list.replacingOccurrences(of: "[ ] **T2**", with: "[x] **T2**")
          .replacingOccurrences(of: "Watch the lag", with: "Watch the lag hourly"),
        to: "list.md"
      )
      try scribe("todos", "--import", "list.md")
      let all = try scribe("todos", "--all", "--json").output.split(separator: "\n")
      #expect(all.contains { $0.contains(#""id":"T2""#) && $0.contains(#""state":"done""#) })
      #expect(all.contains { $0.contains(#""series":"T2""#) && $0.contains("2030-11-15") })
      #expect(all.contains { $0.contains("Watch the lag hourly") })
      #expect(try scribe("todos", "--import", "list.md").output.isEmpty)
    }
  }

  @Test func `A line whose details were changed or taken away says so, one without any does not`()
    throws
  {
    try Self.withFollowUps { scribe in
      try scribe("change", "T3", "--owner", "dba", "--priority", "P1", "--tag", "lag")
      try scribe.write(
        """
        - [ ] **T1** Replicate; to a second, host · P2 · detect · owner operations · every 1mo
        - [ ] T2 Restore drill
        - [ ] **T3** Watch the lag · and more · P1
        """,
        to: "list.md"
      )
      try scribe("todos", "--import", "list.md")
      let all = try JSONLine.objects(scribe("todos", "--json").output)
      func one(_ id: String) throws -> JSONLine {
        try #require(all.first { $0.text("id") == id })
      }
      let first = try one("T1")
      #expect(first.text("priority") == "P2" && first.text("type") == "detect")
      #expect(first.text("owner") == "operations" && first.text("every") == "1mo")
      #expect(first.text("due") == nil && first.texts("tags") == nil)
      #expect(try one("T2").texts("tags") == ["drill"])
      let third = try one("T3")
      #expect(third.text("text") == "Watch the lag · and more")
      #expect(third.text("owner") == nil && third.text("priority") == "P1")
      #expect(try scribe("todos", "--import", "list.md").output.isEmpty)
    }
  }

  @Test
  func `A list that was edited on Windows is read, and a text that looks like details is one`()
    throws
  {
    try Self.withFollowUps { scribe in
      try scribe("todo", "Ask whether it is · P1 · due 2030-12-24")
      try scribe("todo", "--tag", "old disk,+raid", "Look at the array (db2)")
      let list = try scribe("todos", "--export", "checklist").output
      try scribe.write(
        "\u{FEFF}"
          + list.replacingOccurrences(of: "[ ] **T4**", with: "[X] **T4**")
          .replacingOccurrences(of: "the array (db2)", with: "both arrays (db2)")
          .replacingOccurrences(of: "\n", with: "\r\n"),
        to: "list.md"
      )
      #expect(try scribe("todos", "--import", "list.md").output.split(separator: "\n").count == 2)
      let all = try JSONLine.objects(scribe("todos", "--all", "--json").output)
      let fourth = try #require(all.first { $0.text("id") == "T4" })
      #expect(fourth.text("text") == "Ask whether it is · P1 · due 2030-12-24")
      #expect(fourth.text("state") == "done" && fourth.text("priority") == nil)
      let fifth = try #require(all.first { $0.text("id") == "T5" })
      #expect(fifth.text("text") == "Look at both arrays (db2)")
      #expect(fifth.texts("tags") == ["old", "disk", "raid"])
    }
  }

  @Test func `A list that is older than what was done since takes nothing back`() throws {
    try Self.withFollowUps { scribe in
      try scribe("done", "T3")
      let list = try scribe("todos", "--all", "--export", "checklist").output
      try scribe("done", "T1")
      try scribe("change", "T2", "--owner", "ada", "--due", "2030-11-08")
      try scribe.write(
        list.replacingOccurrences(of: "[ ] **T2**", with: "[x] **T2**")
          .replacingOccurrences(of: "[x] **T3**", with: "[ ] **T3**"),
        to: "list.md"
      )
      let importing = "\(ScribeProgram.path) todos --import list.md 2>&1"
      let said = try scribe.run("/bin/sh", ["-c", importing]).output
      #expect(said.contains("T1 has changed since this was written"))
      let all = try JSONLine.objects(scribe("todos", "--all", "--json").output)
      func one(_ id: String) throws -> JSONLine {
        try #require(all.first { $0.text("id") == id })
      }
      #expect(try one("T1").text("state") == "done")
      #expect(try one("T2").text("state") == "done" && one("T2").text("owner") == "ada")
      // It was done before the list was written, and the list says that it is not.
      #expect(try one("T3").text("state") == "open")
    }
  }

  @Test func `Hostile text is text in every format`() throws {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    try scribe("open", "Stock, \"page\" <b>down</b>")
    let text = "1. $(touch pwned) `touch pwned`; 'quoted' # x\nEND:VTODO\r\n\t@ada"
    try scribe("todo", "--owner", "=HYPERLINK(\"x\")", "--tag=-f", "--verify", "a;b,c\\", text)
    try scribe("todo", "=cmd|' /C calc'!A0")

    let calendar = try scribe("todos", "--export", "ical").output
    #expect(calendar.components(separatedBy: "END:VTODO\r\n").count == 3)
    #expect(calendar.contains("Verified by: a\\;b\\,c\\\\\\n"))
    let csv = try scribe("todos", "--export", "jira").output
    #expect(csv.contains("\r\n'=cmd|' /C calc'!A0,Task,"))
    #expect(csv.contains(",\"'=HYPERLINK(\"\"x\"\")\","))
    #expect(!csv.contains("# x\n"))

    try scribe("todos", "--export", "github", "--output", "issues")
    #expect(try scribe.text(of: "issues/T1.md").hasPrefix("1\\. $(touch pwned) \\`touch"))
    try scribe.write(
      "#!/bin/sh\nfor word; do echo \"<$word>\"; done >> calls\necho url\n",
      to: "gh"
    )
    _ = try scribe.run("/bin/chmod", ["+x", scribe.folder + "/gh"])
    let script =
      "PATH=\(scribe.folder):$PATH SCRIBE=\(ScribeProgram.path) sh issues/create-issues.sh"
    #expect(try scribe.run("/bin/sh", ["-c", script]).status == 0)
    // The script runs in the folder of the issues.
    let calls = try scribe.text(of: "issues/calls")
    #expect(calls.contains("<T1: 1. $(touch pwned) `touch pwned`; 'quoted' # x END:VTODO  @ada>"))
    #expect(calls.contains("<--label>\n<-f>"))
    #expect(throws: (any Error).self) { try scribe.text(of: "issues/pwned") }
  }

  @Test func `A box ticked in a postmortem closes, and its wording changes nothing`() throws {
    try Self.withFollowUps { scribe in
      try scribe("postmortem", "--output", "pm")
      let document = try scribe.text(of: "pm/postmortem.md")
      #expect(try scribe("todos", "--import", "pm/postmortem.md").output.isEmpty)
      let before = try scribe("todos", "--json").output
      try scribe.write(
        document.replacingOccurrences(of: "- [ ] **T3**", with: "- [x] **T3**"),
        to: "edited.md"
      )
      try scribe("todos", "--import", "edited.md")
      let open = try JSONLine.objects(scribe("todos", "--json").output)
      #expect(open.compactMap { $0.text("id") } == ["T1", "T2"])
      #expect(before.contains("Replicate; to a second, host"))
      #expect(open.first?.text("text") == "Replicate; to a second, host")
    }
  }

  @Test func `The script that files issues tells Scribe where each is, and files none twice`()
    throws
  {
    try Self.withFollowUps { scribe in
      try scribe("change", "T3", "--link", "OPS-12")
      try scribe("todos", "--export", "github", "--output", "issues")
      try scribe.write(
        """
        #!/bin/sh
        echo "$@" >> calls
        [ "$1 $2" != "issue create" ] || echo "https://github.example/issues/$(wc -l < calls)"
        """,
        to: "gh"
      )
      let bin = scribe.folder
      _ = try scribe.run("/bin/chmod", ["+x", bin + "/gh"])
      let script = "PATH=\(bin):$PATH SCRIBE=\(ScribeProgram.path) sh issues/create-issues.sh"
      #expect(try scribe.run("/bin/sh", ["-c", script]).status == 0)
      let listed = try JSONLine.objects(scribe("todos", "--json").output)
      let links = listed.compactMap { $0.text("link") }
      #expect(links.count == 3 && links.contains("OPS-12"))
      #expect(links.count { $0.hasPrefix("https://github.example/issues/") } == 2)
      try scribe("todos", "--export", "github", "--output", "again")
      #expect(try !scribe.text(of: "again/create-issues.sh").contains("gh issue create"))
    }
  }

  @Test func `TODO lines are found in lists and outside, done ones, our own and code left out`()
    throws
  {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    try scribe.write(
      """
      TODO: Schedule regular database maintenance.
      - [ ] TODO: Review the backups
      - [x] Done long ago
      - [ ] **T9** one of ours
      ```
      TODO: in code
      ```
      """,
      to: "old.md"
    )
    #expect(
      try scribe("todos", "--from", "old.md").output == """
        old.md:1: Schedule regular database maintenance.
        old.md:2: Review the backups

        """
    )
  }

  @Test func `What asks for something is found wherever and however it stands, once`() throws {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    try scribe("open", "Stock page down")
    try scribe.write(
      """
      TODO(ada): watch the lag\r
      1. [ ] a numbered box · owner bob · due 2030-12-24 · P1 · +db\r
      > **TODO:** quoted
      todo: in small letters
      The alert came late. TODO: page on lag
      | TODO: in a table | x |
      <!-- TODO: in a comment -->
      - [ ] Add an alert. Owner: cy; due 2030-11-07; priority P2.
      Todolists are no todo, and `TODO: code` is none.
      TODO: Watch the lag!
      """,
      to: "pm.md"
    )
    try scribe("todos", "--from", "pm.md", "--record")
    let all = try JSONLine.objects(scribe("todos", "--json").output)
    let texts = Dictionary(all.map { ($0.text("text") ?? "", $0) }) { first, _ in first }
    #expect(
      Set(texts.keys) == [
        "watch the lag", "a numbered box", "quoted", "in small letters", "page on lag",
        "in a table", "in a comment", "Add an alert.",
      ]
    )
    #expect(all.count == texts.count)
    #expect(texts["watch the lag"]?.text("owner") == "ada")
    let box = try #require(texts["a numbered box"])
    #expect(box.text("owner") == "bob" && box.text("due") == "2030-12-24")
    #expect(box.text("priority") == "P1" && box.texts("tags") == ["db"])
    let alert = try #require(texts["Add an alert."])
    #expect(alert.text("owner") == "cy" && alert.text("due") == "2030-11-07")
    #expect(alert.text("priority") == "P2")
  }

  /// The tasks of the document that this incident was first written up in.
  private static let tasks = [
    "Schedule regular database maintenance to address potential issues proactively.",
    "Review and update backup procedures to ensure quick system recovery.",
    "Monitor and improve database replication for real-time backup.",
    "Conduct regular drills to test the effectiveness of the backup and recovery process.",
  ]

  @Test func `The TODO lines of the old document are carried in, once, and out in every format`()
    throws
  {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    let document = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/old-postmortem.txt").path
    try scribe("open", "Inventory management system outage")
    let offered = try scribe("todos", "--from", document).output.split(separator: "\n")
    #expect(offered.count == 4)
    for (line, task) in zip(offered, Self.tasks) { #expect(line.hasSuffix(": " + task)) }
    try scribe("todos", "--from", document, "--record")
    #expect(try scribe("todos", "--from", document, "--record").output.isEmpty)
    let listed = try JSONLine.objects(scribe("todos", "--json").output)
    #expect(listed.compactMap { $0.text("text") } == Self.tasks)

    try scribe.write(scribe("todos", "--export", "checklist").output, to: "list.md")
    #expect(try scribe("todos", "--import", "list.md").output.isEmpty)
    try scribe("todos", "--export", "github", "--output", "issues")
    let exports = [
      try scribe.text(of: "list.md"),
      try scribe("todos", "--export", "ical").output.replacingOccurrences(of: "\r\n ", with: ""),
      try scribe("todos", "--export", "taskwarrior").output,
      try scribe("todos", "--export", "jira").output,
      try (1...4).map { try scribe.text(of: "issues/T\($0).md") }.joined(),
      try scribe("todos", "--digest").output, try scribe("todos", "--html").output,
      try scribe("postmortem").output,
    ]
    for (index, export) in exports.enumerated() {
      for task in Self.tasks { #expect(export.contains(task), "\(index)") }
    }
  }

  @Test func `A drill closes the recurring follow-up and is the last restore shown to work`() throws
  {
    try Self.withFollowUps { scribe in
      #expect(try scribe("drill").output.isEmpty == false)
      try scribe("drill", "done", "--backup", "a.tar.gz", "--result", "ok", "--took", "42m")
      #expect(try scribe("drill").output.contains("last restore shown to work: a.tar.gz"))
      let all = try scribe("todos", "--all", "--json").output.split(separator: "\n")
      #expect(all.contains { $0.contains(#""id":"T2""#) && $0.contains(#""state":"done""#) })
      #expect(try scribe("postmortem").output.contains("restore drill of `a.tar.gz`"))
    }
  }

  @Test func `The check ends with 1 while something is overdue`() throws {
    try Self.withFollowUps { scribe in
      #expect(try scribe("todos", "--check").status == 0)
      try scribe("change", "T1", "--due", "2001-01-01")
      let check = try scribe("todos", "--check")
      #expect(check.status == 1)
      #expect(check.output.split(separator: "\n").count == 1)
    }
  }

  @Test func `What would wait for itself is refused`() throws {
    try Self.withFollowUps { scribe in
      for other in ["T3", "T1"] {
        let refused = try scribe("change", "T1", "--depends", other)
        #expect(refused.status == 2)
      }
    }
  }
}
