import ScribeCLI
import Testing

@Suite struct LiveHelpTests {
  @Test(arguments: [30, 40, 80, 200]) func `No line is wider than the terminal`(_ width: Int) {
    let lines = LiveHelp.lines(width: width)
    #expect(lines.allSatisfy { $0.count <= width })
    for (sign, _, meaning) in LiveLine.signs {
      #expect(lines.contains { $0.hasPrefix("  " + sign) })
      #expect(lines.joined().contains(meaning.prefix(10)))
    }
  }

  @Test func `What a sign does stands beside it where there is room`() {
    #expect(LiveHelp.lines(width: 80).contains("  x H1 WHY          rules a suspicion out"))
    let narrow = LiveHelp.lines(width: 30)
    #expect(
      narrow.firstIndex(of: "  x H1 WHY").map { narrow[$0 + 1] } == "    rules a suspicion out"
    )
  }
}
