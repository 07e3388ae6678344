import IncidentModel
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
    for bad in ["<script", "<img src=x", "javascript:alert(1)\"", "\u{0}", "\u{1B}", "\u{202E}"] {
      #expect(!documents.html.contains(bad), "\(name): \(bad.debugDescription) in the page")
      #expect(!documents.svg.contains(bad), "\(name): \(bad.debugDescription) in the picture")
    }
    #expect(!documents.json.contains("\u{0}"))
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
    sample.snapshot.sections[.lessons] = .init(entry: 1, text: text)
    return sample
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
