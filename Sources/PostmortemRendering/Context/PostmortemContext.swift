/// What templates see, and what `scribe postmortem --format json` prints.
///
/// The names are promised: within a `version`, fields are only added. Fields of type `String` are
/// plain text, which templates place with two braces; fields of type `MarkdownText` are Markdown
/// with all foreign text escaped, placed with three. Times in text are in the incident's zone; fields
/// called `at` are ISO 8601 in UTC, empty where the time is unknown. What is not known reads
/// `not recorded`, with the command that would record it.
package struct PostmortemContext: Sendable, Encodable {
  /// The version of this format.
  package var version = 1
  /// The program and version that made it.
  package var generator = ""
  /// When the document was asked for: ISO 8601 in UTC.
  package var generatedAt = ""
  /// `internal` or `external`.
  package var audience = ""
  package var incident = IncidentFacts()
  /// The first things that a reader asks, each in a phrase with its source.
  package var head = Head()
  /// The head of the document: a label and what is known, in order.
  package var facts: [Fact] = []
  /// Times to detect, acknowledge, mitigate and resolve.
  package var metrics: [Fact] = []
  package var milestones: [MilestoneRow] = []
  package var people: [Person] = []
  package var summary = Passage()
  package var impact = Passage()
  package var rootCause = Passage()
  package var trigger = Passage()
  package var contributingFactors = Passage()
  package var detection = Passage()
  package var resolution = Passage()
  package var backups = Passage()
  package var wentWell = Passage()
  package var wentWrong = Passage()
  package var gotLucky = Passage()
  package var lessons = Passage()
  package var timeline = Timeline()
  package var hypotheses = Hypotheses()
  /// What was tried, and what it did.
  package var actions: [ActionRow] = []
  package var backupRuns: [BackupRow] = []
  package var recovery = Recovery()
  package var followUps = FollowUps()
  package var findings: [FindingRow] = []
  package var hasAcceptedFindings = false
  package var hasProposedFindings = false
  /// Why, and why that: from the impact to what lies under it.
  package var whys: [Why] = []
  /// What two sources tell differently, side by side.
  package var disagreements: [Disagreement] = []
  package var hasDisagreements = false
  /// What the text leaves out because nobody confirmed it; empty where nothing is.
  package var unconfirmed = MarkdownText("")
  package var evidence = EvidenceAppendix()
}

/// Markdown in which all foreign text is escaped.
package struct MarkdownText: Sendable, Hashable, Encodable, ExpressibleByStringLiteral {
  package var markdown: String

  package init(markdown: String) { self.markdown = markdown }

  package init(stringLiteral markdown: String) { self.markdown = markdown }

  init(_ prose: Prose) { markdown = prose.markdown }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(markdown)
  }
}

extension PostmortemContext {
  /// What the incident is.
  package struct IncidentFacts: Sendable, Encodable {
    package var id = ""
    package var title = ""
    /// `sev1` … `sev4`; empty where nobody said.
    package var severity = ""
    package var severityMeaning = ""
    /// `open`, `mitigated`, `resolved` or `closed`.
    package var status = ""
    /// The clock when it was opened, in UTC (ISO 8601): what no correction changes.
    package var openedAt = ""
    package var services: [String] = []
    /// The services in one phrase.
    package var servicesText = ""
    package var zone = ""
    /// The zone with its offset, as the document says it once.
    package var zoneText = ""
    /// The day on which it began: `Monday 30 October 2023`.
    package var date = ""
    /// From the start of the impact to its end, in words; empty where either is not recorded.
    package var duration = ""
  }

  /// The first things that a reader asks.
  package struct Head: Sendable, Encodable {
    /// The day, the times, how long, and the zone.
    package var when = MarkdownText("")
    /// How long the impact lasted.
    package var duration = MarkdownText("")
    package var services = MarkdownText("")
    /// When it was detected, by whom, and how late.
    package var detected = MarkdownText("")
    /// When it was detected, and how late.
    package var detectionTime = MarkdownText("")
    /// How it was detected.
    package var detectedBy = MarkdownText("")
    package var severity = MarkdownText("")
    package var rootCause = MarkdownText("")
    /// What was lost, or that no loss is recorded.
    package var dataLost = MarkdownText("")
    /// Who had which role.
    package var people = MarkdownText("")
  }

  /// A label and what is known.
  package struct Fact: Sendable, Encodable {
    package var label = ""
    package var value = MarkdownText("")
  }

  /// A milestone that was reached.
  package struct MilestoneRow: Sendable, Encodable {
    package var name = ""
    package var title = ""
    package var time = ""
    package var at = ""
    package var source = MarkdownText("")
  }

  /// Somebody who took part.
  package struct Person: Sendable, Encodable {
    package var name = ""
    package var role = ""
    /// The name, and the role where there is one.
    package var text = ""
  }

  /// A section in prose.
  package struct Passage: Sendable, Encodable {
    package var title = ""
    /// The section's text, never empty.
    package var body = MarkdownText("")
    /// Whether a person wrote it (`scribe write`).
    package var isWritten = false
    /// Whether there is anything to say; false where the body says that nothing is recorded.
    package var isRecorded = false
  }

  /// What happened, in order.
  package struct Timeline: Sendable, Encodable {
    package var days: [Day] = []
    /// What was left out, and where it is; empty where nothing was.
    package var note = MarkdownText("")
  }

