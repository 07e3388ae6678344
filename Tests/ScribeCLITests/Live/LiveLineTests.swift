import IncidentModel
import ScribeCLI
import Testing

@Suite struct LiveLineTests {
  private static func observation(_ text: String) -> EntryBody {
    .event(.observation, text: text, insteadOf: [], command: nil)
  }

  @Test(
    arguments: [
      ("disk full", nil, LiveLine.Action.record(observation("disk full"))),
      ("  disk full ", nil, .record(observation("disk full"))),
      ("", nil, .nothing),
      ("? the disk", nil, .record(.hypothesisProposed(text: "the disk"))),
      ("?the disk", nil, .record(.hypothesisProposed(text: "the disk"))),
      ("?", nil, .help), ("@", nil, .help),
      (
        "x H1 df shows room", nil,
        .record(.hypothesisRuledOut(of: "H1", why: "df shows room", entries: []))
      ),
      ("x h2", nil, .record(.hypothesisRuledOut(of: "H2", why: "", entries: []))),
      ("x marks the spot", nil, .record(observation("x marks the spot"))),
      ("xtrabackup failed", nil, .record(observation("xtrabackup failed"))),
      ("x E1 no", nil, .record(observation("x E1 no"))),
      ("+ watch it", nil, .record(.followUpAdded(.init(text: "watch it")))),
      ("!df -h | tail", nil, .run("df -h | tail")),
      ("*", nil, .star(nil)),
      ("* e12", nil, .star("E12")),
      ("* this matters", nil, .recordStarred(observation("this matters"))),
      ("@-5m replica stopped", "-5m", .record(observation("replica stopped"))),
      ("@14:02..14:20 no data", "14:02..14:20", .record(observation("no data"))),
      ("@yesterday 23:50 backup ran", "yesterday 23:50", .record(observation("backup ran"))),
      ("@2023-10-30 08:15 called", "2023-10-30 08:15", .record(observation("called"))),
      ("@2023-10-30 some time that day", "2023-10-30", .record(observation("some time that day"))),
      ("@-5m ? the disk", "-5m", .record(.hypothesisProposed(text: "the disk"))),
      ("@ -5m replica stopped", "-5m", .record(observation("replica stopped"))),
      ("@ 25:00 bad", "25:00", .record(observation("bad"))),
      ("@ nothing", "nothing", .nothing),
      ("\\@ home", nil, .record(observation("@ home"))),
      (":status", nil, .command(["status"])),
      (":amend E2 new text", nil, .command(["amend", "E2", "new", "text"])),
      (":q", nil, .leave), (":quit", nil, .leave), (":help", nil, .help), (":", nil, .help),
      ("\\? is what the log says", nil, .record(observation("? is what the log says"))),
    ] as [(String, String?, LiveLine.Action)]
  )
  func aLineMeansWhatItsSignSays(typed: String, at: String?, action: LiveLine.Action) {
    let line = LiveLine(typed)
    #expect(line.at == at)
    #expect(line.action == action)
  }

  @Test(
    arguments: [
      ("status", ":status"), ("scribe todos --open", ":todos --open"), ("scribe status", ":status"),
      ("status of db2 is fine", nil), ("scribe is slow", nil), ("disk full", nil), ("", nil),
    ] as [(String, String?)]
  )
  func aCommandTypedAsTextIsSeen(typed: String, meant: String?) {
    let commands = ["status", "todos", "undo"]
    #expect(LiveLine.commandMeant(by: Self.observation(typed), of: commands) == meant)
  }

  @Test func everySignIsInTheHelp() {
    #expect(LiveLine.signs.map(\.sign) == ["", "?", "x", "+", "!", "@", "*", ":", "\\"])
  }
}
