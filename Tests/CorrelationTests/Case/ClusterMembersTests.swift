import Testing

@testable import Correlation

/// Who a cluster's members are, whatever a line calls them.
struct ClusterMembersTests {
  @Test("A view names members by their whole identities; lines use a part of them, or an address")
  func byView() {
    var members = ClusterMembers()
    members.learn(
      from: "(a1-9, 'ssl://0.0.0.0:4567') connection established to 5873-baa8 ssl://10.0.0.2:4567"
    )
    members.learn(
      from: """
        View:
          id: 9f19-8f0e:93
          status: primary
          members(2):
        \t0: 45406e8d-2de0-11ee-95fc-f29a5fdf1ee0, n1\u{20}
        \t1: 5873-2de0-11ee-baa8-6e755a3456ca, n2
        """
    )
    #expect(members.name("45406e8d-95fc at ssl://10.0.0.1:4567") == "n1")
    #expect(members.name("5873-baa8 (ssl://10.0.0.2:4567") == "n2")
    #expect(members.name("tcp://10.0.0.2:4568") == "n2")
    #expect(members.name("10.0.0.2") == "n2")
    #expect(members.name("tcp://10.0.0.3:4568") == "10.0.0.3")
    #expect(members.name("ssl://[fd00::3]:4567") == "[fd00::3]")
    #expect(members.name("left the group") == "left the group")
  }

  @Test("Before Galera 4, state messages name the members in the order of the view")
  func byStateMessage() {
    var members = ClusterMembers()
    members.learn(
      from: "view(view_id(PRIM,0509936f,9) memb {\n\t0509936f,0\n\t7026494c,0\n} joined {\n}"
    )
    members.learn(from: "STATE EXCHANGE: got state msg: ca7a22c9 from 1 (n2)")
    members.learn(from: "STATE EXCHANGE: got state msg: ca7a22c9 from 7 (n8)")
    #expect(members.name("7026494c at tcp://10.0.0.2:4567") == "n2")
    #expect(members.name("0509936f") == "0509936f")
  }
}
