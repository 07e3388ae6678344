import BackupLedger
import Correlation
import IncidentModel
import IncidentStorage
import LogReading

/// Everything that is known of an incident: what people recorded, what logs and backups show, and
/// what follows from both.
///
/// It lives as long as the process, which has one: to free thousands of records, one text after the
/// other, takes longer than to find what follows from them.
final class IncidentCase {
  let snapshot: IncidentSnapshot
  let records: [LogRecord]
  let runs: [BackupRun]
  /// Numbered, the weightiest first.
  let findings: [Finding]
  /// What each server did.
  let servers: [ServerInterval]
  let zone: Zone

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
    let found = try store.number(results.findings, of: snapshot.incident.id)
    findings = found + FindingsOnRecord(in: snapshot).accepted(besides: found)
    _ = Unmanaged.passRetained(self)
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
