import ArgumentParser
import IncidentModel

/// What an export is made of.
struct FollowUpExportInput {
  var followUps: [FollowUp]
  var book: FollowUpBook
  var now: Instant
  /// The zone in which days begin, for formats that know only moments.
  var zone: Zone
}

/// A form in which other programs take follow-ups: a line in `all` adds one.
struct FollowUpExport: Sendable {
  /// What `--export` names it.
  var name: String
  var abstract: String
  /// Whether it makes a file a follow-up, so that it wants a folder.
  var isFolder = false
  /// The files: names (used in a folder only) and texts.
  var files: @Sendable (FollowUpExportInput) throws -> [(name: String, text: String)]

  static let all: [FollowUpExport] = [
    FollowUpExport(
      name: "ical",
      abstract: "iCalendar (RFC 5545): a VTODO each, recurring ones with RRULE"
    ) { [("followups.ics", ICalendarExport.text($0))] },
    FollowUpExport(
      name: "taskwarrior",
      abstract: "JSON for `task import`; what `task export` gives back, --import reads"
    ) { [("tasks.json", try TaskwarriorExport.text($0))] },
    FollowUpExport(
      name: "checklist",
      abstract: "GitHub-flavoured Markdown; ticked and edited, --import reads it"
    ) { [("checklist.md", ChecklistExport.text($0))] },
    FollowUpExport(
      name: "github",
      abstract: "a file an issue for `gh issue create --title … --body-file FILE`",
      isFolder: true
    ) { GitHubIssueExport.files($0) },
    FollowUpExport(
      name: "jira",
      abstract: "CSV for Jira's importer"
    ) { [("jira.csv", JiraExport.text($0))] },
  ]

  /// The exports by name, for help.
  static var list: String { all.map { "\($0.name) (\($0.abstract))" }.joined(separator: "; ") }

  static func named(_ name: String) throws -> FollowUpExport {
    guard let export = all.first(where: { $0.name == name }) else {
      throw ValidationError(
        "'\(name.visible)' is no export; there are \(all.map(\.name).joined(separator: ", "))"
      )
    }
    return export
  }
}
