/// The body of an entry as JSON: an object with the fields of its kind, the kind standing beside it.
extension EntryBody {
  private enum Key: String, CodingKey {
    case severity, role, by, milestone, note, eventKind, text, insteadOf, command, of, effect
    case entries, why, time, section, finding, backup
  }

  /// The kind that tells how to read the body.
  package var kind: EntryKind {
    switch self {
    case .incidentOpened: .incidentOpened
    case .incidentDescribed: .incidentDescribed
    case .severityChanged: .severityChanged
    case .roleTaken: .roleTaken
    case .milestoneReached: .milestoneReached
    // Programs that know neither of the two read them as the observations that they are.
    case .event, .accountGiven, .backupReported: .event
    case .effectObserved: .effectObserved
    case .evidenceAttached: .evidenceAttached
    case .hypothesisProposed: .hypothesisProposed
    case .hypothesisNoted: .hypothesisNoted
    case .hypothesisSupported: .hypothesisSupported
    case .hypothesisRuledOut: .hypothesisRuledOut
    case .hypothesisConfirmed: .hypothesisConfirmed
    case .hypothesisReopened: .hypothesisReopened
    case .followUpAdded: .followUpAdded
    case .followUpChanged: .followUpChanged
    case .followUpStarted: .followUpStarted
    case .followUpDone: .followUpDone
    case .followUpDropped: .followUpDropped
    case .followUpReopened: .followUpReopened
    case .entryStarred: .entryStarred
    case .entryAmended: .entryAmended
    case .entryRetracted: .entryRetracted
    case .sectionWritten: .sectionWritten
    case .findingAccepted: .findingAccepted
    case .findingDismissed: .findingDismissed
    case .drillRecorded: .drillRecorded
    }
  }

