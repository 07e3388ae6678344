import IncidentModel

/// An entry as `scribe timeline --json` prints it; see README, "Formats".
struct TimelineJSON: Encodable {
  var id: String
  var kind: String
  var eventKind: String?
  var occurredAt: String?
  var occurredUntil: String?
  var occurredPrecision: String
  var occurredTyped: String?
  var recordedAt: String
  var author: String
  var role: String?
  var host: String
  var text: String
  var about: String?
  var effect: String?
  var insteadOf: [String]?
  var milestone: String?
  var starred: Bool?
  var amended: Bool?
  var retracted: String?

  init(_ entry: TimelineEntry) {
    id = entry.shortID.description
    kind = entry.kind.timelineKind
    eventKind = entry.eventKind?.rawValue
    occurredAt = entry.occurred.from?.iso8601
    occurredUntil = entry.occurred.to?.iso8601
    occurredPrecision = entry.occurred.precision.rawValue
    occurredTyped = entry.occurred.typed
    recordedAt = entry.recordedAt.iso8601
    author = entry.author
    role = entry.role
    host = entry.host
    text = entry.text
    about = entry.about?.description
    effect = entry.effect?.rawValue
    insteadOf = entry.insteadOf.isEmpty ? nil : entry.insteadOf
    milestone = entry.milestone?.rawValue
    starred = entry.isStarred ? true : nil
    amended = entry.isAmended ? true : nil
    retracted = entry.retractedBecause
  }
}
