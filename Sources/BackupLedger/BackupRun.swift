package import IncidentModel

/// One run of a backup, or a run that was due: when, by what, of what, and whether it can be trusted.
package struct BackupRun: Sendable, Hashable {
  /// When it began, or was due, in UTC; nil where no line tells.
  package var start: Instant?
  /// When it ended, in UTC; nil where no line tells.
  package var end: Instant?
  /// The moment whose data the backup holds, where it is known apart from `start` (a snapshot).
  package var snapshot: Instant?
  /// The name of the tool in `BackupTool.all`, such as `mysqldump-script` or `mariadb-backup`.
  package var tool: String
  /// The database or data directory that was backed up.
  package var database: String?
  /// The file or folder that holds the backup.
  package var artefact: String?
  /// Whether it can be trusted.
  package var verdict: BackupVerdict
  /// Why the verdict is what it is, in one clause.
  package var reason: String
  /// The lines that carry the verdict, in file order.
  package var evidence: [Evidence]
  /// What was done: a backup as a rule; a prepare or a restore is listed beside them.
  package var operation: BackupOperation
  /// The line that tells that the artefact was deleted later on; nil where none does.
  package var deletion: Evidence?
  /// The artefact's size in bytes as the log gives it.
  package var size: Int64?

  package init(
    start: Instant? = nil,
    end: Instant? = nil,
    snapshot: Instant? = nil,
    tool: String,
    database: String? = nil,
    artefact: String? = nil,
    verdict: BackupVerdict,
    reason: String,
    evidence: [Evidence] = [],
    operation: BackupOperation = .backup,
    deletion: Evidence? = nil,
    size: Int64? = nil
  ) {
    self.start = start
    self.end = end
    self.snapshot = snapshot
    self.tool = tool
    self.database = database
    self.artefact = artefact
    self.verdict = verdict
    self.reason = reason
    self.evidence = evidence
    self.operation = operation
    self.deletion = deletion
    self.size = size
  }
}

/// Whether a backup can be trusted.
package enum BackupVerdict: String, Sendable, CaseIterable {
  /// There is positive evidence that it completed, and nothing against it.
  case ok
  /// It did not produce a usable backup.
  case failed
  /// It produced a part of what it should hold.
  case partial
  /// It produced an artefact with nothing in it.
  case empty
  /// The schedule called for it, and no log shows it.
  case missed
  /// The logs do not tell.
  case unknown
}

/// What a run did with a backup.
package enum BackupOperation: String, Sendable, CaseIterable {
  /// It made one that stands alone.
  case backup
  /// It made one that needs an earlier one.
  case incremental
  /// It made one ready to be restored (`--prepare`, `--apply-log`).
  case prepare
  /// It brought data back from one.
  case restore
  /// It read one back and looked for damage (`restic check`, `borg check`).
  case check

  /// Whether the run makes a backup, rather than using one.
  package var makesBackup: Bool { self == .backup || self == .incremental }
}