  /// Writes the fields.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .incidentOpened(let opening): return try opening.encode(to: encoder)
    case .incidentDescribed(let description): return try description.encode(to: encoder)
    case .evidenceAttached(let evidence): return try evidence.encode(to: encoder)
    case .followUpAdded(let fields): return try fields.encode(to: encoder)
    case .drillRecorded(let drill): return try drill.encode(to: encoder)
    default: break
    }
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .incidentOpened, .incidentDescribed, .evidenceAttached, .followUpAdded, .drillRecorded:
      break
    case .severityChanged(let severity): try fields.encode(severity, forKey: .severity)
    case .roleTaken(let role, let person):
      try fields.encode(role, forKey: .role)
      try fields.encode(person, forKey: .by)
    case .milestoneReached(let milestone, let note):
      try fields.encode(milestone, forKey: .milestone)
      try fields.encode(note, forKey: .note)
    case .event(let kind, let text, let insteadOf, let command):
      try fields.encode(kind, forKey: .eventKind)
      try fields.encode(text, forKey: .text)
      if !insteadOf.isEmpty { try fields.encode(insteadOf, forKey: .insteadOf) }
      try fields.encodeIfPresent(command, forKey: .command)
    case .accountGiven(let target, let text):
      try fields.encode(EventKind.observation, forKey: .eventKind)
      try fields.encode(text, forKey: .text)
      try fields.encode(target, forKey: .of)
    case .backupReported(let report):
      try fields.encode(EventKind.observation, forKey: .eventKind)
      try fields.encode(report.sentence, forKey: .text)
      try fields.encode(report, forKey: .backup)
    case .effectObserved(let target, let effect, let note):
      try fields.encode(target, forKey: .of)
      try fields.encode(effect, forKey: .effect)
      try fields.encode(note, forKey: .note)
    case .hypothesisProposed(let text): try fields.encode(text, forKey: .text)
    case .hypothesisNoted(let target, let text, let entries),
      .hypothesisSupported(let target, let text, let entries):
      try fields.encode(target, forKey: .of)
      try fields.encode(text, forKey: .text)
      if !entries.isEmpty { try fields.encode(entries, forKey: .entries) }
    case .hypothesisRuledOut(let target, let why, let entries),
      .hypothesisConfirmed(let target, let why, let entries):
      try fields.encode(target, forKey: .of)
      try fields.encode(why, forKey: .why)
      if !entries.isEmpty { try fields.encode(entries, forKey: .entries) }
    case .hypothesisReopened(let target, let why), .followUpDropped(let target, let why),
      .followUpReopened(let target, let why), .entryRetracted(let target, let why):
      try fields.encode(target, forKey: .of)
      try fields.encode(why, forKey: .why)
    case .followUpChanged(let target, let changes):
      try changes.encode(to: encoder)
      try fields.encode(target, forKey: .of)
    case .followUpStarted(let target), .entryStarred(let target):
      try fields.encode(target, forKey: .of)
    case .followUpDone(let target, let note):
      try fields.encode(target, forKey: .of)
      try fields.encode(note, forKey: .note)
    case .entryAmended(let target, let text, let time):
      try fields.encode(target, forKey: .of)
      try fields.encodeIfPresent(text, forKey: .text)
      try fields.encodeIfPresent(time, forKey: .time)
    case .sectionWritten(let section, let text):
      try fields.encode(section, forKey: .section)
      try fields.encode(text, forKey: .text)
    case .findingAccepted(let finding): try fields.encode(finding, forKey: .finding)
    case .findingDismissed(let finding, let why):
      try fields.encode(finding, forKey: .finding)
      try fields.encode(why, forKey: .why)
    }
  }

  /// Reads the fields of a body of the kind.
  package init(kind: EntryKind, from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try fields.decode(String.self, forKey: key) }
    func entries() throws -> [String] {
      try fields.decodeIfPresent([String].self, forKey: .entries) ?? []
    }
    self =
      switch kind {
      case .incidentOpened: .incidentOpened(try Opening(from: decoder))
      case .incidentDescribed: .incidentDescribed(try Description(from: decoder))
      case .severityChanged:
        .severityChanged(try fields.decode(Severity.self, forKey: .severity))
      case .roleTaken:
        .roleTaken(try fields.decode(Role.self, forKey: .role), by: try text(.by))
      case .milestoneReached:
        .milestoneReached(
          try fields.decode(Milestone.self, forKey: .milestone),
          note: try text(.note)
        )
      case .event: try Self.event(fields)
      case .effectObserved:
        .effectObserved(
          of: try text(.of),
          try fields.decode(Effect.self, forKey: .effect),
          note: try text(.note)
        )
      case .evidenceAttached: .evidenceAttached(try AttachedEvidence(from: decoder))
      case .hypothesisProposed: .hypothesisProposed(text: try text(.text))
      case .hypothesisNoted:
        .hypothesisNoted(of: try text(.of), text: try text(.text), entries: try entries())
      case .hypothesisSupported:
        .hypothesisSupported(of: try text(.of), text: try text(.text), entries: try entries())
      case .hypothesisRuledOut:
        .hypothesisRuledOut(of: try text(.of), why: try text(.why), entries: try entries())
      case .hypothesisConfirmed:
        .hypothesisConfirmed(of: try text(.of), why: try text(.why), entries: try entries())
      case .hypothesisReopened: .hypothesisReopened(of: try text(.of), why: try text(.why))
      case .followUpAdded: .followUpAdded(try FollowUpFields(from: decoder))
      case .followUpChanged:
        .followUpChanged(of: try text(.of), try FollowUpFields(from: decoder))
      case .followUpStarted: .followUpStarted(of: try text(.of))
      case .followUpDone: .followUpDone(of: try text(.of), note: try text(.note))
      case .followUpDropped: .followUpDropped(of: try text(.of), why: try text(.why))
      case .followUpReopened: .followUpReopened(of: try text(.of), why: try text(.why))
      case .entryStarred: .entryStarred(of: try text(.of))
      case .entryAmended:
        .entryAmended(
          of: try text(.of),
          text: try fields.decodeIfPresent(String.self, forKey: .text),
          time: try fields.decodeIfPresent(EventTime.self, forKey: .time)
        )
      case .entryRetracted: .entryRetracted(of: try text(.of), why: try text(.why))
      case .sectionWritten:
        .sectionWritten(
          try fields.decode(Section.self, forKey: .section),
          text: try text(.text)
        )
      case .findingAccepted:
        .findingAccepted(try fields.decode(FindingReference.self, forKey: .finding))
      case .findingDismissed:
        .findingDismissed(
          try fields.decode(FindingReference.self, forKey: .finding),
          why: try text(.why)
        )
      case .drillRecorded: .drillRecorded(try RestoreDrill(from: decoder))
      }
  }

  /// An event in one of its three forms.
  private static func event(_ fields: KeyedDecodingContainer<Key>) throws -> EntryBody {
    if let report = try fields.decodeIfPresent(BackupReport.self, forKey: .backup) {
      return .backupReported(report)
    }
    let text = try fields.decode(String.self, forKey: .text)
    if let other = try fields.decodeIfPresent(String.self, forKey: .of) {
      return .accountGiven(against: other, text: text)
    }
    return .event(
      try fields.decode(EventKind.self, forKey: .eventKind),
      text: text,
      insteadOf: try fields.decodeIfPresent([String].self, forKey: .insteadOf) ?? [],
      command: try fields.decodeIfPresent(CommandRun.self, forKey: .command)
    )
  }
}
