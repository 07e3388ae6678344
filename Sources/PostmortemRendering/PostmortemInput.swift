package import BackupLedger
package import IncidentModel
package import LogReading

/// Everything that a postmortem is made of: what people recorded, and what the machines show.
package struct PostmortemInput: Sendable {
  package var snapshot: IncidentSnapshot
  /// What follows from the evidence, numbered, heaviest first.
  package var findings: [Finding]
  /// The runs of backups, in order of time.
  package var runs: [BackupRun]
  /// The restore drills on record, of all incidents, as runs that restored; in order of time.
  package var drills: [BackupRun]
  /// What the backups could give back; nil where nobody asked.
  package var recovery: RecoveryAssessment?
  /// The log records that were kept, in file order within each source.
  package var records: [LogRecord]
  /// What the servers did, by time within each server.
  package var servers: [ServerInterval]
  /// The zone in which times are shown; the incident's as a rule.
  package var zone: Zone
  /// The clock when the document was asked for, in UTC.
  package var generatedAt: Instant
  /// Scribe's version.
  package var version: String

  package init(
    snapshot: IncidentSnapshot,
    findings: [Finding] = [],
    runs: [BackupRun] = [],
    drills: [BackupRun] = [],
    recovery: RecoveryAssessment? = nil,
    records: [LogRecord] = [],
    servers: [ServerInterval] = [],
    zone: Zone,
    generatedAt: Instant,
    version: String
  ) {
    self.snapshot = snapshot
    self.findings = findings
    self.runs = runs
    self.drills = drills
    self.recovery = recovery
    self.records = records
    self.servers = servers
    self.zone = zone
    self.generatedAt = generatedAt
    self.version = version
  }
}

/// Who reads a document, which decides what it may say.
package enum Audience: String, Sendable, CaseIterable {
  /// Colleagues: everything, with its evidence.
  case `internal`
  /// Everybody: names are roles, and evidence, hosts and entries that were not starred stay out.
  case external
}
