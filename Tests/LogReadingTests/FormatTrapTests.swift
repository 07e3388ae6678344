import IncidentModel
import LogReading
import Testing

/// A trap of the formats, and what must come out of it: `line+lines category level`, and what else the
/// trap is about.
struct TrapRow: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let shapes: [String]
  var times: [String?] = []
  var qualities: [TimeQuality] = []
  var codes: [String?] = []
  var programs: [String?] = []
  var zone = "UTC"
  var location: SourceLocation
  var testDescription: String { name }

  init(
    _ name: String,
    _ text: String,
    _ shapes: [String],
    times: [String?] = [],
    qualities: [TimeQuality] = [],
    codes: [String?] = [],
    programs: [String?] = [],
    zone: String = "UTC",
    location: SourceLocation = #_sourceLocation
  ) {
    self.name = name
    self.text = text
    self.shapes = shapes
    self.times = times
    self.qualities = qualities
    self.codes = codes
    self.programs = programs
    self.zone = zone
    self.location = location
  }
}

@Suite struct FormatTrapTests {
  @Test(arguments: TrapRow.headers + TrapRow.blocks + TrapRow.wrappers + TrapRow.times)
  func `A trap of the formats comes out right`(_ row: TrapRow) throws {
    var options = LogReadingOptions()
    options.zone = Zone(named: row.zone)
    let log = try ReadLog(row.text, options)
    #expect(log.shapes == row.shapes, sourceLocation: row.location)
    #expect(
      log.records.map(\.lines).reduce(0, +) == log.outcome.lines,
      sourceLocation: row.location
    )
    if !row.times.isEmpty {
      let shown = log.records.map { $0.time?.formatted(in: .utc, separator: " ") }
      #expect(shown == row.times, sourceLocation: row.location)
    }
    if !row.qualities.isEmpty {
      #expect(log.records.map(\.timeQuality) == row.qualities, sourceLocation: row.location)
    }
    if !row.codes.isEmpty {
      #expect(log.records.map(\.code) == row.codes, sourceLocation: row.location)
    }
    if !row.programs.isEmpty {
      #expect(log.records.map(\.program) == row.programs, sourceLocation: row.location)
    }
  }

  @Test func `The number in 5,6's header is the thread, however long, and hex is read as such`()
    throws
  {
    let log = try ReadLog(
      """
      2015-10-07  8:25:38 139845235329792 [Warning] Access denied for user 'user'@'192.0.2.1' (using password: YES)
      2016-03-01 10:00:00 7f11a2b3c700 InnoDB: Error: page 5 log sequence number 99
      2016-07-19 15:59:01 0x7facd1d7c780  InnoDB: Assertion failure in thread 140380 in file a.ic line 85
      """
    )
    #expect(
      log.records.map(\.thread) == [139_845_235_329_792, 0x7f11_a2b3_c700, 0x7fac_d1d7_c780]
    )
  }

  @Test func `A second bracket is no code and no subsystem, and a subsystem may be cut short`()
    throws
  {
    let log = try ReadLog(
      """
      2020-05-04T08:00:02.000000Z 0 [ERROR] [FATAL] InnoDB: Semaphore wait has lasted > 600 seconds.
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-011067] [Server] [Fatal] x
      2020-05-04T08:00:02.000000Z 0 [Warning] [MY-010068] [group_replica] x
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-000067] [Server] unknown variable 'x=1'.
      """
    )
    #expect(log.records.map(\.level) == [.fatal, .fatal, .warning, .error])
    #expect(log.records.map(\.code) == [nil, "MY-011067", "MY-010068", "MY-000067"])
    #expect(log.records[2].subsystem == "group_replica")
    #expect(log.records[0].message.hasPrefix("[FATAL] InnoDB:"))
  }

  @Test func `Secrets do not leave the reader`() throws {
    let log = try ReadLog(
      """
      2020-05-04T08:00:02.000000Z 1 [Note] A temporary password is generated for root@localhost: aB3!x_Qw9z
      2020-05-04T08:00:02.000000Z 6 [Note] [MY-010454] [Server] A temporary password is generated for root@localhost: aB3!x_Qw9z
      2020-05-04 08:00:02 6 [ERROR] Slave SQL: Error 'x' on query. Query: 'CREATE USER 'a'@'b' IDENTIFIED BY 'aB3!x_Qw9z'', Error_code: 1396
      2020-05-04 08:00:02 6 [Note] WSREP: Running: 'wsrep_sst_mariabackup --role 'donor' --auth 'sst:aB3!x_Qw9z''
      2020-05-04 08:00:02 6 [Note] 'CHANGE MASTER TO executed'. MASTER_PASSWORD='aB3!x_Qw9z'
      2020-05-04T08:00:03Z UTC - mysqld got signal 11 ;
      Query (7f0c80004b10): ALTER USER 'a'@'b' IDENTIFIED WITH mysql_native_password BY 'aB3!x_Qw9z'
      """
    )
    #expect(log.records.count == 6)
    for record in log.records { #expect(!record.message.contains("aB3!"), "\(record.message)") }
  }
}

