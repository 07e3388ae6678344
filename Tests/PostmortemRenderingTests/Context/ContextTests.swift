import Foundation
import IncidentModel
import PostmortemRendering
import Testing

@Suite("The context")
struct ContextTests {
  @Test("The JSON of every sample has the shape that templates are checked against")
  func shape() throws {
    let shape = PostmortemContext.shape
    let samples = [
      SampleIncident.seed(), SampleIncident("Bare", zone: .utc, openedAt: "2024-01-01 00:00"),
      SampleIncident.filled(with: "word"),
    ]
    for sample in samples {
      for audience in Audience.allCases {
        expect(Postmortem.context(of: sample.input, audience: audience).tree, fits: shape, at: "")
      }
    }
  }

  /// Every field of the shape is there, none else, and each is of its kind.
  private func expect(_ value: ContextValue, fits shape: ContextValue, at path: String) {
    switch (value, shape) {
    case (.text, .text), (.markdown, .markdown), (.number, .number), (.flag, .flag),
      (.absent, .number):
      break
    case (.list(let items), .list(let shapes)):
      guard let first = shapes.first else {
        Issue.record("\(path): the shape has no item")
        return
      }
      for item in items { expect(item, fits: first, at: path + "[]") }
    case (.object(let fields), .object(let shapes)):
      #expect(fields.map(\.name) == shapes.map(\.name), "\(path)")
      for (field, shape) in zip(fields, shapes) {
        expect(field.value, fits: shape.value, at: path + "." + field.name)
      }
    default: Issue.record("\(path) is not what the shape says")
    }
  }

  @Test("Down is one row, as long as the findings count it, whatever starts came between")
  func downtime() {
    var sample = SampleIncident("Shop is down", zone: .utc, openedAt: "2024-03-02 05:43")
    sample.server(.up, "2024-03-02 05:40:00", "2024-03-02 05:43:15", line: 1)
    sample.server(.down, "2024-03-02 05:43:15", "2024-03-02 05:43:18", line: 2)
    sample.server(.starting, "2024-03-02 05:43:18", "2024-03-02 05:43:20", line: 3)
    sample.server(.down, "2024-03-02 05:43:20", "2024-03-02 06:05:00", line: 4)
    sample.server(.starting, "2024-03-02 06:05:00", "2024-03-02 06:05:10", line: 5)
    sample.server(.up, "2024-03-02 06:05:10", nil, line: 6)
    let down = Postmortem.context(of: sample.input).timeline.days.flatMap(\.rows)
      .filter { $0.kind == "server" }.map { "\($0.time) \($0.text.markdown)" }
    #expect(down.count == 1)
    let said = "05:43:15 The server was down for 21 min 55 s"
    #expect(down.first?.hasPrefix(said) == true, "\(down)")
  }

  @Test("The JSON parses, and says what the document says")
  func json() throws {
    let template = try PostmortemTemplate(named: "brief")
    let json = try Postmortem.render(SampleIncident.seed().input, template: template).json
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    #expect(object["version"] as? Int == 1)
    #expect(object["generatedAt"] as? String == "2023-11-01T06:00:00.000000Z")
    let recovery = try #require(object["recovery"] as? [String: Any])
    #expect(recovery["rpoSeconds"] as? Int == 110_399)
    #expect(recovery["rtoSeconds"] as? Int == 16_260)
  }

  @Test("The schema is as it was promised")
  func schema() throws { try expectSnapshot(PostmortemContext.schema, "context.schema.json") }

