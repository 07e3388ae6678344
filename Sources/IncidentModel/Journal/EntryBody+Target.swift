extension EntryBody {
  /// The entry that this one is about; nil where it stands alone.
  package var target: String? {
    switch self {
    case .accountGiven(let target, _), .effectObserved(let target, _, _),
      .hypothesisNoted(let target, _, _),
      .hypothesisSupported(let target, _, _), .hypothesisRuledOut(let target, _, _),
      .hypothesisConfirmed(let target, _, _), .hypothesisReopened(let target, _),
      .followUpChanged(let target, _), .followUpStarted(let target), .followUpDone(let target, _),
      .followUpDropped(let target, _), .followUpReopened(let target, _), .entryStarred(let target),
      .entryAmended(let target, _, _),
      .entryRetracted(let target, _):
      target
    case .evidenceAttached(let evidence): evidence.of.isEmpty ? nil : evidence.of
    default: nil
    }
  }

  /// What it says to the reader of a timeline, without its time and author.
  package var text: String {
    switch self {
    case .incidentOpened(let opening): opening.title
    case .incidentDescribed(let description): description.title ?? ""
    case .severityChanged(let severity): "severity is \(severity.rawValue)"
    case .roleTaken(let role, let person): "\(person) is \(role.title)"
    case .milestoneReached(let milestone, let note):
      note.isEmpty ? milestone.title : "\(milestone.title): \(note)"
    case .event(_, let text, _, _), .accountGiven(_, let text): text
    case .backupReported(let report): report.sentence
    case .effectObserved(_, let effect, let note):
      note.isEmpty ? effect.words : "\(effect.words): \(note)"
    case .evidenceAttached(let evidence): evidence.name
    case .hypothesisProposed(let text), .hypothesisNoted(_, let text, _),
      .hypothesisSupported(_, let text, _), .sectionWritten(_, let text):
      text
    case .hypothesisRuledOut(_, let why, _), .hypothesisConfirmed(_, let why, _),
      .hypothesisReopened(_, let why), .followUpDropped(_, let why),
      .followUpReopened(_, let why), .entryRetracted(_, let why), .findingDismissed(_, let why):
      why
    case .followUpAdded(let fields): fields.text ?? ""
    case .followUpChanged(_, let fields): fields.summary
    case .followUpDone(_, let note): note
    case .entryAmended(_, let text, _): text ?? ""
    case .findingAccepted(let finding): finding.claim
    case .drillRecorded(let drill): drill.sentence
    case .followUpStarted, .entryStarred: ""
    }
  }

  /// The same body with every reference and every text passed through a function.
  package func mapping(
    references reference: (String) throws -> String,
    texts text: (String) -> String
  ) rethrows -> EntryBody {
    switch self {
    case .incidentOpened(var opening):
      opening.title = text(opening.title)
      return .incidentOpened(opening)
    case .incidentDescribed(var description):
      description.title = description.title.map(text)
      return .incidentDescribed(description)
    case .severityChanged, .roleTaken, .findingAccepted: return self
    case .milestoneReached(let milestone, let note):
      return .milestoneReached(milestone, note: text(note))
    case .event(let kind, let words, let insteadOf, let command):
      var run = command
      run?.line = command.map { text($0.line) } ?? ""
      return .event(kind, text: text(words), insteadOf: insteadOf.map(text), command: run)
    case .accountGiven(let target, let words):
      return .accountGiven(against: try reference(target), text: text(words))
    case .backupReported(var report):
      report.method = text(report.method)
      report.why = text(report.why)
      return .backupReported(report)
    case .effectObserved(let target, let effect, let note):
      return .effectObserved(of: try reference(target), effect, note: text(note))
    case .evidenceAttached(var evidence):
      if !evidence.of.isEmpty { evidence.of = try reference(evidence.of) }
      return .evidenceAttached(evidence)
    case .hypothesisProposed(let words): return .hypothesisProposed(text: text(words))
    case .hypothesisNoted(let target, let words, let entries):
      return .hypothesisNoted(
        of: try reference(target),
        text: text(words),
        entries: try entries.map(reference)
      )
    case .hypothesisSupported(let target, let words, let entries):
      return .hypothesisSupported(
        of: try reference(target),
        text: text(words),
        entries: try entries.map(reference)
      )
    case .hypothesisRuledOut(let target, let why, let entries):
      return .hypothesisRuledOut(
        of: try reference(target),
        why: text(why),
        entries: try entries.map(reference)
      )
    case .hypothesisConfirmed(let target, let why, let entries):
      return .hypothesisConfirmed(
        of: try reference(target),
        why: text(why),
        entries: try entries.map(reference)
      )
    case .hypothesisReopened(let target, let why):
      return .hypothesisReopened(of: try reference(target), why: text(why))
    case .followUpAdded(let fields):
      return .followUpAdded(try fields.mapping(references: reference, texts: text))
    case .followUpChanged(let target, let fields):
      return .followUpChanged(
        of: try reference(target),
        try fields.mapping(references: reference, texts: text)
      )
    case .followUpStarted(let target): return .followUpStarted(of: try reference(target))
    case .followUpDone(let target, let note):
      return .followUpDone(of: try reference(target), note: text(note))
    case .followUpDropped(let target, let why):
      return .followUpDropped(of: try reference(target), why: text(why))
    case .followUpReopened(let target, let why):
      return .followUpReopened(of: try reference(target), why: text(why))
    case .entryStarred(let target): return .entryStarred(of: try reference(target))
    case .entryAmended(let target, let words, let time):
      return .entryAmended(of: try reference(target), text: words.map(text), time: time)
    case .entryRetracted(let target, let why):
      return .entryRetracted(of: try reference(target), why: text(why))
    case .sectionWritten(let section, let words):
      return .sectionWritten(section, text: text(words))
    case .findingDismissed(let finding, let why):
      return .findingDismissed(finding, why: text(why))
    case .drillRecorded(var drill):
      drill.note = text(drill.note)
      return .drillRecorded(drill)
    }
  }
}

extension EntryBody {
  /// The same body with another text: what an amendment makes of it.
  package func amended(text: String) -> EntryBody {
    if case .event(let kind, _, let insteadOf, let command) = self {
      return .event(kind, text: text, insteadOf: insteadOf, command: command)
    }
    if case .backupReported(var report) = self {
      report.why = text
      return .backupReported(report)
    }
    if case .followUpAdded(var fields) = self {
      fields.text = text
      return .followUpAdded(fields)
    }
    return mapping(references: { $0 }, texts: { _ in text })
  }
}
