import IncidentModel

/// Follow-ups as GitHub issue bodies, a file each, and the `gh` commands that file them.
enum GitHubIssueExport {
  static func files(_ input: FollowUpExportInput) -> [(name: String, text: String)] {
    let bodies = input.followUps.map { ("\($0.shortID).md", body($0, input)) }
    return bodies + [("create-issues.sh", script(input.followUps))]
  }

  private static func body(_ followUp: FollowUp, _ input: FollowUpExportInput) -> String {
    let incident = input.book.incidents.first { $0.number == followUp.incident.number }
    var lines = [MarkdownLine.escapedParagraph(followUp.text), ""]
    func add(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append("- **\(name):** \(MarkdownLine.escaped(value))")
    }
    add("From", "\(followUp.incident)" + (incident.map { ", \($0.title)" } ?? ""))
    add("Type", followUp.type?.rawValue)
    add("Owner", followUp.owner)
    add("Due", followUp.due)
    add("Priority", followUp.priority)
    add("Comes again", followUp.every.flatMap { Recurrence(parsing: $0)?.words })
    add("Answers", followUp.answers.joined(separator: ", "))
    add("Waits for", followUp.dependsOn.map { "T\($0)" }.joined(separator: ", "))
    if let verify = followUp.verify {
      lines += ["", "## Done when", "", "- [ ] " + MarkdownLine.escaped(verify)]
    }
    lines += ["", "<!-- scribe:\(followUp.shortID) \(followUp.id) -->", ""]
    return lines.joined(separator: "\n")
  }

  /// The script that files the issues, run by hand: Scribe itself uses no network.
  ///
  /// Each issue's address is told to Scribe, so that none is filed twice.
  private static func script(_ followUps: [FollowUp]) -> String {
    let wanted = followUps.filter { !$0.state.isClosed && $0.link == nil }
    let labels = Set(wanted.flatMap(labels)).sorted()
    return
      ([
        "#!/bin/sh",
        "# Files the follow-ups that have no link yet, and tells Scribe where each is.",
        "set -eu", "cd \"$(dirname \"$0\")\"",
      ] + labels.map { "gh label create -- \(quoted($0)) 2>/dev/null || true" }
      + wanted.flatMap(commands)).joined(separator: "\n") + "\n"
  }

  private static func commands(_ followUp: FollowUp) -> [String] {
    let title = "\(followUp.shortID): \(followUp.text.oneLine)"
    let labels = labels(followUp).map { " --label \(quoted($0))" }.joined()
    return [
      "url=$(gh issue create --title \(quoted(title)) --body-file \(followUp.shortID).md\(labels))",
      "${SCRIBE:-scribe} change \(followUp.shortID) --link \"$url\"",
    ]
  }

  private static func labels(_ followUp: FollowUp) -> [String] {
    [followUp.type?.rawValue].compactMap { $0 } + followUp.tags
  }

  /// One word of a shell, whatever is in it.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
