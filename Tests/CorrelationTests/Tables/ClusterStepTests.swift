import Testing

@testable import Correlation

/// What a cluster's members do, as their lines tell.
struct ClusterStepTests {
  @Test(
    "A line tells its step",
    arguments: [
      ("WSREP: declaring 8cba5cf9-9350 at tcp://10.0.0.1:4567 stable", "saw 8cba5cf9-9350 join"),
      (
        "WSREP: evs::proto(a, OPERATIONAL) suspecting node: 8cba5cf9-9350",
        "suspected 8cba5cf9-9350 to be down"
      ),
      (
        "WSREP: Member 1.0 (n2) requested state transfer from '*any*'. Selected 0.0 (n1)(SYNCED) as donor.",
        "n2 asked for a copy"
      ),
      ("WSREP: 0.0 (n1): State transfer to 1.0 (n2) complete.", "the copy from n1 was complete"),
      ("WSREP: 0.0 (n1): State transfer to 1.0 (n2) failed: -255", "the copy from n1 failed"),
      ("WSREP: gcomm: bootstrapping new group 'shop'", "bootstrapped"),
      (
        "WSREP: Member 0(node1) initiates vote on 7b5a:102,8d7d:  Duplicate entry",
        "a vote on 7b5a:102 began"
      ),
      (
        "WSREP: async IST sender starting to serve tcp://10.0.0.2:4568 sending 3-9",
        "sent tcp://10.0.0.2:4568 what it missed"
      ),
      ("WSREP: declaring node with index 1 inactive", nil),
      ("WSREP: Synchronized with group, ready for connections", nil),
    ] as [(String, String?)]
  )
  func words(line: String, words: String?) {
    #expect(ClusterStep(in: line)?.words == words)
  }

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
