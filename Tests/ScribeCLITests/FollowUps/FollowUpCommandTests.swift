import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Follow-ups from the command line")
struct FollowUpCommandTests {
  @Test("What is so already is said, and not recorded twice")
  func twice() throws {
    let typist = try Typist.withIncident()
    for line in ["suspect the disk", "confirm H1", "todo replicate", "start T1", "star H1"] {
      #expect(typist.type(line: line).status == 0)
    }
    for line in ["log ping is clean", "retract E7 the wrong host"] {
      #expect(typist.type(line: line).status == 0)
    }
    let entries = try typist.snapshot().timeline.count
    for (line, says) in [
      ("retract e7 again", "E7 is retracted already"),
      ("confirm H1", "H1 is confirmed already"), ("start t1", "T1 is in progress already"),
      ("star h1", "H1 is starred already"),
    ] {
      let outcome = typist.type(line: line)
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }
    #expect(try typist.snapshot().timeline.count == entries)
    #expect(typist.type(line: "confirm H1 df says 100 %").status == 0)
    #expect(try typist.snapshot().hypotheses.map(\.reason) == ["df says 100 %"])
  }

  @Test("A day that lies back is one too, as it is among the times of entries")
  func dayThatLiesBack() throws {
    let typist = try Typist.withIncident()
    #expect(typist.type(line: "todo --due -1d replicate").output.contains("[due 2023-10-29]"))
    #expect(typist.type(line: "todo rehearse --due -2w").output.contains("[due 2023-10-16]"))
    #expect(typist.type(line: "change T1 --due -3d").output.contains("2023-10-27"))
    let late = typist.type(line: "todos --due-before -1w")
    #expect(late.output.contains("T2") && !late.output.contains("T1"))
  }

  @Test("A follow-up answers a finding, and says so by its claim")
  func answersFinding() throws {
    let typist = try Typist.withIncident()
    try typist.folder.write(
      """
      2023-10-30  6:39:58 0 [Note] Starting MariaDB 10.11.6-MariaDB-0+deb12u1 source revision x
      2023-10-30  6:40:00 0 [ERROR] InnoDB: Space id and page no stored in the page, read in from \
      ./stockdb/items.ibd are [page id: space=4000000000, page number=77], should be [page id: \
      space=7, page number=4]

      """,
      to: "error.log"
    )
    _ = typist.run(["ingest", "--tz", "Africa/Nairobi", typist.folder.file("error.log")])
    let findings = typist.type(line: "correlate --json").output
    #expect(findings.contains("\"id\":\"F1\""), "\(findings)")
    #expect(typist.type(line: "todo check all tables --answers F1").status == 0)
    let followUp = try #require(try typist.snapshot().followUps.first)
    let claim = try #require(followUp.answers.first)
    #expect(!claim.isEmpty && findings.contains(claim.prefix(30)))
    #expect(typist.type(line: "todos").output.contains("answers "))
    #expect(typist.type(line: "todo x --answers F9").status == 2)
    #expect(typist.type(line: "search items --kind finding").output.contains("F1"))
  }

  @Test("A drill without an incident is on record, and in the ledger of the next one")
  func drillInQuietTimes() throws {
    let typist = try Typist()
    let drill = typist.type(line: "drill done --backup a.tar.gz --result ok --took 42m read back")
    #expect(drill.status == 0, "\(drill.errors)")
    #expect(drill.output.hasPrefix("E1  "))
    #expect(typist.type(line: "drill").output.contains("last restore shown to work: a.tar.gz"))
    #expect(typist.type(line: "drill list --json").output.contains("\"id\":\"E1\""))
    #expect(typist.type(line: "history E1").output.contains("restore drill of a.tar.gz"))
    _ = typist.type(line: "open Inventory down")
    #expect(!typist.type(line: "timeline").output.contains("a.tar.gz"))
    #expect(typist.type(line: "backups").output.contains("a.tar.gz"))
    #expect(typist.type(line: "doctor").status == 0)
  }

