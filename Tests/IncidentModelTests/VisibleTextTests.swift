import IncidentModel
import Testing

@Suite("Text for a terminal")
struct VisibleTextTests {
  @Test(
    "What a terminal would act on, or hide, is shown instead",
    arguments: [
      ("plain text, ünïcode 日本 🎉", "plain text, ünïcode 日本 🎉"),
      ("", ""),
      ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
      ("a\u{0}b\u{7}c", "a␀b␇c"),
      ("one\r\ntwo\tthree", "one␍␊two␉three"),
      ("\u{7F}\u{9B}31m", "␡<U+009B>31m"),
      ("abc\u{202E}cba\u{202C}", "abc<U+202E>cba<U+202C>"),
      ("zero\u{200B}width\u{FEFF}", "zero<U+200B>width<U+FEFF>"),
      ("\u{2066}isolate\u{2069}\u{61C}", "<U+2066>isolate<U+2069><U+061C>"),
      ("family 👨‍👩‍👧", "family 👨‍👩‍👧"),
    ]
  )
  func visible(text: String, shown: String) { #expect(text.visible == shown) }

  @Test("A character is looked at wherever it stands in a longer text")
  func everywhere() {
    for value in 0...0xFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for place in 0..<20 {
        let text = String(repeating: "~", count: place) + String(scalar)
        let longer = text + String(repeating: " ", count: 20 - place)
        #expect(longer.visible == longer[...].visible)
      }
    }
  }

  @Test("Nothing visible is made visible again")
  func idempotent() {
    for value in 0...0x2FFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = String(scalar).visible
      #expect(shown.visible == shown)
      #expect(!shown.isEmpty)
    }
  }

  @Test("Blanks at the ends go, those between stay")
  func trimmed() {
    #expect(" \t\n a  b \r\n".trimmed == "a  b")
    #expect(" \n".trimmed.isEmpty)
  }
}
