/// An entry as a timeline shows it, with all later corrections applied.
package struct TimelineEntry: Sendable, Hashable {
  /// The number of `E12`.
  package var number: Int
  package var kind: EntryKind
  /// What an event is; nil for other kinds.
  package var eventKind: EventKind?
  /// When it happened.
  package var occurred: EventTime
  /// The clock when it was typed, in UTC.
  package var recordedAt: Instant
  package var author: String
  package var role: String?
  package var host: String
  /// What it says, amended where it was.
  package var text: String
  /// The hypothesis, follow-up or entry that it is about.
  package var about: ShortID?
  /// What the action was seen to do.
  package var effect: Effect?
  /// The options that a decision rejected.
  package var insteadOf: [String]
  /// The command that was run; nil where it was typed by hand.
  package var command: EntryBody.CommandRun?
  /// The milestone, for an entry that marks one.
  package var milestone: Milestone?
  package var isStarred: Bool
  package var isAmended: Bool
  /// Why it was retracted; nil where it stands.
  package var retractedBecause: String?

  package init(
    number: Int,
    kind: EntryKind,
    eventKind: EventKind? = nil,
    occurred: EventTime,
    recordedAt: Instant,
    author: String,
    role: String? = nil,
    host: String,
    text: String,
    about: ShortID? = nil,
    effect: Effect? = nil,
    insteadOf: [String] = [],
    command: EntryBody.CommandRun? = nil,
    milestone: Milestone? = nil,
    isStarred: Bool = false,
    isAmended: Bool = false,
    retractedBecause: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.eventKind = eventKind
    self.occurred = occurred
    self.recordedAt = recordedAt
    self.author = author
    self.role = role
    self.host = host
    self.text = text
    self.about = about
    self.effect = effect
    self.insteadOf = insteadOf
    self.command = command
    self.milestone = milestone
    self.isStarred = isStarred
    self.isAmended = isAmended
    self.retractedBecause = retractedBecause
  }

  package var shortID: ShortID { ShortID(.entry, number) }

  /// The moment by which timelines sort: when it happened, else when it was typed.
  package var sortTime: Instant { occurred.from ?? recordedAt }

  /// What it says with what it is about: `H1 ruled out: ping is clean`.
  package var sentence: String {
    let name = about?.description ?? ""
    return switch kind {
    case .incidentOpened: "opened: \(text)"
    case .incidentDescribed: text.isEmpty ? "described" : "renamed: \(text)"
    case .hypothesisProposed: "\(name) suspected: \(text)"
    case .hypothesisNoted: "\(name): \(text)"
    case .hypothesisSupported: "\(name) supported: \(text)"
    case .hypothesisRuledOut: text.isEmpty ? "\(name) ruled out" : "\(name) ruled out: \(text)"
    case .hypothesisConfirmed: text.isEmpty ? "\(name) confirmed" : "\(name) confirmed: \(text)"
    case .hypothesisReopened: text.isEmpty ? "\(name) reopened" : "\(name) reopened: \(text)"
    case .followUpAdded: "\(name) to do: \(text)"
    case .followUpChanged: "\(name) changed: \(text)"
    case .followUpStarted: "\(name) started"
    case .followUpDone: text.isEmpty ? "\(name) done" : "\(name) done: \(text)"
    case .followUpDropped: "\(name) dropped: \(text)"
    case .followUpReopened: text.isEmpty ? "\(name) reopened" : "\(name) reopened: \(text)"
    case .effectObserved: "\(name): \(text)"
    case .evidenceAttached: "evidence: \(text)"
    case .entryAmended: text.isEmpty ? "\(name) amended" : "\(name) amended: \(text)"
    case .entryRetracted: "\(name) retracted: \(text)"
    case .entryStarred: "\(name) starred"
    case .sectionWritten: "section written: \(text.prefix { !$0.isNewline }.prefix(60))"
    case .findingAccepted: "\(name.isEmpty ? "finding" : name) accepted: \(text)"
    case .findingDismissed: "\(name.isEmpty ? "finding" : name) dismissed: \(text)"
    case .event: about == nil ? text : "\(text) (differs from \(name))"
    case .milestoneReached, .severityChanged, .roleTaken, .drillRecorded: text
    }
  }

  /// The order of timelines: by when it happened, ties by when it was recorded, then as entered.
  package static func isInOrder(_ left: TimelineEntry, _ right: TimelineEntry) -> Bool {
    (left.sortTime, left.recordedAt, left.number) < (right.sortTime, right.recordedAt, right.number)
  }
}
