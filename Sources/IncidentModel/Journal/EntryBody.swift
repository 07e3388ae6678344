/// What an entry says, by kind.
///
/// A reference to another entry is text: what was typed (`H2`, `E12`) in an `EntryDraft`, and the
/// entry's `id` in the journal.
package enum EntryBody: Sendable, Hashable {
  case incidentOpened(Opening)
  case incidentDescribed(Description)
  case severityChanged(Severity)
  case roleTaken(Role, by: String)
  case milestoneReached(Milestone, note: String)
  case event(EventKind, text: String, insteadOf: [String], command: CommandRun?)
  /// An observation that differs from another entry: the second of two sources that disagree.
  case accountGiven(against: String, text: String)
  /// An observation about a backup that no log tells of.
  case backupReported(BackupReport)
  case effectObserved(of: String, Effect, note: String)
  case evidenceAttached(AttachedEvidence)
  case hypothesisProposed(text: String)
  case hypothesisNoted(of: String, text: String, entries: [String])
  case hypothesisSupported(of: String, text: String, entries: [String])
  case hypothesisRuledOut(of: String, why: String, entries: [String])
  case hypothesisConfirmed(of: String, why: String, entries: [String])
  case hypothesisReopened(of: String, why: String)
  case followUpAdded(FollowUpFields)
  case followUpChanged(of: String, FollowUpFields)
  case followUpStarted(of: String)
  case followUpDone(of: String, note: String)
  case followUpDropped(of: String, why: String)
  case followUpReopened(of: String, why: String)
  case entryStarred(of: String)
  case entryAmended(of: String, text: String?, time: EventTime?)
  case entryRetracted(of: String, why: String)
  case sectionWritten(Section, text: String)
  case findingAccepted(FindingReference)
  case findingDismissed(FindingReference, why: String)
  case drillRecorded(RestoreDrill)

  /// How an incident begins.
  package struct Opening: Sendable, Hashable, Codable {
    package var title: String
    package var severity: Severity?
    package var services: [String]
    /// The incident's time zone, by name.
    package var zone: String
    /// How it was detected, such as `alert` or `customer report`.
    package var detectedBy: String?

    package init(
      title: String,
      severity: Severity? = nil,
      services: [String] = [],
      zone: String,
      detectedBy: String? = nil
    ) {
      self.title = title
      self.severity = severity
      self.services = services
      self.zone = zone
      self.detectedBy = detectedBy
    }
  }

  /// A change of what an incident is called; what is nil stays.
  package struct Description: Sendable, Hashable, Codable {
    package var title: String?
    package var services: [String]?
    package var detectedBy: String?

    package init(title: String? = nil, services: [String]? = nil, detectedBy: String? = nil) {
      self.title = title
      self.services = services
      self.detectedBy = detectedBy
    }
  }

  /// A command that Scribe ran and watched.
  package struct CommandRun: Sendable, Hashable, Codable {
    /// The command line, secrets redacted.
    package var line: String
    package var directory: String
    /// The exit status; nil where a signal ended it.
    package var exitStatus: Int?
    package var signal: Int?
    package var duration: TimeSpan
    /// How many bytes it put out; nil where nobody watched.
    package var outputBytes: Int?
    /// The SHA-256 of what it put out, lower-case hexadecimal; nil where nobody watched.
    package var outputSHA256: String?

    package init(
      line: String,
      directory: String,
      exitStatus: Int?,
      signal: Int?,
      duration: TimeSpan,
      outputBytes: Int? = nil,
      outputSHA256: String? = nil
    ) {
      self.line = line
      self.directory = directory
      self.exitStatus = exitStatus
      self.signal = signal
      self.duration = duration
      self.outputBytes = outputBytes
      self.outputSHA256 = outputSHA256
    }
  }

  /// A file, an output or a log that shows something.
  package struct AttachedEvidence: Sendable, Hashable, Codable {
    /// What the evidence is, which decides who reads it.
    package enum Kind: String, Sendable, Codable, CaseIterable {
      case file, output, errorLog, backupLog, schedule
    }
    /// The entry that it belongs to; empty where it stands alone.
    package var of: String
    package var kind: Kind
    /// The name that documents use: `error.log`.
    package var name: String
    /// The SHA-256 of the content, lower-case hexadecimal.
    package var sha256: String
    /// The size of the content in bytes.
    package var bytes: Int
    /// The host that the evidence comes from.
    package var host: String?
    /// The zone in which a log's stamps were read, where they carry none.
    package var zone: String?
    /// How many secrets were masked.
    package var redactions: Int
    /// How many records of a log were kept; nil for what is no log.
    package var records: Int?

    package init(
      of: String = "",
      kind: Kind,
      name: String,
      sha256: String,
      bytes: Int,
      host: String? = nil,
      zone: String? = nil,
      redactions: Int = 0,
      records: Int? = nil
    ) {
      self.of = of
      self.kind = kind
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.host = host
      self.zone = zone
      self.redactions = redactions
      self.records = records
    }
  }

  /// A finding by what makes it the same finding in the next run.
  package struct FindingReference: Sendable, Hashable, Codable {
    package var fingerprint: String
    package var rule: String
    package var claim: String

    package init(fingerprint: String, rule: String, claim: String) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.claim = claim
    }
  }
}

extension EntryBody.AttachedEvidence.Kind {
  /// The kind in words.
  package var words: String {
    switch self {
    case .file: "a file"
    case .output: "output"
    case .errorLog: "an error log"
    case .backupLog: "a backup log"
    case .schedule: "a backup schedule"
    }
  }
}
