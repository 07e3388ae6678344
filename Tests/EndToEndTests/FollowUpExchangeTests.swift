import Foundation
import Testing

@Suite struct FollowUpExchangeTests {
  private func withFollowUps(_ work: (ScribeProgram) throws -> Void) throws {
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

  @Test(.enabled(if: ScribeProgram.installed("task") != nil, "taskwarrior is not installed"))
  func `Taskwarrior takes the follow-ups, and what both know comes back unchanged`() throws {
    let task = try #require(ScribeProgram.installed("task"))
    try withFollowUps { scribe in
      try scribe.write("confirmation=off\n", to: "taskrc")
      try scribe.write(scribe("todos", "--export", "taskwarrior").output, to: "tasks.json")
      #expect(try scribe.run(task, ["import", "tasks.json"]).status == 0)
      let listed = try scribe("todos", "--json").output
      try scribe.write(scribe.run(task, ["export"]).output, to: "back.json")
      #expect(try scribe("todos", "--import", "back.json").output.isEmpty)
      #expect(try scribe("todos", "--json").output == listed)

      _ = try scribe.run(task, ["+db", "done"])
      _ = try scribe.run(task, ["add", "project:INC-1", "due:2030-12-24", "Buy a disk"])
      try scribe.write(scribe.run(task, ["export"]).output, to: "back.json")
      try scribe("todos", "--import", "back.json")
      let after = try scribe("todos", "--all", "--json").output
      #expect(after.contains(#""id":"T4""#))
      #expect(after.split(separator: "\n").contains { $0.contains("T1\"") && $0.contains("done") })
      #expect(try scribe("todos", "--import", "back.json").output.isEmpty)
    }
  }

  @Test(
    .enabled(
      if: ScribeProgram.hasICalendar,
      "python3 has no icalendar: pip install icalendar, or name its python in SCRIBE_PYTHON"
    )
  )
  func `An iCalendar parser reads every follow-up`() throws {
    let python = try #require(ScribeProgram.python)
    try withFollowUps { scribe in
      try scribe.write(scribe("todos", "--export", "ical").output, to: "followups.ics")
      try scribe.write(
        """
        import icalendar
        calendar = icalendar.Calendar.from_ical(open('followups.ics', 'rb').read())
        for todo in sorted(calendar.walk('VTODO'), key=lambda todo: todo['SUMMARY']):
            rule = todo.get('RRULE')
            due = todo.get('DUE')
            print(todo['SUMMARY'], due.dt if due else '-', rule.to_ical().decode() if rule else '-',
                  todo['STATUS'], todo.get('PRIORITY', '-'), len(todo.errors))
        """,
        to: "read.py"
      )
      #expect(
        try scribe.run(python, ["read.py"]).output == """
          T1 Replicate; to a second, host 2030-11-07 - NEEDS-ACTION 1 0
          T2 Restore drill 2030-11-01 FREQ=WEEKLY;INTERVAL=2 NEEDS-ACTION - 0
          T3 Watch the lag - - NEEDS-ACTION - 0

          """
      )
    }
  }

  @Test func `A line of iCalendar is at most 75 octets and ends with CRLF`() throws {
    try withFollowUps { scribe in
      try scribe("todo", String(repeating: "überlang ", count: 60))
      let text = try scribe("todos", "--export", "ical").output
      let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true)
      #expect(lines.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
      #expect(lines.count > 20)
    }
  }

  @Test func `A checklist that was ticked and edited closes and changes`() throws {
    try withFollowUps { scribe in
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

  @Test func `The TODO lines of an old document are carried in, once, and out again`() throws {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    try scribe("open", "Stock page down")
    try scribe.write(
      """
      Tasks:
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
        old.md:2: Schedule regular database maintenance.
        old.md:3: Review the backups

        """
    )
    try scribe("todos", "--from", "old.md", "--record")
    #expect(try scribe("todos", "--from", "old.md", "--record").output.isEmpty)
    let out = try scribe("todos", "--export", "checklist").output
    #expect(out.contains("- [ ] **T1** Schedule regular database maintenance."))
    #expect(out.contains("- [ ] **T2** Review the backups"))
  }

  @Test func `A drill closes the recurring follow-up and is the last restore shown to work`() throws
  {
    try withFollowUps { scribe in
      #expect(try scribe("drill").output.isEmpty == false)
      try scribe("drill", "done", "--backup", "a.tar.gz", "--result", "ok", "--took", "42m")
      #expect(try scribe("drill").output.contains("last restore shown to work: a.tar.gz"))
      let all = try scribe("todos", "--all", "--json").output.split(separator: "\n")
      #expect(all.contains { $0.contains(#""id":"T2""#) && $0.contains(#""state":"done""#) })
      #expect(try scribe("postmortem").output.contains("restore drill of `a.tar.gz`"))
    }
  }

  @Test func `The check ends with 1 while something is overdue`() throws {
    try withFollowUps { scribe in
      #expect(try scribe("todos", "--check").status == 0)
      try scribe("change", "T1", "--due", "2001-01-01")
      let check = try scribe("todos", "--check")
      #expect(check.status == 1)
      #expect(check.output.split(separator: "\n").count == 1)
    }
  }

  @Test func `What would wait for itself is refused`() throws {
    try withFollowUps { scribe in
      for other in ["T3", "T1"] {
        let refused = try scribe("change", "T1", "--depends", other)
        #expect(refused.status == 2)
      }
    }
  }
}

extension ScribeProgram {
  /// The Python that has the parser.
  static var python: String? {
    ProcessInfo.processInfo.environment["SCRIBE_PYTHON"] ?? installed("python3")
  }

  static var hasICalendar: Bool {
    guard let python, let program = try? ScribeProgram() else { return false }
    defer { program.remove() }
    return (try? program.run(python, ["-c", "import icalendar"]))?.status == 0
  }
}
