import ScribeCLI
import Testing

@Suite struct PlainOutputTests {
  @Test(arguments: [
    ("plain\n", "plain\n"),
    ("one\r\ntwo\r\n", "one\ntwo\n"),
    ("10%\r20%\rdone\r\n", "10%\n20%\ndone\n"),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"),
    ("\u{1B}]0;title\u{7}text", "text"),
    ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
    ("\u{1B}(Bascii", "ascii"),
    ("\u{1B}[?25lhidden\u{1B}[?25h", "hidden"),
    ("cut \u{1B}[3", "cut "), ("cut \u{1B}", "cut "),
    ("a\r\r\nb", "a\nb"),
  ])
  func escapeSequencesAreTakenOut(output: String, text: String) {
    #expect(String(decoding: PlainOutput.text(of: Array(output.utf8)), as: UTF8.self) == text)
  }
}
