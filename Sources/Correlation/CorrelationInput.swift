package import BackupLedger
package import IncidentModel
package import LogReading

/// What the rules look at: what people recorded, what the machines logged, which backups ran.
package struct CorrelationInput: Sendable {
  /// The incident and everything that was recorded of it.
  package var snapshot: IncidentSnapshot
  /// The records of all logs, in file order within each source.
  package var records: [LogRecord]
  /// The backup runs, in any order.
  package var runs: [BackupRun]
  /// The incident's zone, in which claims word their times.
  package var zone: Zone

  package init(
    snapshot: IncidentSnapshot,
    records: [LogRecord],
    runs: [BackupRun] = [],
    zone: Zone
  ) {
    self.snapshot = snapshot
    self.records = records
    self.runs = runs
    self.zone = zone
  }
}
