import IncidentModel

/// A restore drill as `scribe drill list --json` prints it.
struct DrillJSON: Encodable {
  var id: String
  var incident: String?
  var at: String
  var backup: String
  var result: String?
  var tookSeconds: Int?
  var note: String?

  init(_ recorded: RecordedDrill) {
    id = "E\(recorded.entry)"
    incident = recorded.incident?.description
    at = recorded.at.iso8601
    backup = recorded.drill.backup
    result = recorded.drill.result?.rawValue
    tookSeconds = recorded.drill.took?.wholeSeconds
    note = recorded.drill.note.isEmpty ? nil : recorded.drill.note
  }
}
