package import IncidentModel

/// What a reviewer reads: the record, and the document as it stands.
package struct ReviewInput: Sendable {
  package var snapshot: IncidentSnapshot
  /// The zone in which times are shown.
  package var zone: Zone
  /// The document's Markdown, hand edits included; nil where there is none yet.
  package var document: String?
  /// The document's file, for messages.
  package var file: String
  /// The lines of logs that the prose names, by label (`error.log:67`), as far as they are at hand.
  package var logLines: [String: String] = [:]

  package init(
    snapshot: IncidentSnapshot,
    zone: Zone,
    document: String? = nil,
    file: String = "postmortem.md"
  ) {
    self.snapshot = snapshot
    self.zone = zone
    self.document = document
    self.file = file
  }

  /// The labels of log lines that the prose names, to be looked up.
  package var namedLines: Set<String> {
    Set(
      prose.flatMap { Claim.all(in: $0.text).flatMap(\.sources) }.filter { $0.contains(":") }
    )
  }

  var incident: Incident { snapshot.incident }
  var clock: Clock { Clock(zone: zone) }

  /// The times of the milestones as prose gives them: the record says them by itself.
  var milestoneTimes: Set<String> {
    Set(
      incident.milestones.values.compactMap(\.time.from).flatMap {
        [clock.minutes($0), clock.seconds($0)]
      }
    )
  }

  var standingFollowUps: [FollowUp] {
    snapshot.followUps.filter { !$0.isRetracted && $0.state != .dropped }
  }

  /// A text that a person wrote, and where it stands.
  struct Passage {
    var text: String
    var file: String
    /// 1-based; nil for a section that is in the journal.
    var line: Int?
    var section: Section?
  }

  /// The paragraphs that people wrote: sections of the journal, and the document outside its
  /// generated parts.
  var prose: [Passage] {
    var passages = Section.allCases.flatMap { section -> [Passage] in
      guard let written = snapshot.sections[section] else { return [] }
      return Self.paragraphs(of: written.text).map {
        Passage(
          text: $0.text,
          file: "section \(section.rawValue) (E\(written.entry))",
          line: nil,
          section: section
        )
      }
    }
    if let document {
      passages += Self.paragraphs(of: GeneratedBlocks.blanked(document)).map {
        Passage(text: $0.text, file: file, line: $0.line, section: nil)
      }
    }
    return passages
  }

  /// Lines that belong together, headings and fences left out.
  private static func paragraphs(of markdown: String) -> [(text: String, line: Int)] {
    var result: [(text: String, line: Int)] = []
    var isFenced = false
    var isOpen = false
    for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = Words.trimmed(String(line))
      if text.hasPrefix("```") || text.hasPrefix("~~~") { isFenced.toggle() }
      let isText =
        !isFenced && !text.isEmpty && !text.hasPrefix("#") && !text.hasPrefix("<!--")
        && !text.hasPrefix("![") && !text.hasPrefix("```")
      let beginsItem = text.hasPrefix("- ") || text.hasPrefix("* ")
      guard isText else {
        isOpen = false
        continue
      }
      if isOpen, !beginsItem {
        result[result.count - 1].text += " " + text
      } else {
        result.append((text, index + 1))
      }
      isOpen = true
    }
    return result
  }
}
