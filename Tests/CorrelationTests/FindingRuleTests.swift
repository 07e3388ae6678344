import Correlation
import IncidentModel
import Testing

@Suite("Rules")
struct FindingRuleTests {
  /// An example of a rule, named so that a failure says which.
  struct Row: CustomTestStringConvertible, Sendable {
    var rule: FindingRule
    var example: CaseExample
    var testDescription: String { "\(rule.name): \(example.title)" }

    static let all = FindingRule.all.flatMap { rule in
      rule.examples.map { Row(rule: rule, example: $0) }
    }
  }

  @Test("Every rule finds in its examples what they say, and nothing else", arguments: Row.all)
  func examples(row: Row) throws {
    let found = row.rule.evaluate(CaseFile(try row.example.input()))
    let summary = found.map {
      CaseExample.Expectation($0.claim, $0.confidence, $0.evidence.map(\.label))
    }
    #expect(summary == row.example.expects)
    #expect(found.allSatisfy { $0.rule == row.rule.name && $0.id.isEmpty })
    #expect(found.allSatisfy { !$0.evidence.isEmpty })
  }

  @Test("Every rule says what it does, shows where it finds and where it does not")
  func documentation() {
    #expect(Set(FindingRule.all.map(\.name)).count == FindingRule.all.count)
    for rule in FindingRule.all {
      #expect(rule.summary.count > 80, "\(rule.name)")
      #expect(rule.examples.contains { !$0.expects.isEmpty }, "\(rule.name)")
      #expect(rule.examples.contains { $0.expects.isEmpty }, "\(rule.name)")
    }
  }
}