extension TrapRow {
  static let headers: [TrapRow] = [
    TrapRow(
      "a file changes from 5.5 to 5.7, 8.0 and MariaDB",
      """
      080721  3:04:00 [Warning] Changed limits: max_open_files: 1024 (requested 5000)
      080721 03:04:00 mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql
      2016-03-01 10:00:00 4711 [Note] Event Scheduler: Loaded 0 events
      2020-05-04T08:00:02.000000Z 0 [ERROR] Aborting
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-010119] [Server] Aborting
      2023-10-30  6:40:00 0 [Note] InnoDB: Starting crash recovery from checkpoint LSN=29729726
      """,
      [
        "1+1 config warning", "2+1 startup note", "3+1 other note", "4+1 startup error",
        "5+1 startup error", "6+1 crash-recovery note",
      ]
    ),
    TrapRow(
      "mysqld_safe in all its styles, BSD's date twice",
      """
      2016-12-09T12:08:33.335060Z mysqld_safe mysqld from pid file /x/db1.pid ended
      2016-12-09T12:08:33.335060+00:00 mysqld_safe mysqld from pid file /x/db1.pid ended
      2016-12-09 12:08:33 mysqld_safe mysqld from pid file /x/db1.pid ended
      161209 12:08:33 mysqld_safe mysqld from pid file /x/db1.pid ended
      080721 03:03:57  mysqld ended
      2025-09-04T01:50:46.6NZ mysqld_safe Logging to '/tmp/mysql_error.log'.
      2025-09-04T01:50:46.6N:z mysqld_safe Logging to '/tmp/mysql_error.log'.
      """,
      [
        "1+1 shutdown note", "2+1 shutdown note", "3+1 shutdown note", "4+1 shutdown note",
        "5+1 shutdown note", "6+1 other note", "7+1 other note",
      ],
      programs: [String?](repeating: "mysqld_safe", count: 7)
    ),
    TrapRow(
      "-00:00 is UTC, and an offset may have a sign, no colon, or be Z",
      """
      2020-05-04T08:00:02.000000-00:00 0 [Note] a
      2020-05-04T08:00:02.000000-03:30 0 [Note] b
      2020-05-04T08:00:02.000000+0800 0 [Note] c
      """,
      ["1+1 other note", "2+1 other note", "3+1 other note"],
      times: ["2020-05-04 08:00:02", "2020-05-04 11:30:02", "2020-05-04 00:00:02"],
      qualities: [.exact, .exact, .exact]
    ),
    TrapRow(
      "InnoDB's old stamps with two blanks, one and none",
      """
      161209 14:18:50  InnoDB: Error: page 5
      161209 14:18:50 InnoDB: Warning: x
      091205  4:49:04InnoDB: Operating system error number 28 in a file operation.
      """,
      ["1+1 other error", "2+1 other warning", "3+1 disk-full note"]
    ),
    TrapRow(
      "lines of the general log, the audit plugin and a startup header among the errors",
      """
      /usr/sbin/mysqld, Version: 8.0.32 (MySQL Community Server - GPL). started with:
      Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
      Time                 Id Command    Argument
      2018-10-15T18:38:50.315829Z\t   33 Query\tSELECT 1
      191015  9:46:45\t    13 Query\tSELECT 1
      210218 12:30:43 server_audit: STOPPED
      2020-05-04T08:00:02.000000Z 0 [ERROR] Aborting
      """,
      [
        "1+1 other note", "2+1 other note", "3+1 other note", "4+1 other note", "5+1 other note",
        "6+1 other note", "7+1 startup error",
      ]
    ),
    TrapRow(
      "shutdown lines of 5.x end in a blank line, MariaDB's name who asked",
      """
      161209 14:18:50 [Note] /usr/sbin/mysqld: Normal shutdown

      161209 14:18:52 [Note] /usr/sbin/mysqld: Shutdown complete

      2023-10-30  6:40:00 0 [Note] mariadbd (initiated by: unknown): Normal shutdown
      2023-10-30  6:40:00 0 [Note] mariadbd (initiated by: root[root] @ localhost []): Normal shutdown
      """,
      ["1+2 shutdown note", "3+2 shutdown note", "5+1 shutdown note", "6+1 shutdown note"]
    ),
    TrapRow(
      "start banners of every generation",
      """
      161209 14:18:50 [Note] /usr/sbin/mysqld (mysqld 5.5.50) starting as process 6931 ...
      2025-09-01 10:00:00 0 [Note] Starting MariaDB 10.4.32-MariaDB source revision abc as process 9
      2025-09-01 10:00:00 0 [Note] Starting MariaDB 12.0.2-MariaDB-ubu2404 source revision abc server_uid Gf0XyZ= as process 1
      2025-09-01T10:00:00.000001Z 0 [System] [MY-015015] [Server] MySQL Server - start.
      2025-09-01T10:00:00.000002Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 9.1.0) starting as process 1
      2025-09-01T10:00:00.000002Z 0 [System] [MY-013172] [Server] Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: 9.1.0).
      2025-09-01T10:00:00.000002Z 0 [System] [MY-015016] [Server] MySQL Server - end.
      """,
      [
        "1+1 startup note", "2+1 startup note", "3+1 startup note", "4+1 startup system",
        "5+1 startup system", "6+1 shutdown system", "7+1 shutdown system",
      ]
    ),
    TrapRow(
      "Galera's bare version is no server's",
      """
      2020-01-05 11:37:42 0 [Note] WSREP: Receiving
      Version: 2
      2020-01-05 11:37:43 0 [Note] mysqld: ready for connections.
      Version: '10.4.10-MariaDB'  socket: ''  port: 3306  mariadb.org binary distribution
      """,
      ["1+2 replication note", "3+2 startup note"]
    ),
    TrapRow(
      "codes below a thousand, no code, and one event under several codes",
      """
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-000020] [Server] x
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-000000] [WSREP] x
      2020-05-04T08:00:02.000000Z 0 [Note] [MY-013130] [Server] x
      2020-05-04T08:00:02.000000Z 0 [Note] [MY-010914] [Server] x
      """,
      [
        "1+1 disk-full error", "2+1 replication error", "3+1 connections note",
        "4+1 connections note",
      ]
    ),
  ]

