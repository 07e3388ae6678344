import IncidentModel
import ScribeCLI
import Testing

@Suite struct ShellHistoryFormatTests {
  @Test(arguments: ShellHistoryFormat.all.map(\.name))
  func aFormatReadsItsSampleAndTakesNoOtherFormats(name: String) throws {
    let format = try #require(ShellHistoryFormat.all.first { $0.name == name })
    let bytes = Array(format.sample.file.utf8)
    #expect(format.lines(bytes) == format.sample.lines)
    #expect(ShellHistoryFormat.format(of: bytes).name == name)
  }

  @Test func undatedLinesStayUndated() {
    let lines = ShellHistoryFormat.format(of: Array("ls\ndf\n".utf8)).lines(Array("ls\ndf\n".utf8))
    #expect(lines == [HistoryLine(text: "ls"), HistoryLine(text: "df")])
  }

  @Test func zshBytesThatWereMarkedAreGivenBack() {
    // A closing quotation mark is E2 80 9D; zsh writes 9D as 83 BD.
    let bytes = Array(": 1698650000:0;echo ".utf8) + [0xE2, 0x80, 0x83, 0xBD, 0x0A]
    #expect(ShellHistoryFormat.format(of: bytes).lines(bytes).first?.text == "echo \u{201D}")
  }

  @Test(arguments: [
    "", "\n", "#\n", "#99999999999999999999\nls\n", ": :;\n", "- cmd: \n", ": 1:2;",
  ])
  func oddFilesAreRead(file: String) {
    let bytes = Array(file.utf8)
    for format in ShellHistoryFormat.all { _ = format.lines(bytes) }
    #expect(ShellHistoryFormat.format(of: bytes).lines(bytes).count <= 2)
  }
}
