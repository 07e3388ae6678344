import BackupLedger
import IncidentModel
import Testing

@Suite("Every tool of the table")
struct BackupToolTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let tool: String
    let sample: BackupToolSample
    var testDescription: String { "\(tool): \(sample.name)" }
  }

  static let rows = BackupTool.all.flatMap { tool in
    tool.samples.map { Row(tool: tool.name, sample: $0) }
  }

  @Test("A sample's log gives the sample's runs", arguments: rows)
  func sample(_ row: Row) {
    let runs = Fixture.runs(row.sample.log)
    #expect(runs.map(\.verdict) == row.sample.verdicts)
    #expect(runs.allSatisfy { $0.tool == row.tool })
    #expect(runs.allSatisfy { !$0.evidence.isEmpty && !$0.reason.isEmpty })
  }

  @Test("Names are unique, and every tool has a sample that fails or is doubted")
  func table() {
    #expect(Set(BackupTool.all.map(\.name)).count == BackupTool.all.count)
    for tool in BackupTool.all {
      #expect(tool.samples.contains { $0.verdicts.contains { $0 != .ok } }, "\(tool.name)")
    }
  }
}