  @Test("A drill that closes a follow-up belongs to the incident of the follow-up")
  func drillCloses() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo --every 2w --due 2023-11-01 --tag drill restore drill")
    _ = typist.type(line: "mark resolved")
    let done = typist.type(line: "drill done --backup a.tar.gz --result ok --took 42m")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.split(separator: "\n").count == 3, "\(done.output)")
    let snapshot = try typist.snapshot()
    #expect(snapshot.timeline.contains { $0.kind == .drillRecorded })
    #expect(snapshot.followUps.map(\.state) == [.done, .open])
    #expect(snapshot.followUps.map(\.due) == ["2023-11-01", "2023-11-15"])
  }

  @Test("Of several drills in one night, and near to one another, one does the occurrence")
  func drillsOfOneNight() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo --every 2w --due 2023-11-01 --tag drill restore drill")
    _ = typist.type(line: "drill done --backup a.tar.gz --result ok")
    for clock in ["2023-10-30T21:30:00Z", "2023-11-05T21:30:00Z"] {
      typist.setClock(clock)
      let again = typist.type(line: "drill done --backup b.tar.gz --result ok")
      #expect(again.status == 0)
      #expect(again.errors.contains("counts for T1, which is done; --closes T2"), "\(again.errors)")
      #expect(try typist.snapshot().followUps.count == 2)
    }
    _ = typist.type(line: "drill done --backup c.tar.gz --result ok --at 2023-11-12")
    #expect(
      try typist.snapshot().followUps.map(\.due) == ["2023-11-01", "2023-11-15", "2023-11-29"]
    )
    _ = typist.type(line: "drill done --backup d.tar.gz --result ok --closes T3")
    #expect(try typist.snapshot().followUps.count == 4)
  }

  @Test("undo of what recurs takes the next occurrence along, in one step")
  func undo() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo --every 2w --due 2023-11-01 restore drill")
    _ = typist.type(line: "done T1")
    let undo = typist.type(line: "undo")
    #expect(undo.errors.contains("took back E3"), "\(undo.errors)")
    let open = typist.type(line: "todos").output.split(separator: "\n")
    #expect(open.count == 1 && open[0].contains("T1"))
  }

  @Test("An occurrence that was undone does not count in its series")
  func seriesAfterUndo() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo --every 2w --due 2023-11-01 restore drill")
    for line in ["done T1", "undo", "done T1"] { _ = typist.type(line: line) }
    let shown = typist.type(line: "todos").output
    #expect(shown.contains("no. 2 of series T1"), "\(shown)")
  }

  @Test("Days are those of the incident's zone, not of the machine")
  func zones() throws {
    // It is 22:40 of the 29th in Los Angeles and 08:33 of the 30th in Nairobi.
    let typist = try Typist(zone: "Africa/Nairobi")
    for line in [
      "open --zone America/Los_Angeles Orders stuck", "todo --due today here",
      "open --zone Africa/Nairobi Stock gone", "todo --due today there",
      "change T1 --due tomorrow", "change T1 --due 2023-10-29", "todo --due 2023-10-29 late",
    ] {
      #expect(typist.type(line: line).status == 0, "\(line)")
    }
    #expect(typist.type(line: "todos --check").output.contains("T3 late"))
    #expect(typist.type(line: "todos --overdue --json").output.split(separator: "\n").count == 1)
    let changes = try IncidentStore(reading: typist.folder.file("scribe.sqlite"))
      .snapshot(of: "INC-1").timeline.filter { $0.kind == .followUpChanged }.map(\.text)
    #expect(changes == ["due 2023-10-30", "due 2023-10-29"])
    typist.setClock("2023-10-30T07:30:00Z")
    #expect(typist.type(line: "todos --overdue").output.contains("T1 here"))
  }

  @Test("What makes no sense is refused in one line that says what would")
  func refusals() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo one")
    _ = typist.type(line: "todo two --depends T1")
    for (line, says) in [
      ("todo x --due 2023-02-29", "There is no day 2023-02-29 on the calendar"),
      ("todo x --due soon", "Cannot read the day 'soon'; try friday, eom"),
      ("todo x --every 5m", "Cannot read the interval '5m'"),
      ("todo x --depends T9", "there is no T9; `scribe todos --all` shows what there is"),
      ("todo x --depends H1", "--depends takes T1"),
      ("change T1 --depends T2", "T1 would wait for itself"),
      ("change T1", "Say what changes"),
      ("done T1 --evidence E9", "there is no E9"),
      ("drop T1", "Say why"),
    ] {
      let outcome = typist.type(line: line)
      #expect(outcome.status != 0 && outcome.output.isEmpty, "\(line)")
      #expect(outcome.errors.contains(says), "\(line): \(outcome.errors)")
    }
    #expect(typist.run(["change", "T2", "--depends", ""]).status == 0)
    #expect(try typist.snapshot().followUps.map(\.dependsOn) == [[], []])
    #expect(typist.type(line: "reopen T1").errors.contains("T1 is open already"))
  }

  @Test("Several are done at once, and what was taken back is not touched")
  func several() throws {
    let typist = try Typist.withIncident()
    for line in ["todo one", "todo two", "todo three", "retract T3 a slip", "done T1 T2"] {
      #expect(typist.type(line: line).status == 0, "\(line)")
    }
    let closed = try typist.snapshot().followUps.filter { !$0.isRetracted }
    #expect(closed.map(\.state) == [.done, .done] && closed.map(\.note) == ["", ""])
    for line in ["start T3", "done T3", "drop T3 no", "change T3 --owner dba", "reopen T3"] {
      let outcome = typist.type(line: line)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(line)")
      #expect(outcome.errors.contains("T3 was retracted; `scribe history T3`"), "\(line)")
    }
    let elsewhere = typist.type(line: "todos --incident INC-9")
    #expect(elsewhere.status == 2 && elsewhere.errors.contains("there is no INC-9"))
  }

  @Test("Urgency is explained by its parts")
  func explained() throws {
    let typist = try Typist.withIncident()
    _ = typist.type(line: "todo --due 2023-10-30 --priority P0 --type prevent replicate")
    let explained = typist.type(line: "todos --explain").output
    #expect(explained.contains("urgency 19.4: due 8.4, priority 9.0, prevents 2.0"), "\(explained)")
    #expect(typist.type(line: "help todos").output.contains("due × 12"))
  }
}
