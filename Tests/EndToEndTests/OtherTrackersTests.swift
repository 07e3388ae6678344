import Foundation
import Testing

/// The real programs that follow-ups go to and come back from.
@Suite("Other people's trackers", .enabled(if: SlowTests.areWanted, SlowTests.why))
struct OtherTrackersTests {
  @Test(
    "Taskwarrior takes the follow-ups, and what both know comes back unchanged",
    .enabled(if: ScribeProgram.installed("task") != nil, "taskwarrior is not installed")
  )
  func taskwarrior() throws {
    let task = try #require(ScribeProgram.installed("task"))
    try FollowUpExchangeTests.withFollowUps { scribe in
      try scribe.write("confirmation=off\n", to: "taskrc")
      try scribe.write(scribe("todos", "--export", "taskwarrior").output, to: "tasks.json")
      #expect(try scribe.run(task, ["import", "tasks.json"]).status == 0)
      let listed = try scribe("todos", "--json").output
      try scribe.write(scribe.run(task, ["export"]).output, to: "back.json")
      #expect(try scribe("todos", "--import", "back.json").output.isEmpty)
      #expect(try scribe("todos", "--json").output == listed)

      _ = try scribe.run(task, ["+db", "done"])
      _ = try scribe.run(task, ["+drill", "done"])
      _ = try scribe.run(task, ["add", "project:INC-1", "due:2030-12-24", "Buy a disk"])
      try scribe.write(scribe.run(task, ["export"]).output, to: "back.json")
      try scribe("todos", "--import", "back.json")
      let after = try JSONLine.objects(scribe("todos", "--all", "--json").output)
      func one(_ id: String) throws -> JSONLine {
        try #require(after.first { $0.text("id") == id })
      }
      #expect(try one("T1").text("state") == "done")
      #expect(try one("T2").text("state") == "done")
      let rest = after.filter { $0.text("state") == "open" }
      #expect(
        Set(rest.compactMap { $0.text("text") }) == [
          "Watch the lag", "Restore drill", "Buy a disk",
        ]
      )
      #expect(rest.first { $0.text("series") == "T2" }?.text("due") == "2030-11-15")
      #expect(try scribe("todos", "--import", "back.json").output.isEmpty)
    }
  }

  @Test(
    "What taskwarrior changed comes back, what Scribe changed since stays, the rest is said to be left",
    .enabled(if: ScribeProgram.installed("task") != nil, "taskwarrior is not installed")
  )
  func taskwarriorAndScribeBothWentOn() throws {
    let task = try #require(ScribeProgram.installed("task"))
    try FollowUpExchangeTests.withFollowUps { scribe in
      try scribe(
        "todo",
        "--due",
        "2030-12-04",
        "--owner",
        "dba",
        "a tab\t, a bell\u{7} and \u{1B}[1m"
      )
      try scribe.write("confirmation=off\n", to: "taskrc")
      try scribe.write(scribe("todos", "--export", "taskwarrior").output, to: "tasks.json")
      #expect(try scribe.run(task, ["import", "tasks.json"]).status == 0)

      try scribe("change", "T1", "--due", "2031-01-31", "--owner", "ada")
      try scribe("drop", "T2", "--why", "another team does it")
      for line in [
        "+db modify priority:L +replica", "+db annotate seen", "/lag/ modify depends:",
        "add project:INC-1 first", "add project:INC-1 depends:5 second",
        "add project:INC-1 due:2030-12-31 recur:monthly again", "add project:home cook", "list",
      ] {
        _ = try scribe.run(task, line.split(separator: " ").map(String.init))
      }
      try scribe.write(scribe.run(task, ["export"]).output, to: "back.json")
      let importing = "\(ScribeProgram.path) todos --import back.json 2>&1"
      let said = try scribe.run("/bin/sh", ["-c", importing]).output
      #expect(said.contains("'cook' is not Scribe's"))
      #expect(said.contains("left to taskwarrior, which keeps it: annotations, recur, 1 recurring"))

      let all = try JSONLine.objects(scribe("todos", "--all", "--json").output)
      func one(_ key: String, _ value: String) throws -> JSONLine {
        try #require(all.first { $0.text(key) == value })
      }
      let first = try one("id", "T1")
      #expect(first.text("priority") == "P3" && first.texts("tags") == ["db", "replica"])
      #expect(first.text("due") == "2031-01-31" && first.text("owner") == "ada")
      #expect(try one("id", "T2").text("state") == "dropped")
      #expect(try one("id", "T3").texts("dependsOn") == nil)
      #expect(try one("id", "T4").text("text") == "a tab\t, a bell\u{7} and \u{1B}[1m")
      let firstOfTwo = try #require(try one("text", "first").text("id"))
      #expect(try one("text", "second").texts("dependsOn") == [firstOfTwo])
      #expect(all.count { $0.text("text") == "again" } == 1)
      #expect(try scribe("todos", "--import", "back.json").output.isEmpty)

      // Days are those of this machine when they go out, and the same when they come back elsewhere.
      let elsewhere = "TZ=Pacific/Auckland \(ScribeProgram.path) todos --import back.json"
      #expect(try scribe.run("/bin/sh", ["-c", elsewhere]).output.isEmpty)
    }
  }

  @Test(
    "An iCalendar parser reads every follow-up without a complaint",
    .enabled(if: Python.has("icalendar"), Python.why)
  )
  func iCalendar() throws {
    try FollowUpExchangeTests.withFollowUps { scribe in
      try scribe("start", "T3")
      try scribe("change", "T3", "--link", "https://tracker.example/issues/7?a=1;b,c")
      try scribe.write(scribe("todos", "--export", "ical").output, to: "followups.ics")
      let read = try Python.run(
        """
        import icalendar
        calendar = icalendar.Calendar.from_ical(open('followups.ics', 'rb').read())
        for todo in sorted(calendar.walk('VTODO'), key=lambda todo: todo['SUMMARY']):
            rule = todo.get('RRULE')
            due = todo.get('DUE')
            print(todo['SUMMARY'], due.dt if due else '-', rule.to_ical().decode() if rule else '-',
                  todo['STATUS'], todo.get('PRIORITY', '-'), todo.get('URL', '-'), len(todo.errors))
        """,
        in: scribe
      )
      #expect(
        read == """
          T1 Replicate; to a second, host 2030-11-07 - NEEDS-ACTION 1 - 0
          T2 Restore drill 2030-11-01 FREQ=WEEKLY;INTERVAL=2 NEEDS-ACTION - - 0
          T3 Watch the lag - - IN-PROCESS - https://tracker.example/issues/7?a=1;b,c 0

          """
      )
    }
  }

  @Test(
    "The days that a recurrence rule gives another program are the days that Scribe counts",
    .enabled(if: Python.has("dateutil"), Python.why),
    arguments: [
      ("2w", "2030-11-01"), ("10d", "2030-11-01"), ("1mo", "2028-01-31"), ("3mo", "2030-11-30"),
      ("1mo", "2030-11-15"), ("1y", "2028-02-29"), ("monthly", "2027-12-29"),
    ]
  )
  func recurrence(every: String, due: String) throws {
    let scribe = try ScribeProgram()
    defer { scribe.remove() }
    try scribe("open", "Stock page down")
    try scribe("todo", "--every", every, "--due", due, "Restore drill")
    try scribe.write(scribe("todos", "--export", "ical").output, to: "followups.ics")
    let days = try Python.run(
      """
      import re
      from dateutil.rrule import rrulestr
      from dateutil.parser import parse
      text = open('followups.ics').read()
      start = parse(re.search('DTSTART[^:]*:(\\\\d+)', text).group(1))
      for day in rrulestr(re.search('RRULE:(.*)', text).group(1), dtstart=start)[:6]:
          print(day.date())
      """,
      in: scribe
    ).split(separator: "\n").map(String.init)
    #expect(days.count == 6 && days.first == due)
    // What Scribe counts: done after the n-th day, it comes again on the one after that.
    for (day, next) in zip(days, days.dropFirst()) {
      try scribe("done", "--at", "\(day) 12:00", "T1")
      let open = try JSONLine.objects(scribe("todos", "--json").output)
      #expect(open.compactMap { $0.text("due") } == [next])
      try scribe("undo")
    }
  }
}

/// The Python that has the packages: `$SCRIBE_PYTHON`, what `Scripts/python-packages` made, or the
/// machine's.
enum Python {
  static let why: Comment =
    "python3 lacks the package: Scripts/python-packages icalendar jsonschema"

  private static let path: String? = {
    let made = Shell.root + "/.build/python/bin/python3"
    if let named = ProcessInfo.processInfo.environment["SCRIBE_PYTHON"] { return named }
    return FileManager.default.isExecutableFile(atPath: made)
      ? made : ScribeProgram.installed("python3")
  }()

  static func has(_ package: String) -> Bool {
    guard let path, let program = try? ScribeProgram() else { return false }
    defer { program.remove() }
    return (try? program.run(path, ["-c", "import \(package)"]))?.status == 0
  }

  /// What a script prints that runs in the folder of a program.
  static func run(_ script: String, in program: ScribeProgram) throws -> String {
    try program.write(script, to: "script.py")
    return try program.run(try #require(path), ["script.py"]).output
  }
}
