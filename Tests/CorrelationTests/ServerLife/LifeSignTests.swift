import Correlation
import LogReading
import Testing

@Suite("Signs of a server's life")
struct LifeSignTests {
  @Test("Every sign's sample is that sign")
  func samples() {
    for sign in LifeSign.table {
      let record = LogRecord(source: "error.log", line: 1, category: .startup, message: sign.sample)
      #expect(LifeSign.kind(of: record) == sign.kind, "\(sign.sample)")
    }
    let shown = Set(LifeSign.table.map { "\($0.kind)" })
    #expect(LifeSign.Kind.allCases.allSatisfy { shown.contains("\($0)") || $0 == .crashed })
  }

  @Test("What MySQL does with prepared transactions on any start is no crash recovery")
  func preparedTransactions() {
    for message in ["Starting XA crash recovery...", "XA crash recovery finished."] {
      let record = LogRecord(source: "error.log", line: 1, category: .startup, message: message)
      #expect(LifeSign.kind(of: record) == nil, "\(message)")
    }
  }

  @Test("What outsiders can write into the log is no sign")
  func forged() {
    let message = "Access denied for user 'x: ready for connections'@'203.0.113.9'"
    let record = LogRecord(source: "error.log", line: 1, category: .accessDenied, message: message)
    #expect(LifeSign.kind(of: record) == nil)
  }
}
