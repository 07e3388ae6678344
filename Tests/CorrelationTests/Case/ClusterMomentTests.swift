import Correlation
import IncidentModel
import LogReading
import Testing

/// The way of a cluster's nodes, from logs as they lie.
@Suite("The way of a cluster's nodes")
struct ClusterMomentTests {
  /// What Percona's operator prints of a node that takes a copy: the lines of three programs in one stream.
  private static let stream = [
    (
      "07.000001Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36-28.1) starting as process 1",
      "mysqld-error"
    ),
    (
      "07.100000Z 0 [Note] [MY-000000] [Galera] declaring 5f01c2aa-8c4d at ssl://10.1.0.5:4567 stable",
      "mysqld-error"
    ),
    (
      "08.000000Z 0 [Note] [MY-000000] [Galera] New COMPONENT: primary = yes, bootstrap = no, my_idx = 1, memb_num = 2",
      "mysqld-error"
    ),
    (
      "08.100000Z 2 [Note] [MY-000000] [Galera] View:\\n  id: 77:42\\n  status: primary\\n  members(2):\\n\\t0: 5f01c2aa-c738-11ee-8c4d-ebad461f7ad9, shop-0\\n\\t1: f36a12ae-c739-11ee-9dca-f75ddd6c940f, shop-1\\n",
      "mysqld-error"
    ),
    (
      "09.000000Z 0 [Note] [MY-000000] [Galera] Member 1.0 (shop-1) requested state transfer from '*any*'. Selected 0.0 (shop-0)(SYNCED) as donor.",
      "mysqld-error"
    ),
    ("10.000000Z 0 [Note] [MY-000000] [WSREP-SST] Proceeding with SST.........", "mysqld-error"),
    (
      "11.000000Z 0 [Note] [MY-012551] [InnoDB] Database was not shutdown normally!",
      "innobackup.prepare"
    ),
    ("11.100000Z 0 [Note] [MY-012552] [InnoDB] Starting crash recovery.", "innobackup.prepare"),
    ("12.000000Z 0 [Note] [MY-011825] [Xtrabackup] completed OK!", "innobackup.prepare"),
    (
      "13.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36-28.1) starting as process 5",
      "mysqld.post.processing"
    ),
    (
      "14.000000Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '8.0.36-28.1'  socket: '/tmp/a'  port: 0",
      "mysqld.post.processing"
    ),
    (
      "15.000000Z 0 [System] [MY-010910] [Server] /usr/sbin/mysqld: Shutdown complete (mysqld 8.0.36-28.1)",
      "mysqld.post.processing"
    ),
    ("16.000000Z 0 [Note] [MY-000000] [Galera] Shifting JOINED -> SYNCED (TO: 42)", "mysqld-error"),
    (
      "16.100000Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '8.0.36-28.1'  socket: '/tmp/a'  port: 3306",
      "mysqld-error"
    ),
  ].map { text, log in
    #"{"log":"2024-03-02T10:00:\#(text)\n","file":"/var/lib/mysql/\#(log).log"}"#
  }.joined(separator: "\n")

  private func records(_ text: String, named name: String) throws -> [LogRecord] {
    var records: [LogRecord] = []
    _ = try LogReader(options: LogReadingOptions(zone: .utc))
      .read(.bytes(Array(text.utf8), name: name, modified: nil)) { records.append($0) }
    return records
  }

  @Test("Members have names, and a second server's steps say whose they are")
  func stream() throws {
    let moments = ClusterMoment.all(in: try records(Self.stream, named: "shop-1.log"))
    #expect(
      moments.map(\.words) == [
        "started 8.0.36", "saw shop-0 join", "in a cluster of 2",
        "shop-1 asked for state, shop-0 was to give it", "began to take a full copy",
        "started 8.0.36 (mysqld.post.processing)", "shut down (mysqld.post.processing)",
        "JOINED → SYNCED",
      ]
    )
    #expect(moments.allSatisfy { $0.node == "shop-1.log" })
  }

  @Test("What xtrabackup and the upgrading server say is no life of the server")
  func lives() throws {
    let intervals = Correlation.serverIntervals(in: try records(Self.stream, named: "shop-1.log"))
    #expect(intervals.map(\.state.rawValue) == ["starting", "up"])
  }

  @Test("XtraBackup 8 prints InnoDB's lines in the server's form, and they are its own")
  func prepareLog() throws {
    let log = """
      2024-03-02T10:00:01.000000-00:00 0 [Note] [MY-011825] [Xtrabackup] recognized server arguments: --datadir=/b
      2024-03-02T10:00:02.000000-00:00 0 [Note] [MY-012552] [InnoDB] Starting crash recovery.
      2024-03-02T10:00:03.000000-00:00 0 [Note] [MY-011825] [Xtrabackup] completed OK!
      """
    let records = try records(log, named: "prepare.log")
    #expect(records.map(\.program) == ["xtrabackup", "xtrabackup", "xtrabackup"])
    #expect(Correlation.serverIntervals(in: records).isEmpty)
  }
}
