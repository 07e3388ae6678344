import BackupLedger
import Correlation
import Foundation
import IncidentModel
import LogReading
import Testing

/// Genuine logs beside the tests, read as Scribe reads them.
enum Fixtures {
  /// The folder of this name in `Fixtures/`.
  static func folder(_ name: String) -> String {
    let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(here)/Fixtures/\(name)"
  }

  /// The records of a log, its stamps read in the zone.
  static func records(of file: String, zone: Zone) throws -> [LogRecord] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder(file))))
    let name = file.split(separator: "/").last.map(String.init) ?? file
    var records: [LogRecord] = []
    _ = try LogReader(options: LogReadingOptions(zone: zone, systemZone: zone)).read(
      .bytes(bytes, name: name, modified: nil)
    ) { records.append($0) }
    return records
  }

  /// The backup runs that a log shows.
  static func runs(of file: String, zone: Zone) throws -> [BackupRun] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder(file))))
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return BackupLedger.runs(
      from: [BackupSource(name: name, bytes: bytes)],
      options: BackupLedgerOptions(zone: zone)
    )
  }

  /// The text of a file.
  static func text(_ file: String) throws -> String {
    try String(contentsOfFile: folder(file), encoding: .utf8)
  }

  /// The incident of 30 October 2023: its logs, its backup log, and people's entries.
  static func seedIncident() throws -> CorrelationInput {
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    var input = try CaseExample(
      "Users see no stock",
      zone: zone.name,
      entries: try text("seed-incident/entries.txt")
    ).input()
    input.records = try records(of: "seed-incident/error.log", zone: zone)
    input.runs = try runs(of: "seed-incident/cron_log.txt", zone: zone)
    return input
  }
}
