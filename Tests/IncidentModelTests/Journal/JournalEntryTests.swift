import IncidentModel
import Testing

@Suite("Journal entries")
struct JournalEntryTests {
  private let entry = JournalEntry(
    id: "id",
    incident: "incident",
    device: "device",
    sequence: 3,
    recordedAt: Instant(microseconds: 1),
    occurred: EventTime(
      from: Instant(microseconds: 2),
      to: Instant(microseconds: 3),
      precision: .span,
      margin: TimeSpan(microseconds: 4),
      typed: "a..b",
      zone: "UTC"
    ),
    author: "ünal",
    role: nil,
    host: "host",
    redactions: 0,
    body: .hypothesisProposed(text: "x"),
    bodyText: #"{"text":"x"}"#,
    previousHash: "ab",
    hash: "not covered"
  )

  @Test("The bytes that a hash covers are these, for ever")
  func canonicalBytes() {
    #expect(
      String(decoding: entry.canonicalBytes, as: UTF8.self) == """
        scribe journal 1
        2:id,8:incident,6:device,1:3,1:1,1:2,1:3,4:span,1:4,4:a..b,3:UTC,5:ünal,0:,4:host,1:0,\
        19:hypothesis.proposed,12:{"text":"x"},2:ab,
        """
    )
  }

  @Test("Every field but the hash changes the bytes")
  func everyField() {
    let changes: [(String, (inout JournalEntry) -> Void)] = [
      ("id", { $0.id = "ie" }), ("incident", { $0.incident = "" }),
      ("device", { $0.device = "d" }), ("sequence", { $0.sequence = 4 }),
      ("recordedAt", { $0.recordedAt = Instant(microseconds: 9) }),
      ("from", { $0.occurred.from = nil }), ("to", { $0.occurred.to = nil }),
      ("precision", { $0.occurred.precision = .exact }), ("margin", { $0.occurred.margin = nil }),
      ("typed", { $0.occurred.typed = nil }), ("zone", { $0.occurred.zone = "Z" }),
      ("author", { $0.author = "unal" }), ("role", { $0.role = "scribe" }),
      ("host", { $0.host = "" }), ("redactions", { $0.redactions = 1 }),
      ("kind", { $0.body = .sectionWritten(.impact, text: "x") }),
      ("body", { $0.bodyText = "{}" }), ("previousHash", { $0.previousHash = "" }),
    ]
    for (name, change) in changes {
      var changed = entry
      change(&changed)
      #expect(changed.canonicalBytes != entry.canonicalBytes, "\(name)")
    }
    var rehashed = entry
    rehashed.hash = ""
    #expect(rehashed.canonicalBytes == entry.canonicalBytes)
  }

  @Test("Text that moves from one field to the next changes the bytes")
  func boundaries() {
    var left = entry
    left.author = "a,4:host"
    left.host = ""
    var right = entry
    right.author = "a"
    right.host = "4:host"
    #expect(left.canonicalBytes != right.canonicalBytes)
  }
}