  /// The part of the timeline that lies on one day.
  package struct Day: Sendable, Encodable {
    /// `Monday 30 October 2023`.
    package var title = ""
    package var rows: [Row] = []
  }

  /// A line of the timeline.
  package struct Row: Sendable, Encodable {
    package var time = ""
    package var at = ""
    /// What kind of line it is.
    ///
    /// One of `event`, `milestone`, `hypothesis`, `server`, `log`, `backup` …
    package var kind = ""
    package var text = MarkdownText("")
    /// Whether the line marks a turn: a milestone, a starred entry.
    package var isMarked = false
  }

  /// The causes that were suspected.
  package struct Hypotheses: Sendable, Encodable {
    package var ruledOut: [HypothesisRow] = []
    package var confirmed: [HypothesisRow] = []
    package var open: [HypothesisRow] = []
    package var hasRuledOut = false
    package var hasOpen = false
    /// What to say where none was ruled out.
    package var note = MarkdownText("")
  }

  /// A cause that was suspected, and what became of it.
  package struct HypothesisRow: Sendable, Encodable {
    package var id = ""
    package var title = ""
    /// When it was suspected, how long it was followed, and by whom.
    package var followed = MarkdownText("")
    /// Why it was ruled out, confirmed, or what is still open.
    package var verdict = MarkdownText("")
    /// What the logs say for or against it, each with its source.
    package var evidence: [MarkdownText] = []
  }

  /// Something that was tried.
  package struct ActionRow: Sendable, Encodable {
    package var time = ""
    package var at = ""
    package var text = MarkdownText("")
    /// `worked`, `no effect`, `made it worse`, or empty where it was not recorded.
    package var effect = ""
  }

  /// A run of a backup.
  package struct BackupRow: Sendable, Encodable {
    package var time = ""
    package var at = ""
    package var tool = ""
    package var database = ""
    package var verdict = ""
    package var text = MarkdownText("")
  }

  /// What the backups could and could not give back.
  package struct Recovery: Sendable, Encodable {
    /// How old the restored data was when it was lost: the actual recovery point.
    package var rpo = MarkdownText("")
    /// How long it took until the service was back: the actual recovery time.
    package var rto = MarkdownText("")
    /// The last restore that is known to have worked before the loss, and the last one since.
    package var provenRestore = MarkdownText("")
    /// What the restore used, what may hold the damage, the steps back to service, and where sources
    /// differ: a sentence each.
    package var notes: [MarkdownText] = []
    /// Whether any run of a backup is known.
    package var hasRuns = false
    package var rpoSeconds: Int?
    package var rtoSeconds: Int?
  }

  /// What is to be done.
  package struct FollowUps: Sendable, Encodable {
    package var items: [FollowUpRow] = []
    /// The same by type, prevention first.
    package var groups: [FollowUpGroup] = []
    /// `4 follow-ups: 3 open, 1 done.`, or how to add one.
    package var note = MarkdownText("")
  }

  /// The follow-ups of one type.
  package struct FollowUpGroup: Sendable, Encodable {
    package var title = ""
    package var items: [FollowUpRow] = []
  }

  /// Something to be done.
  package struct FollowUpRow: Sendable, Encodable {
    package var id = ""
    /// What stands between the brackets of a checklist: `x` where it is done, a space otherwise.
    package var box = MarkdownText(" ")
    package var text = MarkdownText("")
    /// Owner, due day and state in one line.
    package var details = MarkdownText("")
    package var type = ""
    package var owner = ""
    package var due = ""
    package var state = ""
  }

  /// What follows from the evidence.
  package struct FindingRow: Sendable, Encodable {
    package var id = ""
    /// The place that links to it lead to.
    package var anchor = MarkdownText("")
    package var rule = ""
    package var confidence = ""
    /// Whether a person accepted it; what nobody accepted is a proposal.
    package var isAccepted = false
    package var text = MarkdownText("")
    package var caveat = ""
  }

  /// What sources tell differently, none of them preferred.
  package struct Disagreement: Sendable, Encodable {
    /// The entry that was recorded first.
    package var id = ""
    /// What each source tells, in one line.
    package var text = MarkdownText("")
    /// The same, each by itself, in the order of recording.
    package var accounts: [MarkdownText] = []
  }

  /// A question and its answer.
  package struct Why: Sendable, Encodable {
    package var question = MarkdownText("")
    package var answer = MarkdownText("")
  }

  /// What the document rests on.
  package struct EvidenceAppendix: Sendable, Encodable {
    /// False where the audience does not see the evidence.
    package var isShown = false
    /// Whose entries carry no name; empty where there are none.
    package var note = MarkdownText("")
    package var entries: [EvidenceRow] = []
    /// The lines that findings and backups rest on, by log.
    package var logs: [LogExcerpt] = []
    package var files: [EvidenceRow] = []
    package var hasFiles = false
  }

  /// An entry or a file.
  package struct EvidenceRow: Sendable, Encodable {
    package var id = ""
    package var text = MarkdownText("")
  }

  /// The lines of one log.
  package struct LogExcerpt: Sendable, Encodable {
    package var name = ""
    package var lines: [EvidenceRow] = []
  }
}
