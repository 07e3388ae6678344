import Testing

@testable import Correlation

@Suite struct CrashStatementTests {
  @Test(
    "A crash's block names the statement, or none that can be read",
    arguments: [
      ("got signal 11 ;\nQuery (0x7f3c98012e40): select 1\nStatus: NOT_KILLED", "select 1"),
      ("got signal 11;\nQuery (7f1a2c00a3f8): SELECT * FROM t", "SELECT * FROM t"),
      ("got signal 11;\nthd->query at 0x8f2bb8 = SELECT 2\nthd->thread_id=4", "SELECT 2"),
      ("got signal 11;\nQuery (0): (null)\nStatus: NOT_KILLED", nil),
      ("got signal 11;\nQuery (0x0): is an invalid pointer", nil),
      ("got signal 6 ;\nThread pointer: 0x0", nil),
    ]
  )
  func text(message: String, statement: String?) {
    #expect(CrashStatement.text(in: message) == statement)
  }
}
