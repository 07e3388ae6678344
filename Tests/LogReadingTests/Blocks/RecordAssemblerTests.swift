import IncidentModel
import LogReading
import Testing

@Suite struct RecordAssemblerTests {
  @Test func `A hang is one record that begins when its first thread began to wait`() throws {
    let log = try ReadLog(
      """
      2026-03-01T10:10:00.000001Z 0 [Warning] [MY-012985] [InnoDB] A long semaphore wait:
      --Thread 140 has waited at btr0sea.cc line 1234 for 241.00 seconds the semaphore:
      S-lock on RW-latch at 0x7f created in file btr0sea.cc line 195
      InnoDB: ###### Starts InnoDB Monitor for 30 secs to print diagnostic info:
      =====================================
      2026-03-01 10:10:05 0x7f00 INNODB MONITOR OUTPUT
      =====================================
      2026-03-01T10:10:06.000000Z 77 [Note] [MY-010914] [Server] Aborted connection 77 to db: 'shop' user: 'app' host: '10.0.0.7' (Got timeout reading communication packets).
      END OF INNODB MONITOR OUTPUT
      2026-03-01T10:10:30.000001Z 0 [Warning] [MY-012985] [InnoDB] A long semaphore wait:
      --Thread 140 has waited at btr0sea.cc line 1234 for 271.00 seconds the semaphore:
      2026-03-01T10:20:00.000001Z 0 [ERROR] [MY-012872] [InnoDB] [FATAL] Semaphore wait has lasted > 600 seconds. We intentionally crash the server because it appears to be hung.
      """
    )
    #expect(log.records.map(\.category) == [.hang, .connections, .crash])
    #expect(log.records[0].ranges == [1...7, 9...11])
    #expect(log.records[0].time?.iso8601 == "2026-03-01T10:05:59.000001Z")
    #expect(log.records[2].level == .fatal)
  }

  @Test func `A crash holds its query, fake headers and all, and lets other threads speak`() throws
  {
    let log = try ReadLog(
      """
      2026-03-01T10:20:00Z UTC - mysqld got signal 11 ;
      Thread pointer: 0x7f
      Query (7f0c80004b10): SELECT 1;
      2026-03-01T10:20:05.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1

      Connection ID (thread ID): 7
      Status: NOT_KILLED
      2026-03-01T10:20:01.000000Z 12 [Note] [MY-010914] [Server] Aborted connection 12 to db: 'shop' user: 'app' host: '10.0.0.7' (x).
      The manual page at http://dev.mysql.com/doc/mysql/en/crashing.html contains
      2026-03-01T10:20:05.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1
      """
    )
    #expect(log.records.map(\.category) == [.crash, .connections, .startup])
    #expect(log.records[0].ranges == [1...7, 9...9])
  }

  @Test func `Records of other threads inside a deadlock's lines come out as themselves`() throws {
    let log = try ReadLog(
      """
      2026-11-22 19:09:36 494 [Note] InnoDB: Transactions deadlock detected, dumping detailed information.
      2026-11-22 19:09:36 494 [Note] InnoDB:\u{20}
      *** (1) TRANSACTION:

      TRANSACTION 24, ACTIVE 0 sec starting index read
      UPDATE t SET v = '2026-01-01 00:00:00 1 [ERROR] fake header inside a query' WHERE id = 1
      2026-11-22 19:09:36 646 [Warning] Could not read packet: fd: 52  state: 1  read_length: 4
       4: len 30; hex 6e6e2026-11-22 19:09:36 529 [Warning] Could not read packet: fd: 51  state: 1
      6e6e6e6e; asc nnnnnn;;
      2026-11-22 19:09:36 494 [Note] InnoDB: *** WE ROLL BACK TRANSACTION (1)

      2026-11-22 19:09:36 494 [ERROR] InnoDB: Transaction was aborted due to Deadlock
      """
    )
    #expect(log.records.map(\.category) == [.lock, .connections, .connections, .lock])
    #expect(log.records.map(\.line) == [1, 7, 8, 12])
    #expect(log.records[0].ranges == [1...6, 9...11])
    #expect(log.records[2].thread == 529)
  }

  @Test func `SHOW ENGINE INNODB STATUS is one record, its frame included`() throws {
    let log = try ReadLog(
      """
      2026-03-01T10:20:05.000000Z 0 [Note] [MY-010116] [Server] a
      =====================================
      2026-03-01 11:10:05 0x7f00 INNODB MONITOR OUTPUT
      =====================================
      LATEST DETECTED DEADLOCK
      2026-03-01 11:00:00 0x7f01
      END OF INNODB MONITOR OUTPUT
      ============================
      2026-03-01T11:20:05.000000Z 0 [Note] [MY-010116] [Server] b
      """
    )
    #expect(log.records.map(\.line) == [1, 2, 9])
    #expect(log.records[1].lines == 7)
  }

  @Test func `The version goes with the line that says ready`() throws {
    let log = try ReadLog(
      """
      2023-10-27  8:00:03 0 [Note] mariadbd: ready for connections.
      Version: '10.11.19-MariaDB'  socket: '/run/mysqld.sock'  port: 0  Debian 12
      """
    )
    #expect(log.records.map(\.lines) == [2])
    #expect(log.records.map(\.category) == [.startup])
  }

  @Test func `Lines that two servers wrote into one another are kept and counted`() throws {
    let log = try ReadLog(
      """
      2023-04-09 14:14:48 0 [Note] InnoDB: Number of pools: 1
      2023-04-09 14:14:49 0 [N2ote]0 Inn2o3D-B:0 4N-u0m9b e1r4
      0 [Note2023-03-04 23:34:40 0 [Note] InnoDB: x
      """
    )
    #expect(log.records.map(\.category) == [.other, .unrecognized, .unrecognized])
    #expect(log.outcome.unrecognizedLines == 2)
    #expect(log.records[1].message == "2023-04-09 14:14:49 0 [N2ote]0 Inn2o3D-B:0 4N-u0m9b e1r4")
  }

  @Test func `The seed's storm keeps every line through its deadlocks`() throws {
    let log = try ReadLog(fixture: "mariadb-10.11/storm-deadlocks.log")
    let dumps = log.records.filter { $0.message.contains("deadlock detected, dumping") }
    #expect(dumps.count == 14)
    #expect(dumps.allSatisfy { $0.category == .lock && $0.lines > 20 })
  }
}
