import BackupLedger
import Correlation
import IncidentModel
import IncidentStorage
import LogReading

/// Everything that is known of an incident: what people recorded, what logs and backups show, and
/// what follows from both.
struct IncidentCase {
  var snapshot: IncidentSnapshot
  var records: [LogRecord]
  var runs: [BackupRun]
  /// Numbered, the weightiest first.
  var findings: [Finding]
  /// What each server did.
  var servers: [ServerInterval]
  var zone: Zone

  /// Reads the incident (nil means the current one) and correlates it.
  ///
  /// The lines of hosts whose clocks are to be adjusted are laid so first.
  init(_ typed: String?, clocks: [ClockAdjustment] = [], in store: IncidentStore) throws {
    snapshot = try store.snapshot(of: typed)
    zone = Zone(named: snapshot.incident.zone) ?? .utc
    let stored = try store.records(of: snapshot.incident.id).adjusted(by: clocks)
    records = stored.toldApart
    runs = try LedgerReading(
      options: BackupLedgerOptions(zone: zone, now: Surroundings.current.now()),
      schedules: []
    ).runs(of: snapshot.incident, records: stored, in: store)
    let results = Correlation.results(
      from: CorrelationInput(snapshot: snapshot, records: records, runs: runs, zone: zone)
    )
    servers = results.servers
    findings = try store.number(results.findings, of: snapshot.incident.id)
    findings += FindingsOnRecord(in: snapshot).accepted(besides: findings)
  }

  /// What the backups could give back, drills among them.
  var recovery: RecoveryAssessment {
    Correlation.recovery(
      from: CorrelationInput(snapshot: snapshot, records: records, runs: runs, zone: zone)
    )
  }

  /// What people said of a finding; nil where nobody has.
  func verdict(on finding: Finding) -> IncidentSnapshot.FindingVerdict? {
    snapshot.verdicts[finding.fingerprint]
  }
}
