import LogReading
import Testing

extension TrapRow {
  /// Traps of what others put around the lines.
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
      "journalctl -o short where the locale has other months, in front padded ones too",
      """
      Mär 01 10:00:01 db1 mariadbd[22]: 2024-03-01 10:00:01 0 [Note] mariadbd: ready for connections.
      févr. 02 10:00:02 db1 systemd[1]: Started MariaDB 10.11.6 database server.
      févr. 03 10:00:03.123456 db1 mariadbd[22]: 2024-02-03 10:00:03 0 [ERROR] mariadbd: Disk full (x)
      мар 04 10:00:04 db1 mariadbd[22]: 2024-03-04 10:00:04 0 [Note] mariadbd: ready for connections.
       3月 05 10:00:05 db1 mariadbd[22]: 2024-03-05 10:00:05 0 [Note] mariadbd: ready for connections.
      12月 06 10:00:06 db1 mariadbd[22]: 2024-12-06 10:00:06 0 [Note] mariadbd: ready for connections.
      """,
      [
        "1+1 startup note", "2+1 startup note", "3+1 disk-full error", "4+1 startup note",
        "5+1 startup note", "6+1 startup note",
      ],
      programs: ["mariadbd", "systemd", "mariadbd", "mariadbd", "mariadbd", "mariadbd"]
    ),
    TrapRow(
      "journalctl -o short-monotonic and short-delta tell no time of their own",
      """
      [ 1234.567890] db1 systemd[1]: Started MariaDB 10.11.6 database server.
      [ 1235.000001] db1 mariadbd[22]: 2024-03-01 10:00:02 0 [ERROR] mariadbd: Disk full (x)
      [ 1236.000001 <    1.000000 >] db1 systemd[1]: Started MariaDB 10.11.6 database server.
      [ 1237.000000] db1 kernel: Out of memory: Killed process 22 (mariadbd)
      """,
      ["1+1 startup note", "2+1 disk-full error", "3+1 startup note", "4+1 out-of-memory error"],
      times: [nil, "2024-03-01 10:00:02", "2024-03-01 10:00:02", "2024-03-01 10:00:02"],
      qualities: [.none, .assumedZone, .inherited, .inherited],
      programs: ["systemd", "mysqld", "systemd", "kernel"]
    ),
    TrapRow(
      "a CSV export of performance_schema.error_log doubles quotes or escapes them",
      #"""
      "2026-03-01 10:02:11.000412",1,"Error","MY-012611","InnoDB","Operating system error number 28 in a ""file"", operation"
      2026-03-01 10:02:12.000412,2,Warning,MY-010055,Server,"IP address ""10.0.0.9"" could not be resolved"
      "2026-03-01 10:02:13.000412",1,"Error","MY-012611","InnoDB","Operating system error number 28 in a \"file\" operation"
      """#,
      ["1+1 disk-full error", "2+1 network warning", "3+1 disk-full error"],
      times: ["2026-03-01 10:02:11", "2026-03-01 10:02:12", "2026-03-01 10:02:13"],
      codes: ["MY-012611", "MY-010055", "MY-012611"]
    ),
    TrapRow(
      "zap's JSON of a Kubernetes operator, seconds or ISO 8601, between the server's lines",
      #"""
      {"level":"info","ts":1740823200.5,"logger":"setup","msg":"Starting manager"}
      {"level":"error","ts":"2025-03-01T10:00:01.250Z","logger":"pxc","msg":"Reconciler error","error":"no pod"}
      2025-03-01T10:00:02.000000Z 0 [ERROR] [MY-010119] [Server] Aborting
      """#,
      ["1+1 other note", "2+1 other error", "3+1 startup error"],
      times: ["2025-03-01 10:00:00", "2025-03-01 10:00:01", "2025-03-01 10:00:02"],
      programs: ["operator", "operator", "mysqld"]
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
}
