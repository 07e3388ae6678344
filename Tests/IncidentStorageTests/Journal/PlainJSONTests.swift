import FoundationEssentials
import IncidentModel
import IncidentStorage
import Testing

@Suite struct PlainJSONTests {
  @Test(arguments: [
    "disk full on db2", "", "\"quoted\" and C:\\path/with/slashes", "naïve 日本 🔥 e\u{301}",
    String(String.UnicodeScalarView((0...0x9F).compactMap(Unicode.Scalar.init))),
    "\u{2028}\u{202E}\u{FEFF}\u{FFFD}\u{10FFFF}",
  ]) func `An event is written as the encoder writes it`(_ text: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let list = String(decoding: try encoder.encode([text]), as: UTF8.self)
    #expect("[" + PlainJSON.quoted(text) + "]" == list)
    for kind in EventKind.allCases {
      let body = EntryBody.event(kind, text: text, insteadOf: [], command: nil)
      let encoded = try encoder.encode(["eventKind": kind.rawValue, "text": text])
      #expect(PlainJSON.text(of: body) == String(decoding: encoded, as: UTF8.self))
    }
  }

  @Test func `What is not plain is left to the encoder`() {
    #expect(
      PlainJSON.text(of: .event(.decision, text: "a", insteadOf: ["b"], command: nil)) == nil
    )
    #expect(PlainJSON.text(of: .hypothesisProposed(text: "dns")) == nil)
  }
}