  static let blocks: [TrapRow] = [
    TrapRow(
      "after a crash's last words another process speaks for itself",
      """
      2024-09-01T10:00:05Z UTC - mysqld got signal 11 ;
      Query (7f00): SELECT 1
      Connection ID (thread ID): 8
      Status: NOT_KILLED

      The manual page at http://dev.mysql.com/doc/mysql/en/crashing.html contains
      information that should help you find out what is causing the crash.
      mysqld: error while loading shared libraries: libaio.so.1: cannot open shared object file
      """,
      ["1+7 crash fatal", "8+1 config error"]
    ),
    TrapRow(
      "other threads go on after a crash, without a new server",
      """
      2025-09-02 13:10:05 0 [Note] InnoDB: Number of pools: 1
      250902 13:10:06 [ERROR] mysqld got exception 0x80000003 ;
      Server version: 10.4.32-MariaDB
      Thread pointer: 0x0
      2025-09-02 13:10:06 0 [Note] c:\\xampp\\mysql\\bin\\mysqld.exe: ready for connections.
      Version: '10.4.32-MariaDB'  socket: ''  port: 3306  mariadb.org binary distribution
      """,
      ["1+1 other note", "2+3 crash error", "5+2 startup note"]
    ),
    TrapRow(
      "a semaphore wait of 5.x has no stamp and goes on for minutes",
      """
      2016-03-01 10:00:00 4711 [Note] Event Scheduler: Loaded 0 events
      InnoDB: Warning: a long semaphore wait:
      --Thread 140 has waited at btr0sea.cc line 1234 for 241.00 seconds the semaphore:
      InnoDB: ###### Starts InnoDB Monitor for 30 secs to print diagnostic info:
      InnoDB: Pending preads 0, pwrites 0
      """,
      ["1+1 other note", "2+4 hang warning"],
      times: ["2016-03-01 10:00:00", "2016-03-01 09:55:59"]
    ),
    TrapRow(
      "the monitor's stamp dates a semaphore wait better than a record of an hour before",
      """
      160301  9:00:00 [Note] Event Scheduler: Loaded 0 events
      InnoDB: Warning: a long semaphore wait:
      --Thread 140 has waited at btr0sea.cc line 1234 for 241.00 seconds the semaphore:
      InnoDB: ###### Starts InnoDB Monitor for 30 secs to print diagnostic info:

      =====================================
      2016-03-01 10:05:00 7f11 INNODB MONITOR OUTPUT
      =====================================
      """,
      ["1+1 other note", "2+7 hang warning"],
      times: ["2016-03-01 09:00:00", "2016-03-01 10:00:59"]
    ),
    TrapRow(
      "a page dump is one record with its long line",
      """
      2016-03-01 10:00:00 7f11a2b3c700 InnoDB: Page dump in ascii and hex (16384 bytes):
       len 16384; hex \(String(repeating: "00ff", count: 9000)); asc   ;
      InnoDB: End of page dump
      2016-03-01 10:00:00 7f11a2b3c700 InnoDB: uncompressed page, stored checksum in field1 1
      """,
      ["1+3 corruption note", "4+1 corruption note"]
    ),
    TrapRow(
      "plain InnoDB lines belong to the header before, but for those that open the file",
      """
      InnoDB: using atomic writes.
      2019-11-02 10:00:00 0 [Note] InnoDB: Mutexes and rw_locks use Windows interlocked functions
      InnoDB: Error: page 5 log sequence number 99
      InnoDB: is in the future! Current system log sequence number 5.
      """,
      ["1+1 other note", "2+3 corruption error"]
    ),
    TrapRow(
      "Aria counts its recovery in a line of its own that is no backup's",
      """
      2019-11-02 10:00:00 0 [Note] mysqld.exe: Aria engine: starting recovery
      recovered pages: 0% 34% 100% (0.0 seconds); tables to flush: 2 1 0
       (0.0 seconds);
      2019-11-02 10:00:00 0 [Note] mysqld.exe: Aria engine: recovery done
      """,
      ["1+3 crash-recovery note", "4+1 other note"]
    ),
    TrapRow(
      "what SIGHUP prints is one record, blank lines and all",
      """
      161209 14:18:50 [Note] /usr/sbin/mysqld: ready for connections.
      Version: '5.5.50'  socket: '/x.sock'  port: 3306  (Ubuntu)

      Status information:

      Current dir: /var/lib/mysql/
      Running threads: 1  Stack size: 196608
      Current locks:

      161209 14:19:50 [Note] x
      """,
      ["1+3 startup note", "4+6 other note", "10+1 other note"]
    ),
    TrapRow(
      "three lines of one damaged MyISAM table",
      """
      161209 14:18:50 [ERROR] /usr/sbin/mysqld: Table './shop/t' is marked as crashed and should be repaired
      161209 14:18:50 [Warning] Checking table:   './shop/t'
      161209 14:18:50 [ERROR] 1 client is using or hasn't closed the table properly
      """,
      ["1+1 corruption error", "2+1 corruption warning", "3+1 corruption error"]
    ),
    TrapRow(
      "the loader's complaint has no header",
      """
      /usr/sbin/mysqld: symbol lookup error: /usr/sbin/mysqld: undefined symbol: SSL_library_init
      /usr/sbin/mysqld: error while loading shared libraries: libaio.so.1: cannot open shared object file
      """,
      ["1+1 config error", "2+1 config error"]
    ),
    TrapRow(
      "conflict markers of git stand alone, and what follows them too",
      """
      <<<<<<< HEAD
      161209 14:18:50 [Note] a
      =======
      161209 14:18:50 [Note] b
      >>>>>>> branch
      Version: '10.1.36-MariaDB'  socket: ''  port: 3306  mariadb.org binary distribution
      """,
      [
        "1+1 other note", "2+1 other note", "3+1 other note", "4+1 other note", "5+1 other note",
        "6+1 startup note",
      ]
    ),
  ]

