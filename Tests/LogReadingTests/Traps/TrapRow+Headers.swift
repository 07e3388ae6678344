import LogReading
import Testing

extension TrapRow {
  /// Traps of the heads of lines.
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
}
