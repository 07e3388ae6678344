import BackupLedger
import FoundationEssentials
import IncidentModel
import Testing

/// Genuine logs beside the tests.
enum Fixture {
  static let nairobi = Zone(named: "Africa/Nairobi") ?? .utc

  /// Where a fixture stands.
  static func path(_ name: String, _ file: String = #filePath) -> String {
    "/" + file.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/" + name
  }

  /// A log of the fixtures' folder by its path there; the source is named by the last part of it.
  static func source(_ name: String) throws -> BackupSource {
    let data = try Data(contentsOf: URL(filePath: path(name)))
    let name = name.split(separator: "/").last.map(String.init) ?? name
    return BackupSource(name: name, bytes: [UInt8](data))
  }

  /// The runs of a text, read as one log.
  static func runs(_ log: String, zone: Zone = .utc, schedules: [CronSchedule] = []) -> [BackupRun]
  {
    BackupLedger.runs(
      from: [BackupSource(name: "backup.log", bytes: Array(log.utf8))],
      schedules: schedules,
      options: BackupLedgerOptions(zone: zone)
    )
  }

  /// A run as tests show it: start, tool, verdict, database.
  static func line(_ run: BackupRun, in zone: Zone) -> String {
    let start = run.start.map { $0.formatted(in: zone, separator: " ") } ?? "-"
    return "\(start) \(run.tool) \(run.verdict.rawValue) \(run.database ?? "-") | \(run.reason)"
  }
}
