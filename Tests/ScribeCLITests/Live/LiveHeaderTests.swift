import IncidentModel
import ScribeCLI
import Testing

@Suite struct LiveHeaderTests {
  private var header: LiveHeader {
    LiveHeader(
      incident: Incident(
        id: "i",
        number: 1,
        title: "Stock page shows no data",
        severity: .sev2,
        openedAt: Instant(seconds: 1_698_650_000)
      ),
      hypotheses: [],
      lastBackup: "failed 2 d ago, mysqldump"
    )
  }

  private var later: Instant { Instant(seconds: 1_698_650_000 + 3600) }

  @Test func onAWideTerminalEverythingIsSaid() {
    #expect(
      header.lines(now: later, width: 80).dropLast() == [
        "INC-1 sev2 open 1 h  Stock page shows no data", "no open suspicion",
        "last backup: failed 2 d ago, mysqldump",
      ]
    )
  }

  @Test(arguments: [1, 10, 30, 80, 200]) func noLineIsWiderThanTheTerminal(width: Int) {
    let lines = header.lines(now: later, width: width)
    #expect(lines.count == LiveHeader.height)
    #expect(lines.allSatisfy { $0.count <= width })
  }

  @Test func onANarrowTerminalTheTitleIsWhatIsCut() {
    #expect(header.lines(now: later, width: 30).first == "INC-1 sev2 open 1 h  Stock pa…")
  }
}