  static let wrappers: [TrapRow] = [
    TrapRow(
      "a crash among the lines of two compose services",
      """
      db-1  | 2024-02-09 10:43:16 0 [Note] mysqld: ready for connections.
      db-1  | 10:43:18 UTC - mysqld got signal 11 ;
      db-2  | 2024-02-09 10:43:18 18446744073709551615 [Warning] Aborted connection 5 to db: 'a' user: 'b' host: 'c' (x)
      db-1  | Most likely, you have hit a bug
      db-1  | Query (7f00): SELECT 1
      db-1  | Status: NOT_KILLED
      """,
      ["1+1 startup note", "2+4 crash fatal", "3+1 connections warning"]
    ),
    TrapRow(
      "a line that a runtime cut, and what should have gone on is a record of the JSON sink",
      """
      2026-03-01T10:02:15.0Z stderr P 2026-03-01T10:02:15.000000Z 9 [Note] [MY-010914] [Server] Aborted connection 9 to db:
      {"prio":3,"err_code":10926,"msg":"Access denied for user 'a'@'b'","time":"2026-03-01T10:02:16.000000Z"}
      2026-03-01T10:02:17.0Z stderr F 2026-03-01T10:02:17.000000Z 0 [ERROR] [MY-010119] [Server] Aborting
      """,
      ["1+1 connections note", "2+1 access-denied note", "3+1 startup error"]
    ),
    TrapRow(
      "journalctl -o short-full, short-unix and --no-hostname",
      """
      Fri 2024-03-01 10:00:00 UTC db1 mariadbd[22]: 2024-03-01 10:00:00 0 [Note] mariadbd: ready for connections.
      Fri 2024-03-01 10:00:01 CET db1 systemd[1]: Started MariaDB 10.11.6 database server.
      1709287202.123456 db1 mariadbd[22]: 2024-03-01 10:00:02 4 [Warning] Aborted connection 4 to db: 'a' user: 'b' host: 'c' (Got timeout reading communication packets)
      Mar 01 10:00:03 mariadbd[22]: 2024-03-01 10:00:03 0 [ERROR] mariadbd: Disk full (x)
      """,
      ["1+1 startup note", "2+1 startup note", "3+1 connections warning", "4+1 disk-full error"],
      times: [
        "2024-03-01 10:00:00", "2024-03-01 10:00:01", "2024-03-01 10:00:02", "2024-03-01 10:00:03",
      ]
    ),
    TrapRow(
      "stern's pod and container, CloudWatch Insights and Loki",
      """
      mysql-0 mysql 2024-03-01T10:00:05.000000Z 8 [ERROR] [MY-010119] [Server] Aborting
      {"@message":"2024-03-01T10:00:06.000000Z 8 [ERROR] [MY-010119] [Server] Aborting","@timestamp":"x"}
      {"labels":{},"line":"2024-03-01T10:00:07.000000Z 8 [ERROR] [MY-010119] [Server] Aborting","timestamp":"1"}
      """,
      ["1+1 startup error", "2+1 startup error", "3+1 startup error"],
      times: ["2024-03-01 10:00:05", "2024-03-01 10:00:06", "2024-03-01 10:00:07"]
    ),
    TrapRow(
      "a crash's time of day is dated by the container's stamp, also where nothing came before",
      """
      {"log":"23:59:59 UTC - mysqld got signal 6 ;\\n","stream":"stderr","time":"2024-03-01T00:00:00.1Z"}
      """,
      ["1+1 crash fatal"],
      times: ["2024-02-29 23:59:59"],
      qualities: [.inferredDate]
    ),
    TrapRow(
      "Docker Desktop puts a naive local stamp before the line",
      """
      2021-07-08 10:15:31 2021-07-08T08:15:31.123456Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.25) starting as process 1
      2021-07-08 10:15:32 2021-07-08 08:15:32+00:00 [Note] [Entrypoint]: Initializing database files
      """,
      ["1+1 startup system", "2+1 other note"],
      times: ["2021-07-08 08:15:31", "2021-07-08 08:15:32"],
      qualities: [.exact, .exact]
    ),
    TrapRow(
      "prefixes nest: compose and docker's time, kubectl's pod and time",
      """
      db-1  | 2023-04-01T10:02:11.223456789Z 2023-04-01 10:02:11 0 [ERROR] Aborting
      [pod/mysql-0/mysql] 2023-04-01T10:02:11.123456789Z 2023-04-01T10:02:11.120000Z 0 [ERROR] Aborting
      mariadb stdout | 2023-04-01 10:02:11 0 [ERROR] Aborting
      """,
      ["1+1 startup error", "2+1 startup error", "3+1 startup error"]
    ),
    TrapRow(
      "two stamps of logger and the server: the inner counts",
      "Sep 16 21:30:26 db1 mysqld: 130916 21:30:20 [Warning] Access denied for user 'a'@'b' (using password: YES)",
      ["1+1 access-denied warning"],
      times: ["2013-09-16 21:30:20"]
    ),
    TrapRow(
      "a sink of messages only, without header, code or level",
      """
      Mar  1 10:02:11 db1 mysqld[71]: Access denied for user 'a'@'b' (using password: YES)
      Mar  1 10:02:12 db1 mysqld-shop[71]: Aborted connection 7 to db: 'a' user: 'b' host: 'c' (Got timeout reading communication packets)
      Mar  1 10:02:13 db1 systemd[1]: mysql.service: Main process exited, code=killed, status=9/KILL
      """,
      ["1+1 access-denied note", "2+1 connections note", "3+1 crash error"],
      qualities: [.none, .none, .none]
    ),
    TrapRow(
      "what the viewers of RDS and the journal add",
      """
      -- Logs begin at Mon 2023-10-30 08:40:11 CET, end at Tue 2023-10-31 08:40:11 CET. --
      2020-05-04T08:00:02.000000Z 0 [ERROR] Aborting
      ----------------------- END OF LOG ----------------------
      """,
      ["1+1 other note", "2+1 startup error", "3+1 other note"]
    ),
    TrapRow(
      "tail -f of two files",
      """
      ==> /var/log/mysql/error.log <==
      2020-05-04T08:00:02.000000Z 0 [ERROR] Aborting

      ==> /var/log/mysql/slow.log <==
      # Time: 2020-05-04T08:00:02.000000Z
      """,
      ["1+1 other note", "2+2 startup error", "4+1 other note", "5+1 other note"]
    ),
    TrapRow(
      "the sink's JSON between lines of text, keys in any order, one twice, bytes as they are",
      """
      { "prio" : 1, "err_code" : 10119, "msg" : "Aborting \u{1}", "time" : "2026-03-01T10:02:11.000412Z", "label" : "Error", "subsystem" : "Server" }
      2026-03-01T10:02:12.000000Z 0 [ERROR] [MY-010119] [Server] Aborting
      { "label" : "Note", "label" : "Note", "thread" : 9, "subsystem" : "InnoDB", "time" : "2026-03-01T10:02:13.000412Z", "msg" : "x", "err_code" : 12551, "prio" : 3, "ad-hoc" : { "a" : [1, "}"] } }
      """,
      ["1+1 startup error", "2+1 startup error", "3+1 crash-recovery note"],
      codes: ["MY-010119", "MY-010119", "MY-012551"]
    ),
  ]

