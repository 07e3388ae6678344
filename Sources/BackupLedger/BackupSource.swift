package import IncidentModel

/// A log, crontab, syslog or backup script, already read and decompressed.
///
/// Dumps and archives are never passed here; `ArtefactVerification` streams those from the disk.
package struct BackupSource: Sendable {
  /// The name by which evidence refers to it, a path as a rule.
  package var name: String
  /// Everything in it; any bytes at all.
  package var bytes: [UInt8]
  /// When the file was last written, in UTC; dates lines that carry a time of day only.
  package var modified: Instant?

  package init(name: String, bytes: [UInt8], modified: Instant? = nil) {
    self.name = name
    self.bytes = bytes
    self.modified = modified
  }

  /// The last part of the name.
  var baseName: String { name.baseName }
}

/// What kind of text a source is to the ledger.
package enum BackupSourceKind: Sendable, Hashable {
  /// What a backup tool or a backup script printed; the tool's name in `BackupTool.all`.
  case backupLog(tool: String)
  /// Schedule lines, one a job.
  case crontab
  /// Syslog or journal with the lines that cron writes about its jobs.
  case cronLog
  /// A shell script that makes backups.
  case script
}

/// What the ledger must know beside the logs.
package struct BackupLedgerOptions: Sendable {
  /// The zone of stamps that carry none, and of schedules.
  package var zone: Zone
  /// Runs that begin before this are left out.
  package var from: Instant?
  /// Runs that begin at or after this are left out; runs due up to here are called missed.
  package var to: Instant?
  /// The present: nothing that is due later is called missed.
  package var now: Instant?

  package init(zone: Zone, from: Instant? = nil, to: Instant? = nil, now: Instant? = nil) {
    self.zone = zone
    self.from = from
    self.to = to
    self.now = now
  }
}
