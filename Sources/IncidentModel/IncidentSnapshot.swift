/// Everything that was recorded of one incident, as it stands after all corrections.
package struct IncidentSnapshot: Sendable, Hashable {
  package var incident: Incident
  /// In the order of timelines; retracted entries are in it, marked.
  package var timeline: [TimelineEntry]
  /// By number; withdrawn ones are in it, marked.
  package var hypotheses: [Hypothesis]
  /// By number; withdrawn ones are in it, marked.
  package var followUps: [FollowUp]
  /// The files, outputs and logs attached, in order of attachment.
  package var evidence: [AttachedFile]
  /// What people wrote, the latest text of each.
  package var sections: [Section: WrittenSection]
  /// What was said of findings, by fingerprint.
  package var verdicts: [String: FindingVerdict]

  package init(
    incident: Incident,
    timeline: [TimelineEntry] = [],
    hypotheses: [Hypothesis] = [],
    followUps: [FollowUp] = [],
    evidence: [AttachedFile] = [],
    sections: [Section: WrittenSection] = [:],
    verdicts: [String: FindingVerdict] = [:]
  ) {
    self.incident = incident
    self.timeline = timeline
    self.hypotheses = hypotheses
    self.followUps = followUps
    self.evidence = evidence
    self.sections = sections
    self.verdicts = verdicts
  }

  /// A piece of evidence and the entry that attached it.
  package struct AttachedFile: Sendable, Hashable {
    package var entry: Int
    package var file: EntryBody.AttachedEvidence

    package init(entry: Int, file: EntryBody.AttachedEvidence) {
      self.entry = entry
      self.file = file
    }
  }

  /// Prose and the entry that wrote it.
  package struct WrittenSection: Sendable, Hashable {
    package var entry: Int
    package var text: String

    package init(entry: Int, text: String) {
      self.entry = entry
      self.text = text
    }
  }

  /// What people decided about a finding.
  package struct FindingVerdict: Sendable, Hashable {
    package var entry: Int
    package var isAccepted: Bool
    package var why: String

    package init(entry: Int, isAccepted: Bool, why: String) {
      self.entry = entry
      self.isAccepted = isAccepted
      self.why = why
    }
  }

  /// The entries that stand: retracted ones and mere corrections left out.
  package var standingTimeline: [TimelineEntry] { timeline.filter(\.isStanding) }
}

extension TimelineEntry {
  /// Whether it stands: it is neither retracted nor a mere correction.
  package var isStanding: Bool {
    retractedBecause == nil && kind.timelineKind != "correction" && kind != .sectionWritten
  }
}
