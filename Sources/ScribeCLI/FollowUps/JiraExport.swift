import IncidentModel

/// Follow-ups as CSV (RFC 4180) for Jira's importer.
enum JiraExport {
  static func text(_ input: FollowUpExportInput) -> String {
    let heading = [
      "Summary", "Issue Type", "Description", "Priority", "Due Date", "Assignee", "Labels",
      "Status", "External issue ID",
    ]
    return CSV.text([heading] + input.followUps.map(row))
  }

  private static func row(_ followUp: FollowUp) -> [String] {
    let description = [
      followUp.verify.map { "Done when: \($0)" },
      followUp.answers.isEmpty ? nil : "Answers: \(followUp.answers.joined(separator: ", "))",
      followUp.every.flatMap { Recurrence(parsing: $0).map { "Comes again \($0.words)" } },
      "From \(followUp.incident), Scribe \(followUp.shortID)",
    ].compactMap { $0 }.joined(separator: "\n")
    // A label of Jira has no space in it.
    let labels =
      ([followUp.incident.description, followUp.type?.rawValue].compactMap { $0 }
      + followUp.tags).map { $0.replacing(" ", with: "-") }.joined(separator: " ")
    // Jira takes no summary of several lines.
    return [
      followUp.text.oneLine, "Task", description, priority(followUp), followUp.due ?? "",
      followUp.owner ?? "", labels, status(followUp.state), followUp.id,
    ]
  }

  private static func priority(_ followUp: FollowUp) -> String {
    switch followUp.priority.flatMap({ Priority(parsing: $0) }) {
    case .p0?: "Highest"
    case .p1?: "High"
    case .p2?: "Medium"
    case .p3?: "Low"
    case nil: ""
    }
  }

  private static func status(_ state: FollowUpState) -> String {
    switch state {
    case .open: "To Do"
    case .inProgress: "In Progress"
    case .done, .dropped: "Done"
    }
  }
}

/// Comma-separated values (RFC 4180).
enum CSV {
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A field in quotes where it must be; a spreadsheet would run a field that begins as a formula
  /// does, so that a quote of its own goes before it (OWASP, "CSV injection").
  private static func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