  @Test("Labels in written prose lead to the evidence, others stay text")
  func labels() throws {
    var sample = SampleIncident.seed()
    sample.snapshot.sections[.impact] = .init(
      entry: 40,
      text: "Nobody could log in (E4, error.log:85). See `E4`, [E4](#e4), E999 and PRE4-E4x."
    )
    let template = try PostmortemTemplate(named: "standard")
    let markdown = try Postmortem.render(sample.input, template: template).markdown
    #expect(
      markdown.contains(
        "log in ([E4](#e4), [error.log:85](#error-log-85)). See `E4`, [E4](#e4), E999 and PRE4-E4x."
      )
    )
  }

  @Test("Strings of any kind survive JSON")
  func strings() throws {
    for (name, text) in HostileText.all {
      let value = ContextValue.list([.text(text)])
      for json in [value.json, value.compactJSON] {
        let array = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
        #expect(array == [text], "\(name)")
      }
      #expect(!value.compactJSON.contains("\n"), "\(name)")
    }
  }

  @Test("Names become roles for readers outside, and nothing of the machines is left")
  func external() throws {
    var sample = SampleIncident.seed()
    sample.add(
      .event,
      "2023-10-30 10:12",
      "Amina asked baraka's team for the backup",
      as: .communication
    )
    let template = try PostmortemTemplate(named: "external")
    let documents = try Postmortem.render(sample.input, template: template)
    for text in [documents.markdown, documents.html, documents.json, documents.svg] {
      for hidden in [
        "amina", "Amina", "baraka", "stock1", "error.log", "(#e", "(E1", "scribe write", "cron_log",
        "Network problem", "force_recovery=1", "tar.gz",
      ] {
        #expect(!text.contains(hidden), "\(hidden)")
      }
    }
    #expect(documents.markdown.contains("incident commander asked responder 1's team"))
  }

  @Test("Machines become letters for readers outside")
  func machines() throws {
    var sample = SampleIncident("db-7 is gone", zone: .utc, openedAt: "2024-03-01 10:00")
    sample.mark(.started, "2024-03-01 10:00")
    let told = [
      ("db-7.shop.example", "rm ran on db-7 (db-7.shop.example), not on DB-8.shop.example"),
      ("db-8", "db-8 has a copy, db-80 has none"), ("web", "the web tier is back on 10.0.0.7"),
    ]
    for (host, text) in told {
      let number = sample.add(.event, "2024-03-01 10:05", text, as: .communication)
      let index = try #require(sample.snapshot.timeline.firstIndex { $0.number == number })
      sample.snapshot.timeline[index].host = host
    }
    let template = try PostmortemTemplate(named: "external")
    let text = try Postmortem.render(sample.input, template: template).markdown
    #expect(text.contains("rm ran on server B (server B), not on server C"))
    #expect(text.contains("server C has a copy, db-80 has none"))
    #expect(text.contains("the web tier is back"))
    #expect(text.hasPrefix("# Server B is gone"))
  }

  @Test("What people wrote loses its sources for readers outside")
  func sourcesOfProse() throws {
    var sample = SampleIncident.seed()
    sample.snapshot.sections[.summary] = .init(
      entry: 1,
      text: """
        It was down (E4, E50). The log told of it (error.log:67–71; see E2–E3 and T1).
        Nobody looked (nobody had to) for 2 h (E9).
        """
    )
    let template = try PostmortemTemplate(named: "external")
    let text = try Postmortem.render(sample.input, template: template).markdown
    #expect(
      text.contains(
        "It was down. The log told of it.\nNobody looked (nobody had to) for 2 h.\n"
      )
    )
  }

  @Test("A document without an appendix has no link into it")
  func unlinked() throws {
    var sample = SampleIncident.seed()
    sample.snapshot.sections[.summary] = .init(entry: 1, text: "Seen in E3 and \\[E4\\].")
    let brief = try PostmortemTemplate(named: "brief")
    let text = try Postmortem.render(sample.input, template: brief).markdown
    #expect(!text.contains("](#"))
    #expect(text.contains("Seen in E3 and \\[E4\\]."))
    let standard = try PostmortemTemplate(named: "standard")
    let whole = try Postmortem.render(sample.input, template: standard).markdown
    for part in whole.components(separatedBy: "](#").dropFirst() {
      #expect(whole.contains("<a id=\"\(part.prefix { $0 != ")" })\">"))
    }
  }

  @Test("Approximate times and crossings of midnight are said as such")
  func times() throws {
    var sample = SampleIncident("x", zone: .utc, services: ["db"], openedAt: "2017-01-31 21:00")
    sample.mark(.started, "~2017-01-31 23:27")
    sample.mark(.resolved, "2017-02-01 18:14")
    sample.add(.event, "2017-02-01 00:36", "Backed up the staging data", as: .action)
    let template = try PostmortemTemplate(named: "standard")
    let markdown = try Postmortem.render(sample.input, template: template).markdown
    #expect(
      markdown.contains(
        "Db was affected for about 18 h 47 min, from about 23:27 on Tuesday 31 January 2017 to 18:14 on Wednesday 1 February 2017"
      )
    )
    #expect(markdown.contains("### Tuesday 31 January 2017"))
    #expect(markdown.contains("### Wednesday 1 February 2017"))
    #expect(markdown.contains("about 18 h 47 min until it was resolved on 1 February at 18:14"))
  }
}
