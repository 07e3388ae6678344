import ScribeCLI
import Testing

@Suite struct OutputCaptureTests {
  private static let shaOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  private func capture(_ pieces: [String], shown: Int, whole: Int) -> OutputCapture {
    var capture = OutputCapture(shownLimit: shown, wholeLimit: whole)
    for piece in pieces { capture.append(Array(piece.utf8)[...]) }
    return capture
  }

  @Test func aShortOutputIsKeptAsItIs() {
    let capture = capture(["a", "bc"], shown: 4, whole: 8)
    #expect(capture.count == 3)
    #expect(capture.sha256 == Self.shaOfABC)
    #expect(capture.whole == Array("abc".utf8))
    #expect(capture.shown == Array("abc".utf8))
    #expect(!capture.isCut)
  }

  @Test(arguments: [["abcdefgh"], ["a", "bcdefg", "h"], ["abcd", "efgh"]], [4, 5, 8, 100])
  func ofALongOneHeadAndTailAreShown(pieces: [String], whole: Int) {
    let capture = capture(pieces, shown: 4, whole: whole)
    let text = String(decoding: capture.shown, as: UTF8.self)
    #expect(
      text.hasPrefix("ab\n[... 4 of 8 bytes left out; SHA-256 of the whole: \(capture.sha256)")
    )
    #expect(text.hasSuffix(" ...]\ngh"))
    #expect(capture.isCut)
    #expect(capture.whole == (whole < 8 ? nil : Array("abcdefgh".utf8)))
  }

  @Test func beyondTheLimitMemoryStaysSmallAndTheTailIsRight() {
    var capture = OutputCapture(shownLimit: 10, wholeLimit: 20)
    for number in 0..<1000 { capture.append(Array("\(number % 10)".utf8)[...]) }
    #expect(capture.count == 1000)
    #expect(String(decoding: capture.shown, as: UTF8.self).hasSuffix("]\n56789"))
    #expect(String(decoding: capture.shown, as: UTF8.self).hasPrefix("01234\n["))
  }
}
