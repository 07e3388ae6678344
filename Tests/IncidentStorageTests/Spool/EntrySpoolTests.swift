import Foundation
import Glibc
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("The spool")
struct EntrySpoolTests {
  private let journal: TestJournal
  private let folder: String
  private let spool: EntrySpool

  init() throws {
    journal = try TestJournal.withIncident()
    folder = journal.folder.file("spool")
    spool = EntrySpool(folders: [folder])
  }

  private func keep(_ text: String, redactions: Int = 0) throws -> String {
    let draft = journal.draft(
      .event(.observation, text: text, insteadOf: [], command: nil),
      at: "-5m",
      redactions: redactions
    )
    return try #require(spool.keep([draft], forDatabase: journal.store.path))
  }

  private func texts() throws -> [String] {
    try journal.store.snapshot().timeline.map(\.text)
  }

  @Test("What is kept comes in once, in order, at the time it was typed")
  func once() throws {
    #expect(spool.isEmpty)
    let files = try ["one", "two", "three"].map { try keep($0) }
    #expect(!spool.isEmpty)
    #expect(spool.waiting() == files)
    let outcome = spool.drain(into: journal.store)
    #expect(outcome.entries.map(\.entry.body.text) == ["one", "two", "three"])
    #expect(outcome.unreadable.isEmpty && outcome.refused.isEmpty)
    let entry = try #require(outcome.entries.first?.entry)
    #expect(entry.occurred.from == entry.recordedAt - .minutes(5))
    #expect(spool.isEmpty)
    #expect(spool.drain(into: journal.store).entries.isEmpty)
    #expect(try journal.problems() == [])
  }

  @Test("A file taken in twice, as after a crash between the two steps, is one entry")
  func twice() throws {
    let file = try keep("one")
    let bytes = try #require(FileManager.default.contents(atPath: file))
    #expect(spool.drain(into: journal.store).entries.count == 1)
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(spool.drain(into: journal.store).entries.isEmpty)
    #expect(spool.isEmpty)
    #expect(try texts().filter { $0 == "one" }.count == 1)
  }

  @Test("Drafts that were typed together come in together")
  func together() throws {
    let journal = try TestJournal()
    let opening = journal.draft(.incidentOpened(.init(title: "down", zone: "UTC")))
    let mark = journal.draft(.milestoneReached(.started, note: ""), incident: opening.id)
    _ = spool.keep([opening, mark], forDatabase: journal.store.path)
    #expect(spool.drain(into: journal.store).entries.map(\.shortID.description) == ["INC-1", "E2"])
  }

  @Test("Files and folders of the spool are the owner's alone")
  func modes() throws {
    let file = try keep("one")
    let manager = FileManager.default
    #expect(try manager.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    #expect(try manager.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
  }

  @Test(
    "What is no spool file stays, is named, and holds up nothing",
    arguments: ["", "not JSON\n", "{}\n", "\u{0}\u{0}", "{\"database\":\"x\"}\n"]
  )
  func unreadable(text: String) throws {
    _ = try keep("one")
    let file = folder + "/000-first.jsonl"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let outcome = spool.drain(into: journal.store)
    #expect(outcome.entries.count == 1)
    #expect(outcome.unreadable == [file])
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test("A draft that this database refuses stays, is named, and holds up nothing")
  func refused() throws {
    let wrong = journal.draft(.followUpDone(of: "T9", note: ""))
    let file = try #require(spool.keep([wrong], forDatabase: journal.store.path))
    let impossible = journal.draft(.hypothesisProposed(text: "x"), at: "25:00")
    _ = spool.keep([impossible], forDatabase: journal.store.path)
    let broken = try keep("a count that the schema refuses", redactions: -1)
    _ = try keep("one")
    let outcome = spool.drain(into: journal.store)
    #expect(outcome.entries.map(\.entry.body.text) == ["one"])
    #expect(outcome.refused.count == 3)
    #expect(outcome.refused.first == "\(file): \(StoreError.unknown("T9"))")
    #expect(outcome.refused.last?.hasPrefix(broken) == true)
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test("Another database's drafts wait for it")
  func otherDatabase() throws {
    _ = try keep("one")
    let other = try TestJournal.withIncident()
    #expect(spool.drain(into: other.store).entries.isEmpty)
    #expect(!spool.isEmpty)
    #expect(spool.drain(into: journal.store).entries.count == 1)
  }

  @Test("The first folder that takes an entry has it; where none does, that is said")
  func folders() throws {
    let file = try journal.folder.write("x", to: "file")
    let draft = journal.draft(.hypothesisProposed(text: "x"))
    let both = EntrySpool(folders: [file, file + "/below", folder])
    #expect(both.keep([draft], forDatabase: "/db") == "\(folder)/\(draft.id).jsonl")
    #expect(EntrySpool(folders: [file]).keep([draft], forDatabase: "/db") == nil)
    #expect(EntrySpool(folders: []).keep([draft], forDatabase: "/db") == nil)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
  }

  @Test("A folder that is a link is not trusted, whoever it leads to")
  func link() throws {
    let link = journal.folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/shm")
    let draft = journal.draft(.hypothesisProposed(text: "x"))
    #expect(EntrySpool(folders: [link]).keep([draft], forDatabase: "/db") == nil)
    #expect(EntrySpool(folders: [link]).waiting().isEmpty)
  }

  @Test("Somebody else's folder is not trusted", .enabled(if: geteuid() == 0, "needs root"))
  func foreign() throws {
    _ = try keep("one")
    #expect(chown(folder, 65_534, 65_534) == 0)
    #expect(spool.isEmpty)
    let draft = journal.draft(.hypothesisProposed(text: "x"))
    #expect(spool.keep([draft], forDatabase: "/db") == nil)
  }

  @Test("The folders are those that the design names, in its order")
  func environment() {
    let places = ["SCRIBE_SPOOL": "/a", "XDG_RUNTIME_DIR": "/run/user/1"]
    let last = "/dev/shm/scribe-\(getuid())"
    #expect(EntrySpool(environment: places).folders == ["/a", "/run/user/1/scribe", last])
    #expect(EntrySpool(environment: ["SCRIBE_SPOOL": ""]).folders == [last])
  }
}
