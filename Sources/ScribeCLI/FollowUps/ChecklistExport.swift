import IncidentModel

/// Follow-ups as a checklist of GitHub-flavoured Markdown, by incident.
///
/// A line is `- [ ] **T3** text · P1 · prevent · owner dba · due 2023-11-07 · every 2w · +tag`: the text,
/// then its details, and `FollowUpChecklist` reads it back.
enum ChecklistExport {
  /// What parts a line's text from its details.
  static let separator = " · "

  static func text(_ input: FollowUpExportInput) -> String {
    var lines = ["# Follow-ups", ""]
    for group in FollowUpGrouping.incident.groups(input.followUps) {
      let incident = input.book.incidents.first { $0.shortID.description == group.name }
      let title = incident.map { ": " + MarkdownLine.escaped($0.title) } ?? ""
      lines += ["## \(group.name)\(title)", ""]
      lines += group.members.map(line) + [""]
    }
    return lines.joined(separator: "\n")
  }

  static func line(_ followUp: FollowUp) -> String {
    let box = followUp.state == .done ? "[x]" : "[ ]"
    let text = MarkdownLine.escaped(followUp.text)
    let said = followUp.state == .dropped ? "~~\(text)~~" : text
    var parts = ["- \(box) **\(followUp.shortID)** \(said)"]
    if let priority = followUp.priority { parts.append(MarkdownLine.escaped(priority)) }
    if let type = followUp.type { parts.append(type.rawValue) }
    if let owner = followUp.owner { parts.append("owner " + MarkdownLine.escaped(owner)) }
    if let due = followUp.due { parts.append("due \(due)") }
    if let every = followUp.every { parts.append("every \(every)") }
    parts += followUp.tags.map { "+" + MarkdownLine.escaped($0) }
    return parts.joined(separator: separator)
  }
}

/// Text in one line of Markdown.
enum MarkdownLine {
  private static let marks = Set<Character>("\\`*_[]<>#|~&")

  /// The text with what Markdown would act on escaped, and line breaks turned into spaces.
  static func escaped(_ text: String) -> String {
    var line = ""
    for character in text {
      if character.isNewline {
        line.append(" ")
      } else {
        if marks.contains(character) { line.append("\\") }
        line.append(character)
      }
    }
    return line.visible
  }

  /// The text that was escaped.
  static func unescaped(_ line: some StringProtocol) -> String {
    var text = ""
    var isEscaped = false
    for character in line {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !marks.contains(character) { text.append("\\") }
      text.append(character)
      isEscaped = false
    }
    return isEscaped ? text + "\\" : text
  }
}