  static let times: [TrapRow] = [
    TrapRow(
      "a crash with time and UTC only, around midnight, in local time otherwise",
      """
      2023-10-30 23:59:58 4711 [Note] a
      20:59:59 UTC - mysqld got signal 6 ;
      x
      2023-10-31 00:00:05 4712 [Note] b
      """,
      ["1+1 other note", "2+2 crash fatal", "4+1 other note"],
      times: ["2023-10-30 20:59:58", "2023-10-30 20:59:59", "2023-10-30 21:00:05"],
      qualities: [.inferredZone, .inferredDate, .inferredZone]
    ),
    TrapRow(
      "a zone that the log confirms is used with its summer time",
      """
      2023-01-10 10:00:00+01:00 [Note] [Entrypoint]: Entrypoint script for MariaDB Server started.
      2023-01-10 10:00:01 0 [Note] a
      2023-07-10 10:00:01 0 [Note] b
      """,
      ["1+1 startup note", "2+1 other note", "3+1 other note"],
      times: ["2023-01-10 09:00:00", "2023-01-10 09:00:01", "2023-07-10 08:00:01"],
      qualities: [.exact, .inferredZone, .inferredZone],
      zone: "Europe/Berlin"
    ),
    TrapRow(
      "the buffer pool's local time inside a line in UTC shows the zone",
      """
      2016-12-09T12:08:33.335060Z 0 [Note] InnoDB: Buffer pool(s) load completed at 161209 13:08:33
      161209 13:08:40 mysqld_safe Logging to 'x'.
      """,
      ["1+1 other note", "2+1 other note"],
      times: ["2016-12-09 12:08:33", "2016-12-09 12:08:40"],
      qualities: [.exact, .inferredZone]
    ),
  ]
}
