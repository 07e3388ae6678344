import BackupLedger
import Correlation
import Foundation
import IncidentModel
import LogReading

/// A folder with a `truth.json`, what the operator did (`timeline.json`), and logs.
package struct ScenarioFolder: Sendable {
  /// Where it is.
  package var path: String

  package init(path: String) { self.path = path }

  /// The scenarios in a folder: itself, or its folders by name.
  package static func all(in path: String) -> [ScenarioFolder] {
    let files = FileManager.default
    if files.fileExists(atPath: path + "/truth.json") { return [ScenarioFolder(path: path)] }
    let names = (try? files.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().map { ScenarioFolder(path: "\(path)/\($0)") }
      .filter { files.fileExists(atPath: $0.path + "/truth.json") }
  }

  /// The score of each of the scenario's cases, those without an event left out.
  ///
  /// - Throws: `ScoringError` where a file is missing, `DecodingError` where one has another form,
  ///   `LogReadingError`
  package func scores() throws -> [IncidentScore] {
    let truth = try ScenarioTruth(json: try bytes(of: "truth.json"))
    guard let zone = Zone(named: truth.zone) else {
      throw ScoringError("truth.json: there is no zone \(truth.zone)")
    }
    let logs = try logs(zone: zone)
    let steps = try? bytes(of: "timeline.json")
    let cases = steps == nil ? truth.cases : [truth]
    return try cases.map { truth in
      let named = truth.files
      let mine = cases.count == 1 ? logs : logs.filter { named.contains($0.name) }
      let input = CorrelationInput(
        snapshot: try ScenarioTimeline.snapshot(
          json: steps ?? Array("[]".utf8),
          opened: truth.events.map(\.to).max() ?? Instant(seconds: 0),
          title: truth.scenario,
          zone: zone
        ),
        records: mine.flatMap(\.records),
        runs: BackupLedger.runs(
          from: mine.compactMap(\.backup),
          options: BackupLedgerOptions(zone: zone)
        ),
        zone: zone
      )
      return IncidentScore(of: Correlation.findings(from: input), against: truth)
    }
  }

  /// A log, read as `scribe ingest` reads it.
  private struct Log {
    var name: String
    var records: [LogRecord]
    /// The whole text, of a log that the ledger of backups reads.
    var backup: BackupSource?
  }

  private func logs(zone: Zone) throws -> [Log] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      .filter { !$0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .compactMap { name in
        let file = LogSource.file("\(path)/\(name)")
        guard let text = try file.text(upTo: 256 << 20) else { return nil }
        let backup = BackupSource(name: name, bytes: text)
        var records: [LogRecord] = []
        let options = LogReadingOptions(zone: zone, systemZone: zone)
        _ = try LogReader(options: options).read(.bytes(text, name: name, modified: nil)) {
          records.append($0)
        }
        return Log(
          name: name,
          records: records,
          backup: BackupLedger.reads(backup) == nil ? nil : backup
        )
      }
  }

  private func bytes(of name: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw ScoringError("\(name) cannot be read")
    }
    return Array(data)
  }
}

/// Why a scenario cannot be scored, in words.
package struct ScoringError: Error, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}
