import BackupLedger
import IncidentModel
import IncidentStorage

extension BackupRun {
  /// The name that the ledger gives to drills in place of a tool's.
  private static let drillName = "restore drill"

  /// Whether it is a drill on record, not a line of a log.
  var isDrill: Bool { tool == Self.drillName }

  /// A restore drill as the ledger lists it; nil for one that has only begun.
  init?(_ recorded: RecordedDrill) {
    guard let result = recorded.drill.result else { return nil }
    let drill = recorded.drill
    self.init(
      start: drill.took.map { recorded.at - $0 } ?? recorded.at,
      end: recorded.at,
      tool: Self.drillName,
      artefact: drill.backup,
      verdict: result == .ok ? .ok : .failed,
      reason: drill.note.isEmpty
        ? (result == .ok ? "the drill's restore worked" : "the drill's restore failed")
        : drill.note,
      evidence: [
        Evidence(source: "E\(recorded.entry)", time: recorded.at, text: drill.sentence)
      ],
      operation: .restore
    )
  }
}

extension BackupRun {
  /// A backup that somebody reported: its entry is the evidence.
  init(_ recorded: RecordedBackup) {
    let report = recorded.report
    self.init(
      start: recorded.occurred.from,
      tool: report.method,
      database: report.database,
      verdict: BackupVerdict(rawValue: report.verdict.rawValue) ?? .unknown,
      reason: report.why,
      evidence: [
        Evidence(
          source: "E\(recorded.entry)",
          time: recorded.occurred.from,
          text: report.sentence
        )
      ]
    )
  }
}

extension BackupRun {
  /// What the drill proves of the artefact that it restored; nil for a run that is no drill.
  var proof: BackupLedger.ProvenRestore? {
    guard isDrill, let artefact, let entry = evidence.first else { return nil }
    return BackupLedger.ProvenRestore(
      artefact: artefact,
      hasWorked: verdict == .ok,
      evidence: entry
    )
  }
}

extension IncidentStore {
  /// The drills of all incidents as runs of the ledger, by time.
  func drillRuns() throws -> [BackupRun] { try drills().compactMap(BackupRun.init) }
}
