/// What an entry of the journal records.
package enum EntryKind: String, Sendable, Codable, CaseIterable {
  case incidentOpened = "incident.opened"
  case incidentDescribed = "incident.described"
  case severityChanged = "severity.changed"
  case roleTaken = "role.taken"
  case milestoneReached = "milestone.reached"
  case event = "event"
  case effectObserved = "effect.observed"
  case evidenceAttached = "evidence.attached"
  case hypothesisProposed = "hypothesis.proposed"
  case hypothesisNoted = "hypothesis.noted"
  case hypothesisSupported = "hypothesis.supported"
  case hypothesisRuledOut = "hypothesis.ruled-out"
  case hypothesisConfirmed = "hypothesis.confirmed"
  case hypothesisReopened = "hypothesis.reopened"
  case followUpAdded = "follow-up.added"
  case followUpChanged = "follow-up.changed"
  case followUpStarted = "follow-up.started"
  case followUpDone = "follow-up.done"
  case followUpDropped = "follow-up.dropped"
  case followUpReopened = "follow-up.reopened"
  case entryStarred = "entry.starred"
  case entryAmended = "entry.amended"
  case entryRetracted = "entry.retracted"
  case sectionWritten = "section.written"
  case findingAccepted = "finding.accepted"
  case findingDismissed = "finding.dismissed"
  case drillRecorded = "drill.recorded"

  /// The kind as `scribe timeline --json` names it.
  package var timelineKind: String {
    switch self {
    case .event: "event"
    case .milestoneReached: "milestone"
    case .incidentOpened, .incidentDescribed: "incident"
    case .severityChanged: "severity"
    case .roleTaken: "role"
    case .effectObserved: "effect"
    case .evidenceAttached: "evidence"
    case .hypothesisProposed, .hypothesisNoted, .hypothesisSupported, .hypothesisRuledOut,
      .hypothesisConfirmed, .hypothesisReopened:
      "hypothesis"
    case .followUpAdded, .followUpChanged, .followUpStarted, .followUpDone, .followUpDropped,
      .followUpReopened:
      "followUp"
    case .entryStarred, .entryAmended, .entryRetracted: "correction"
    case .sectionWritten: "section"
    case .findingAccepted, .findingDismissed: "finding"
    case .drillRecorded: "drill"
    }
  }
}
