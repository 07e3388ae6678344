import BackupLedger
import IncidentModel
import LogReading
import PostmortemRendering
import Testing

@Suite("Escaping for Markdown")
struct MarkdownTests {
  @Test("Hostile text shows as it is and makes no markup", arguments: HostileText.all)
  func hostile(name: String, text: String) {
    for audience in Audience.allCases {
      for template in PostmortemTemplate.all.map(\.name) {
        check(text, name: "\(name), \(template)", template: template, audience: audience)
      }
    }
  }

  private func check(_ text: String, name: String, template: String, audience: Audience) {
    let sample = SampleIncident.filled(with: text)
    guard let made = try? PostmortemTemplate(named: template),
      let documents = try? Postmortem.render(sample.input, template: made, audience: audience)
    else {
      Issue.record("\(name): no documents")
      return
    }
    let plain = SampleIncident.control(template: made, audience: audience)
    // The structure is that of the same incident with harmless text.
    #expect(headings(documents.html) == headings(plain.html), "\(name): other headings")
    #expect(markers(documents.markdown) == markers(plain.markdown), "\(name): other markers")
    for bad in [
      "<script", "<img src=x", "javascript:alert(1)\"", "\" onmouseover", "\u{0}", "\u{1B}",
      "\u{202E}",
    ] {
      #expect(!documents.html.contains(bad), "\(name): \(bad.debugDescription) in the page")
      #expect(!documents.svg.contains(bad), "\(name): \(bad.debugDescription) in the picture")
    }
    #expect(!documents.json.contains("\u{0}"))
    #expect(tags(documents.svg).isSubset(of: Self.drawn), "\(name): \(tags(documents.svg))")
  }

  /// What a picture is drawn with.
  private static let drawn: Set<String> = [
    "svg", "title", "desc", "style", "defs", "pattern", "path", "g", "rect", "line", "circle",
    "polygon", "text",
  ]

  /// The names of a document's tags.
  private func tags(_ xml: String) -> Set<String> {
    Set(
      xml.split(separator: "<").dropFirst(xml.hasPrefix("<") ? 0 : 1).map { part in
        String(part.drop { $0 == "/" }.prefix { $0.isLetter })
      }
    )
  }

  private func headings(_ html: String) -> [String] {
    html.split(separator: "<").compactMap { part in
      let name = part.prefix(2)
      // Deeper ones can come from a section, which is Markdown that a person wrote.
      guard name == "h1" || name == "h2" else { return nil }
      return String(name)
    }
  }

  private func markers(_ markdown: String) -> [String] {
    markdown.split(separator: "\n").filter { $0.hasPrefix("<!-- ") }
      .map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
  }
}

extension SampleIncident {
  /// An incident with the text wherever a person or a log can put one.
  static func filled(with text: String) -> SampleIncident {
    var sample = SampleIncident(text, zone: .utc, services: [text], openedAt: "2023-10-30 08:00")
    sample.snapshot.incident.detectedBy = text
    sample.mark(.started, "2023-10-30 08:00", text)
    sample.mark(.resolved, "2023-10-30 09:00", text)
    sample.add(
      .event,
      "2023-10-30 08:10",
      text,
      as: .action,
      effect: .worse,
      starred: true,
      by: text
    )
    sample.add(.event, "2023-10-30 08:11", "x", as: .decision, insteadOf: [text])
    sample.run("2023-10-30 08:12", text, text, exit: 1)
    sample.suspect(1, "2023-10-30 08:20", text)
    sample.settle(1, .ruledOut, "2023-10-30 08:30", text)
    sample.suspect(2, "2023-10-30 08:31", text)
    sample.settle(2, .confirmed, "2023-10-30 08:40", text)
    sample.todo(1, text, .prevent, owner: text, due: "2023-11-01")
    sample.find(
      "first-symptom",
      text,
      from: "2023-10-30 08:00",
      by: [sample.shown(1, "2023-10-30 08:00", text, of: "a b.log")]
    )
    sample.find(
      "root-cause",
      text,
      .moderate,
      by: [sample.shown(2, "2023-10-30 08:00", text, of: text)],
      caveat: text,
      accepted: false
    )
    sample.findings[0].headline = text
    for section in Section.allCases where section != .summary && section != .impact {
      sample.snapshot.sections[section] = .init(entry: 1, text: text)
    }
    sample.fillMachines(with: text)
    sample.fillCorrections(with: text)
    return sample
  }

  /// The text in all that logs and backups name.
  private mutating func fillMachines(with text: String) {
    for verdict in BackupVerdict.allCases {
      runs.append(
        BackupRun(
          start: at("2023-10-30 07:00"),
          tool: text,
          database: text,
          artefact: "/srv/" + text,
          verdict: verdict,
          reason: text,
          evidence: [Evidence(source: text, line: 3, time: at("2023-10-30 07:00"), text: text)]
        )
      )
    }
    runs.append(
      BackupRun(
        tool: text,
        database: text,
        verdict: .ok,
        reason: text,
        evidence: [Evidence(source: "E2", text: text)]
      )
    )
    for (state, minute) in [(ServerInterval.State.down, 10), (.up, 20), (.unknown, 30)] {
      servers.append(
        ServerInterval(
          server: text + String(minute),
          state: state,
          from: at("2023-10-30 08:\(minute)"),
          to: at("2023-10-30 08:\(minute + 5)"),
          evidence: [Evidence(source: text, line: 4, text: text)]
        )
      )
    }
    logged(5, "2023-10-30 08:15:00", .error, .corruption, text)
  }

  /// The text in reasons, notes, roles and attached files.
  private mutating func fillCorrections(with text: String) {
    snapshot.incident.roles[.commander] = text
    snapshot.evidence = [
      .init(entry: 1, file: .init(kind: .file, name: text, sha256: text, bytes: 7, host: text))
    ]
    snapshot.timeline[3].retractedBecause = text
    snapshot.timeline[4].host = text
    let first = add(.event, "2023-10-30 08:49", text, as: .observation)
    add(.event, "2023-10-30 08:50", text, as: .observation, about: ShortID(.entry, first))
    snapshot.followUps[0].note = text
    snapshot.followUps[0].every = text
  }

  /// The incident of the hostile rows with a harmless word everywhere.
  static func control(
    template: PostmortemTemplate,
    audience: Audience
  ) -> (markdown: String, html: String) {
    let sample = SampleIncident.filled(with: "word")
    guard
      let documents = try? Postmortem.render(sample.input, template: template, audience: audience)
    else {
      return ("", "")
    }
    return (documents.markdown, documents.html)
  }
}
