import IncidentModel

/// The text of a section: paragraphs, then points.
struct Body {
  var paragraphs: [Prose] = []
  /// Lists, each with a sentence that leads to it; empty lists are left out.
  var lists: [(lead: Prose, items: [Prose])] = []
  /// The last paragraph.
  var closing = Prose()

  var isEmpty: Bool { paragraphs.allSatisfy(\.isEmpty) && lists.allSatisfy(\.items.isEmpty) }

  var markdown: String {
    var parts = paragraphs.filter { !$0.isEmpty }.map(\.markdown)
    for list in lists where !list.items.isEmpty {
      if !list.lead.isEmpty { parts.append(list.lead.markdown) }
      parts.append(list.items.map { "- " + $0.markdown }.joined(separator: "\n"))
    }
    if !closing.isEmpty { parts.append(closing.markdown) }
    return parts.joined(separator: "\n\n")
  }
}

extension ContextBuilder {
  /// A section: what a person wrote, else what the record shows, else how to write it.
  ///
  /// What the logs propose by these rules and nobody confirmed is pointed to, not told.
  func passage(
    _ section: Section,
    _ generated: @autoclosure () -> Body,
    proposedBy rules: String...
  ) -> PostmortemContext.Passage {
    var passage = PostmortemContext.Passage(title: section.title)
    if let written = snapshot.sections[section], !Words.trimmed(written.text).isEmpty {
      let text = isExternal ? WrittenProse.withoutSources(written.text) : written.text
      passage.body = MarkdownText(
        markdown: WrittenProse.markdown(of: words(text), linking: isKnown)
      )
      passage.isWritten = true
      passage.isRecorded = true
      return passage
    }
    var body = generated()
    passage.isRecorded = !body.isEmpty
    if body.isEmpty { body.paragraphs.append(notRecorded("scribe write \(section.rawValue)")) }
    body.closing = proposals(rules)
    passage.body = MarkdownText(markdown: body.markdown)
    return passage
  }

  /// Whether a label leads to a place in the appendix.
  private func isKnown(_ label: String) -> Bool {
    if isExternal { return false }
    if let id = ShortID(parsing: label), id.description == label {
      switch id.kind {
      case .entry: return entries[id.number].map { $0.kind != .sectionWritten } ?? false
      case .hypothesis: return snapshot.hypotheses.contains { $0.number == id.number }
      case .finding: return reportedFindings.contains { $0.id == label }
      default: return false
      }
    }
    return shownLines.contains(label)
  }

  /// What to say where nothing is known.
  func notRecorded(_ command: String, what: String = "Not recorded") -> Prose {
    isExternal ? "\(what)." : "\(what). To record it: \(code: command)"
  }
}
