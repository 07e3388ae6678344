import IncidentModel
import LogReading
import Testing

@Suite struct ClusterBlockTests {
  @Test func `Views, quorums, boxes and votes are one record each, whoever speaks in between`()
    throws
  {
    let log = try ReadLog(
      """
      2023-01-05T11:37:42.112345Z 0 [Note] [MY-000000] [Galera] view(view_id(PRIM,4bd3e5a1,4) memb {
      \t4bd3e5a1,0
      2023-01-05T11:37:42.112346Z 12 [Note] [MY-010914] [Server] Aborted connection 12 to db: 'shop' user: 'app' host: '10.0.0.7' (Got timeout reading communication packets).
      \t6a2b9c11,0
      } joined {
      } left {
      } partitioned {
      })
      2023-01-05T11:37:42.412345Z 0 [Note] [MY-000000] [Galera] Quorum results:
      \tversion    = 6,
      \tcomponent  = PRIMARY,
      2023-01-05T11:37:42.412346Z 3 [Note] [MY-010926] [Server] Access denied for user 'app'@'10.0.0.9' (using password: YES)
      \tmembers    = 2/2 (joined/total),
      \tgroup UUID = 4c3a3b6b-8ced-11ed-9d42-4a8d3b6b8ced
      2023-01-05T11:37:42.512345Z 2 [Note] [MY-000000] [Galera] ################################################
      View:
        id: 4c3a3b6b-8ced-11ed-9d42-4a8d3b6b8ced:13
        status: primary
        members(2):
      \t0: 4bd3e5a1-8cee-11ed-b5ed-1f2b3c4d5e6f, node1
      =================================================
      2023-01-05T11:37:43.112345Z 0 [Warning] [MY-000000] [Galera] Votes over 4c3a3b6b:14:
         5a478da2c02f2d5f:   1/2
      Waiting for more votes.
      2023-01-05T11:37:43.212345Z 2 [ERROR] [MY-000000] [Galera] Inconsistency detected: Inconsistent by consensus on 4c3a3b6b:14
      """
    )
    #expect(
      log.shapes == [
        "1+7 replication note", "3+1 connections note", "9+5 replication note",
        "12+1 access-denied note", "15+7 replication note", "22+3 replication warning",
        "25+1 replication error",
      ]
    )
    #expect(log.records[0].ranges == [1...2, 4...8])
    #expect(log.records[2].ranges == [9...11, 13...14])
  }

  @Test func `MariaDB and 5.7 put WSREP before it, and a view may have a line of its own`() throws {
    let log = try ReadLog(
      """
      2020-01-05 11:37:42 0 [Note] WSREP: Current view of cluster as seen by this node
      view (view_id(NON_PRIM,4bd3e5a1,4)
      memb {
      \t4bd3e5a1,0
      2020-01-05 11:37:42 5 [Warning] Aborted connection 5 to db: 'shop' user: 'app' host: '10.0.0.7' (x)
      }
      )
      2020-01-05 11:37:43 0 [Note] WSREP: view((empty))
      2020-01-05 11:37:44 0 [Note] WSREP: New COMPONENT: primary = no, bootstrap = no, my_idx = 0, memb_num = 1
      """
    )
    #expect(log.records.allSatisfy { $0.category == .replication || $0.line == 5 })
    #expect(log.records.map(\.line) == [1, 5, 8, 9])
    #expect(log.records.map(\.lines).reduce(0, +) == 9)
  }

  @Test func `What state transfers pass on indented belongs to the line before, header and all`()
    throws
  {
    let log = try ReadLog(
      """
      2023-01-05T11:37:46.012345Z 0 [Note] [MY-000000] [WSREP-SST] <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
      \t2023-01-05T12:37:45.000000+01:00 0 [Note] [MY-011825] [Xtrabackup] recognized server arguments: --datadir=/x
      \t2023-01-05T12:37:45.100000+01:00 0 [ERROR] [MY-011825] [Xtrabackup] failed
      2023/02/09 10:43:17 socat[1234] E connect(5, AF=2 10.0.0.2:4444, 16): Connection refused
      ++ grep -c x
      2023-01-05T11:37:47.012345Z 0 [Note] [MY-000000] [Galera] Shifting SYNCED -> DONOR/DESYNCED (TO: 14)
      """
    )
    #expect(
      log.shapes == ["1+3 replication note", "4+2 replication error", "6+1 replication note"]
    )
  }

  @Test
  func `fluent-bit glues a view's lines into one, and two records of one physical line share it`()
    throws
  {
    let log = try ReadLog(
      #"""
      {"log":"2023-07-12T06:50:55.900000Z 0 [Note] [MY-000000] [Galera] view(view_id(PRIM,9a,2) memb {\n\t9a,0\n})\n","file":"/var/lib/mysql/mysqld-error.log"}
      {"log":"2023-07-12T06:50:56.000000Z 0 [Note] [MY-000000] [Galera] a\n2023-07-12T06:50:57.000000Z 0 [Note] [MY-000000] [Galera] b\n","file":"/var/lib/mysql/mysqld-error.log"}
      {"log":"\tc\n","file":"/var/lib/mysql/mysqld-error.log"}
      """#
    )
    #expect(log.records.map(\.line) == [1, 2, 3])
    // The first record takes the physical line; the second has the next, which goes on with it.
    #expect(log.records.map(\.lines) == [1, 1, 1])
    #expect(log.records[2].message == "b\n\tc")
  }
}
