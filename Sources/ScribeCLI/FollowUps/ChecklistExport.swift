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
    lines += [stamp(input.now), ""]
    return lines.joined(separator: "\n")
  }

  /// When the list was written, by which an import tells what was edited from what has changed since.
  static func stamp(_ now: Instant) -> String { "<!-- scribe:exported \(now.iso8601) -->" }

  static func line(_ followUp: FollowUp) -> String {
    let box = followUp.state == .done ? "[x]" : "[ ]"
    let text = MarkdownLine.escaped(followUp.text)
    let said = followUp.state == .dropped ? "~~\(text)~~" : text
    let details = FollowUpChecklist.Details(
      priority: followUp.priority,
      type: followUp.type,
      owner: followUp.owner,
      due: followUp.due,
      every: followUp.every,
      tags: followUp.tags
    )
    return
      (["- \(box) **\(followUp.shortID)** \(said)"] + details.words.map(MarkdownLine.escaped))
      .joined(separator: separator)
  }
}

extension String {
  /// The text in one line: breaks and tabs are spaces, other controls visible.
  var oneLine: String {
    String(map { $0.isNewline || $0 == "\t" ? " " : $0 }).visible
  }
}

/// Text in one line of Markdown.
enum MarkdownLine {
  private static let marks = Set<Character>("\\`*_[]<>#|~&")

  /// The text with what Markdown would act on escaped, and line breaks turned into spaces.
  static func escaped(_ text: String) -> String {
    var line = ""
    for character in text.oneLine {
      if marks.contains(character) { line.append("\\") }
      line.append(character)
    }
    return line
  }

  /// The same where it begins a line, which Markdown would take for a list, a heading, a rule.
  static func escapedParagraph(_ text: String) -> String {
    let line = escaped(text.trimmed)
    let number = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(number.count)
    guard let first = rest.first, (number.isEmpty ? "-+=" : ".)").contains(first) else {
      return line
    }
    return number + "\\" + rest
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
