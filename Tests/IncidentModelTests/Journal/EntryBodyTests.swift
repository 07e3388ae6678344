import Foundation
import IncidentModel
import Testing

@Suite("What entries say")
struct EntryBodyTests {
  @Test("Every kind has a sample")
  func complete() {
    #expect(Set(EntryBody.samples.map(\.kind)) == Set(EntryKind.allCases))
  }

  @Test("A body survives JSON", arguments: EntryBody.samples)
  func roundTrip(body: EntryBody) throws {
    let draft = EntryDraft.sample(body)
    let text = try JSONEncoder().encode(draft)
    #expect(try JSONDecoder().decode(EntryDraft.self, from: text) == draft)
  }

  @Test("The body lies in an object of its own, its kind beside it", arguments: EntryBody.samples)
  func form(body: EntryBody) throws {
    let json = try JSONSerialization.jsonObject(
      with: JSONEncoder().encode(EntryDraft.sample(body))
    )
    let object = try #require(json as? [String: Any])
    #expect(object["kind"] as? String == body.kind.rawValue)
    #expect(object["body"] is [String: Any])
  }

  @Test("A body of another kind's fields is refused")
  func refused() throws {
    let text = try JSONEncoder().encode(EntryDraft.sample(.hypothesisProposed(text: "disk full")))
    let wrong = String(decoding: text, as: UTF8.self)
      .replacingOccurrences(of: "hypothesis.proposed", with: "severity.changed")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(EntryDraft.self, from: Data(wrong.utf8))
    }
    let unknown = String(decoding: text, as: UTF8.self)
      .replacingOccurrences(of: "hypothesis.proposed", with: "hypothesis.imagined")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(EntryDraft.self, from: Data(unknown.utf8))
    }
  }

  @Test("Every reference goes through the resolver, every text through the mask")
  func mapping() {
    for body in EntryBody.samples {
      var references: [String] = []
      let mapped = body.mapping(
        references: {
          references.append($0)
          return "<" + $0 + ">"
        },
        texts: { $0.uppercased() }
      )
      #expect(mapped.kind == body.kind)
      #expect(mapped.target == body.target.map { "<" + $0 + ">" })
      if let target = body.target { #expect(references.contains(target)) }
    }
  }

  @Test("Mapping nothing changes nothing", arguments: EntryBody.samples)
  func identity(body: EntryBody) {
    #expect(body.mapping(references: { $0 }, texts: { $0 }) == body)
  }

  @Test("An amended event keeps the options that were rejected")
  func amended() {
    let decision = EntryBody.event(.decision, text: "restore", insteadOf: ["repair"], command: nil)
    #expect(
      decision.amended(text: "restore the backup")
        == .event(.decision, text: "restore the backup", insteadOf: ["repair"], command: nil)
    )
    #expect(
      EntryBody.hypothesisRuledOut(of: "H1", why: "?", entries: ["E2"]).amended(
        text: "ping is clean"
      )
        == .hypothesisRuledOut(of: "H1", why: "ping is clean", entries: ["E2"])
    )
  }
}
