import Testing

@testable import ScribeCLI

@Suite("Lines folded to a terminal's width")
struct LineFoldingTests {
  private static let lines = [
    "  14:02:11  E12  Nobody can log in: stock_app, root and backup are all refused  ada@db",
    "[ ] T1 Replicate to a second host · P1 · prevent · overdue since 2023-11-07",
    "      urgency 14.7: due 6.7, priority 6.0, prevents 2.0",
    "主系统 显示 没有 库存 主系统 显示 没有 库存 主系统 显示 没有 库存",
    "", "  ", "a",
  ]

  @Test("No line is wider than the terminal, no word is lost", arguments: [30, 40, 80], lines)
  func widths(width: Int, line: String) {
    let folded = LineFolding(width: width, indent: 17).folded(line).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    for line in folded {
      #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } <= width)
    }
    #expect(folded.flatMap { $0.split(separator: " ") } == line.split(separator: " "))
    #expect(folded.dropFirst().allSatisfy { $0.hasPrefix("       ") })
  }

  @Test(
    "What goes on is indented, by a quarter of the terminal at most",
    arguments: [
      (80, "aaa bbb", "aaa bbb"), (24, "  1 E2 the page is empty", "  1 E2 the page is empty"),
      (20, "  1 E2 the page is empty", "  1 E2 the page is\n     empty"),
      // Colours take no room.
      (20, "\u{1B}[1m12345\u{1B}[0m 7890 \u{1B}[2m2345 7890\u{1B}[0m", nil),
      (20, "a /var/lib/mysql/a-long-path.err b", "a\n     /var/lib/mysql/a-long-path.err\n     b"),
      (20, "         deep already, as much", "         deep\n         already, as\n         much"),
    ]
  )
  func indents(width: Int, line: String, folded: String?) {
    #expect(LineFolding(width: width, indent: 7).folded(line) == folded ?? line)
  }
}
