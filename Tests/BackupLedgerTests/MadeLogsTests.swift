import BackupLedger
import IncidentModel
import Testing

/// Real tools, really broken, by `Fixtures/make-fixtures.sh`; `made/truth.tsv` says what each run was
/// worth, by looking into its artefact.
@Suite("Logs of broken tools against the truth")
struct MadeLogsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let log: String
    let valid: [Bool]
    var testDescription: String { log }
  }

  static let rows = rows(of: "made")

  /// The logs of a folder and what each of their runs was worth, in the order of its table.
  static func rows(of folder: String) -> [Row] {
    guard let source = try? Fixture.source("\(folder)/truth.tsv") else { return [] }
    var order: [String] = []
    var valid: [String: [Bool]] = [:]
    for line in String(decoding: source.bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count >= 3 else { continue }
      if valid[fields[0]] == nil { order.append(fields[0]) }
      valid[fields[0], default: []].append(fields[2] == "valid")
    }
    return order.map { Row(log: "\(folder)/\($0)", valid: valid[$0] ?? []) }
  }

  static func runs(_ log: String) throws -> [BackupRun] {
    BackupLedger.runs(
      from: [try Fixture.source(log.contains("/") ? log : "made/\(log)")],
      options: BackupLedgerOptions(zone: .utc)
    )
  }

  @Test("Each run of the log is one run of the ledger", arguments: rows)
  func runs(_ row: Row) throws {
    #expect(try Self.runs(row.log).count == row.valid.count)
  }

  @Test("Verdicts against the truth, as a table")
  func confusion() throws {
    let (counts, wrong) = try Self.confusion(of: Self.rows)
    // `hidden.log` is the known limit: its script sends the dump's errors to /dev/null and packs with
    // tar, so a bad night prints what a good one does, and what an honest script's good night prints.
    #expect(wrong == ["made/hidden.log 2"])
    #expect(
      counts == [
        "invalid failed: 25", "invalid ok: 1", "invalid partial: 6", "invalid unknown: 2",
        "valid ok: 19", "valid unknown: 2",
      ]
    )
  }

  /// How often each verdict met each truth, and the bad runs that were taken for good ones.
  static func confusion(of rows: [Row]) throws -> (counts: [String], wrong: [String]) {
    var counts: [String: Int] = [:]
    var wrong: [String] = []
    for row in rows {
      for (index, run) in try runs(row.log).enumerated() where index < row.valid.count {
        let truth = row.valid[index] ? "valid" : "invalid"
        counts["\(truth) \(run.verdict.rawValue)", default: 0] += 1
        if !row.valid[index], run.verdict == .ok { wrong.append("\(row.log) \(index + 1)") }
      }
    }
    return (counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }, wrong)
  }
}

/// Scripts as other people write them, on good nights and on broken ones, by `Fixtures/make-scripts.sh`.
@Suite("Logs of other people's scripts against the truth")
struct ScriptLogsTests {
  static let rows = MadeLogsTests.rows(of: "scripts")

  @Test("Each run of the log is one run of the ledger", arguments: rows)
  func runs(_ row: MadeLogsTests.Row) throws {
    // `checksum.sh` prints its day as a lone line of `date`, which begins no run that anybody could see.
    guard row.log != "scripts/checksum.log" else { return }
    #expect(try MadeLogsTests.runs(row.log).count == row.valid.count)
  }

  @Test("Verdicts against the truth, as a table")
  func confusion() throws {
    let (counts, wrong) = try MadeLogsTests.confusion(of: Self.rows)
    // restic kept the files it was given, and its log says no word of the dump that went before.
    #expect(wrong == ["scripts/restic-plain.log 2"])
    #expect(
      counts == [
        "invalid empty: 6", "invalid failed: 16", "invalid ok: 1", "invalid partial: 2",
        "invalid unknown: 22", "valid ok: 5", "valid unknown: 27",
      ]
    )
  }
}
