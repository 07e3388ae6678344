import Testing

@testable import Correlation

/// What a cluster's members do, as their lines tell.
struct ClusterStepTests {
  @Test("Each row's sample tells the row's step, and not another's")
  func samples() throws {
    for (row, step) in ClusterStep.table.enumerated() {
      let found = try #require(ClusterStep.row(in: "WSREP: " + step.sample.line))
      #expect(found == row, "\(step.sample.line)")
      #expect(step.words(in: "WSREP: " + step.sample.line) == step.sample.words)
    }
  }

  @Test(
    "What tells no step",
    arguments: [
      "WSREP: declaring node with index 1 inactive",
      "WSREP: Synchronized with group, ready for connections",
      "WSREP: Found saved state: 8e86-8209:-1, safe_to_bootstrap: 0",
      "GCache::RingBuffer initial scan...100.0% (1073741848/1073741848 bytes) complete.",
    ]
  )
  func silent(line: String) { #expect(ClusterStep.row(in: line) == nil) }

  @Test("A primary view names its members, whatever whitespace parts them")
  func view() throws {
    let text =
      "WSREP: view(view_id(PRIM,8cba5cf9-9350,3) memb {\n\t8cba5cf9-9350,0\n\tb2-8,0\n} joined {\n}"
    let view = try #require(PrimaryView(in: text))
    #expect(view.id == "8cba5cf9-9350,3")
    #expect(view.members == ["8cba5cf9-9350", "b2-8"])
    #expect(PrimaryView(in: "WSREP: view(view_id(NON_PRIM,8cba5cf9-9350,3) memb {\n}") == nil)
  }
}
