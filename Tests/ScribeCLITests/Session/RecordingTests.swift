import IncidentModel
import TestSupport
import Testing

@Suite("Recording from the command line")
struct RecordingTests {
  @Test("An entry is acknowledged in one line: its id, both clocks, its text")
  func acknowledgement() throws {
    let typist = try Typist.withIncident()
    let outcome = typist.type(line: "log --at 08:31 the stock page is empty")
    #expect(
      outcome.output
        == "E2  2023-10-30 08:31:00 +03:00 (05:31:00Z)  the stock page is empty"
        + "  [recorded 2023-10-30 05:33:12Z]\n"
    )
    #expect(outcome.errors.isEmpty)
    #expect(
      typist.type(line: "suspect the network").output.hasPrefix(
        "H1  E3  2023-10-30 08:33:13 +03:00 (05:33:13Z)"
      )
    )
  }

  @Test(
    "A time is read on the incident's clock",
    arguments: [
      ("-5m", "2023-10-30T05:28:12Z"), ("08:31", "2023-10-30T05:31:00Z"),
      ("yesterday 23:50", "2023-10-29T20:50:00Z"), ("@1698637200", "2023-10-30T03:40:00Z"),
      ("2023-10-29T15:10Z", "2023-10-29T15:10:00Z"),
    ]
  )
  func times(typed: String, moment: String) throws {
    let typist = try Typist.withIncident()
    #expect(typist.type("log", "--at", typed, "x").status == 0)
    let entry = try #require(try typist.snapshot().timeline.first { $0.number == 2 })
    #expect(entry.occurred.from == Instant(iso8601: moment))
    #expect(entry.recordedAt == Instant(iso8601: "2023-10-30T05:33:12Z"))
  }

  @Test("An hour that clocks repeat is asked back, and nothing is recorded until it is answered")
  func ambiguous() throws {
    let typist = try Typist.withIncident(zone: "Europe/Berlin")
    let outcome = typist.type("log", "--at", "2023-10-29 02:30", "x")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("2023-10-29T02:30:00+02:00 or 2023-10-29T02:30:00+01:00"))
    #expect(try typist.texts().isEmpty)
    #expect(typist.type("log", "--at", "2023-10-29T02:30:00+01:00", "x").status == 0)
  }

  @Test("A zone may be typed in any case, and has its own name from then on")
  func zoneInAnyCase() throws {
    let typist = try Typist()
    #expect(typist.type(line: "open --zone europe/berlin down").status == 0)
    #expect(try typist.snapshot().incident.zone == "Europe/Berlin")
    #expect(typist.type(line: "open --zone nowhere down").status == 64)
    let log = try typist.folder.write("2023-10-30  6:40:00 0 [Note] mariadbd: ready\n", to: "a.err")
    #expect(typist.type("parse", "--json", "--tz", "utc", log).output.contains("T06:40:00.000000Z"))
    #expect(typist.type("backups", "--tz", "Utc", log).status != 64)
  }

  @Test("What is odd about a time is said, and it is recorded as typed")
  func odd() throws {
    let typist = try Typist.withIncident()
    #expect(
      typist.type("log", "--at", "2023-10-30 12:00", "x").errors.contains("lies in the future")
    )
    #expect(typist.type("log", "--at", "2023-10-20", "x").errors.contains("more than a day back"))
    #expect(try typist.texts().count == 2)
  }

  @Test(
    "A time of day that was not yet is today's and said to lie ahead; yesterday's is said to be that"
  )
  func timesOfDay() throws {
    let typist = try Typist.withIncident()
    let ahead = typist.type(line: "log --at 08:50 the import ends")
    #expect(ahead.output.hasPrefix("E2  2023-10-30 08:50:00 +03:00"))
    #expect(
      ahead.errors.contains("E2 lies in the future, by 16 min 48 s; `scribe amend --at TIME E2`")
    )
    let yesterday = typist.type(line: "log --at 16:30 the last orders came in")
    #expect(yesterday.output.hasPrefix("E3  2023-10-29 16:30:00 +03:00"))
    #expect(
      yesterday.errors.contains("E3 is taken for yesterday, Sunday 2023-10-29; `scribe amend")
    )
    #expect(typist.type(line: "log --at 08:34 about now").errors.isEmpty)
    let amended = typist.type(line: "amend --at 23:00 E2").errors
    #expect(amended.contains("E2 is taken for yesterday, Sunday 2023-10-29"))
  }

  @Test(
    "Unknown ids end with 2 and name the id",
    arguments: [
      ("rule-out H9 x", "H9"), ("confirm H9", "H9"), ("done T9", "T9"), ("amend E9 x", "E9"),
      ("history E9", "E9"), ("switch INC-9", "INC-9"), ("star E9", "E9"), ("effect E9 none", "E9"),
      ("accept F9", "F9"), ("dismiss F9 --why x", "F9"), ("log --incident INC-9 x", "INC-9"),
      ("timeline --incident INC-9", "INC-9"), ("postmortem INC-9", "INC-9"),
    ]
  )
  func unknown(line: String, id: String) throws {
    let typist = try Typist.withIncident()
    let outcome = typist.type(line: line)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("scribe: there is no "), "\(outcome.errors)")
    #expect(outcome.errors.contains(id) && outcome.errors.contains("scribe "))
    #expect(try typist.snapshot().timeline.count == 1)
  }

  @Test("undo takes back one's own entries, the latest first, and ends with 1 when there are none")
  func undo() throws {
    let typist = try Typist.withIncident()
    for text in ["one", "two"] { _ = typist.type("log", text) }
    _ = typist.type(line: "log --author somebody else's")
    #expect(typist.type("undo").errors.contains("two"))
    #expect(typist.type("undo").errors.contains("one"))
    #expect(typist.type("undo").status == 1)
    let standing = try typist.snapshot().standingTimeline.filter { $0.kind == .event }
    #expect(standing.map(\.text) == ["else's"])
  }

  @Test("Follow-ups that are late make a check fail")
  func todosCheck() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo --due 2023-11-06 watch the error log")
    #expect(typist.type(line: "todos --check").status == 0)
    typist.setClock("2023-11-07T05:00:00Z")
    let late = typist.type(line: "todos --check")
    #expect(late.status == 1)
    #expect(late.output.contains("T1"))
    _ = typist.type(line: "done T1")
    #expect(typist.type(line: "todos --check").status == 0)
    #expect(typist.type(line: "doctor").status == 0)
  }

  @Test("The handoff says what the impact is and when the next update is due")
  func handoff() throws {
    let typist = try Typist.withIncident()
    let before = typist.type("brief").output
    #expect(before.contains("impact: not said yet") && before.contains("next update due: none"))
    _ = typist.type(line: "write impact no orders since 08:12, about 200 customers")
    _ = typist.type(line: "log --kind communication told support, next update 08:45")
    let brief = typist.type("brief").output
    #expect(brief.contains("\nimpact: no orders since 08:12, about 200 customers\n"))
    #expect(brief.contains("next update due: 2023-10-30 08:45:00 +03:00 (05:45:00Z), in 11 min"))
    #expect(brief.contains("says E3"))
    typist.setClock("2023-10-30T05:50:00Z")
    #expect(typist.type("brief").output.contains("overdue for 5 min"))
    _ = typist.type(line: "log support says thanks for the update")
    #expect(typist.type("brief").output.contains("says E3"))
    _ = typist.type(line: "log next update in 30 min")
    #expect(typist.type("brief").output.contains("says E5"))
  }

  @Test("A corrected time is said back")
  func correctedTime() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "log replica stopped")
    let said = typist.type(line: "amend --at 08:02 E2").output
    #expect(said.contains("E2 amended  [happened 2023-10-30 08:02:00 +03:00 (05:02:00Z)]"))
    #expect(typist.type(line: "asof 2023-10-29").output.contains("nothing had been recorded yet"))
  }

  @Test("Text with control characters is stored as typed and shown harmless")
  func controlCharacters() throws {
    let typist = try Typist.withIncident()
    let text = "red \u{1B}[31m and \u{202E}txet"
    #expect(!typist.type("log", text).output.contains("\u{1B}"))
    #expect(try typist.texts() == [text])
    for line in ["timeline", "status", "brief", "history E2"] {
      let shown = typist.type(line: line).output
      #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}"), "\(line)")
    }
  }
}
