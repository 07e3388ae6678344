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
        "valid ok: 16", "valid unknown: 5",
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

/// Scripts as other people write them, on good nights and on broken ones, by `Fixtures/make-scripts.sh`
/// and `Fixtures/make-others.sh`.
@Suite("Logs of other people's scripts against the truth")
struct ScriptLogsTests {
  static let rows = MadeLogsTests.rows(of: "scripts")
  static let others = MadeLogsTests.rows(of: "others")

  @Test("Each run of the log is one run of the ledger", arguments: rows + others)
  func runs(_ row: MadeLogsTests.Row) throws {
    #expect(try MadeLogsTests.runs(row.log).count == row.valid.count)
  }

  @Test("Verdicts against the truth, as a table")
  func confusion() throws {
    let (counts, wrong) = try MadeLogsTests.confusion(of: Self.rows)
    #expect(wrong == [])
    #expect(
      counts == [
        "invalid empty: 6", "invalid failed: 16", "invalid partial: 2",
        "invalid unknown: 24", "valid ok: 5", "valid unknown: 27",
      ]
    )
  }

  @Test("Verdicts of the second set against the truth, as a table")
  func confusionOfOthers() throws {
    let (counts, wrong) = try MadeLogsTests.confusion(of: Self.others)
    #expect(wrong == [])
    // The one good dump called bad is whole: its script was ended by SIGTERM before it packed it.
    #expect(
      counts == [
        "invalid empty: 2", "invalid failed: 45", "invalid partial: 2", "invalid unknown: 11",
        "valid failed: 1", "valid ok: 17", "valid unknown: 34",
      ]
    )
  }
}
