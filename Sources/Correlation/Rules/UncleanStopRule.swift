import IncidentModel

extension FindingRule {
  /// A start with no stop before it.
  static let uncleanStop = FindingRule(
    name: "unclean-stop",
    title: "Unclean stops",
    summary: """
      A server that starts although its log shows neither a stop in order nor a crash before it was \
      killed, lost power, or lost its memory to the kernel: SIGKILL and power loss write no line. It \
      went down at some time between its last line and the start. Strong where the start then ran \
      crash recovery, or the kernel's log names the killed process; weak where neither is so, since \
      lines can also be missing from the log. What stopped the server is claimed only where a line \
      says so. \
      Without crash recovery it is moderate where somebody wrote down a kill or a reset.
      """,
    examples: [
      CaseExample(
        "A start follows a start, and recovery runs",
        zone: "Africa/Nairobi",
        log: """
          2023-10-29 13:10:00 [Note] startup: Starting MariaDB 10.11.19 as process 17607
          2023-10-29 13:10:00 [Note] startup: mariadbd: ready for connections.
          2023-10-30 03:40:00 [Note] startup: Starting MariaDB 10.11.19 as process 17925
          2023-10-30 03:40:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29729726
          2023-10-30 03:40:00 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2023-10-30 05:31:00 opened: Users see no stock",
        expects: [
          CaseExample.Expectation(
            """
            The server did not stop in order: it went down at some time between 29 October 16:10:00 \
            and 30 October 06:40:00 (Africa/Nairobi). No stop stands between its last line and the \
            next start, which ran crash recovery. When and why it went down is not shown.
            """,
            .strong,
            ["error.log:2", "error.log:3", "error.log:4"]
          )
        ]
      ),
      CaseExample(
        "The kernel's log names the process that it killed",
        log: """
          2024-03-02 10:00:00 [System] startup: /usr/sbin/mysqld (mysqld 8.0.36) starting as process 4711
          2024-03-02 10:00:02 [System] startup: /usr/sbin/mysqld: ready for connections.
          2024-03-02 14:03:20 [System] startup: /usr/sbin/mysqld (mysqld 8.0.36) starting as process 5100
          == syslog
          2024-03-02 14:03:10 [Error] out-of-memory: Out of memory: Killed process 4711 (mysqld) total-vm:9000000kB
          """,
        entries: "2024-03-02 14:05:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The server did not stop in order: the kernel killed it at 14:03:10 (UTC) for want of \
            memory. No stop stands between its last line and the next start at 14:03:20.
            """,
            .strong,
            ["error.log:2", "syslog:1", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "The kernel killed another server of the same host",
        log: """
          2024-03-02 10:00:00 [System] startup: /usr/sbin/mysqld (mysqld 8.0.36) starting as process 4711
          2024-03-02 10:00:02 [System] startup: /usr/sbin/mysqld: ready for connections.
          2024-03-02 14:03:20 [System] startup: /usr/sbin/mysqld (mysqld 8.0.36) starting as process 5100
          2024-03-02 14:03:21 [Note] crash-recovery: Starting crash recovery.
          == syslog
          2024-03-02 14:03:10 [Error] out-of-memory: Out of memory: Killed process 990 (mysqld) total-vm:9000000kB
          """,
        entries: "2024-03-02 14:05:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The server did not stop in order: it went down at some time between 10:00:02 and 14:03:20 \
            (UTC). No stop stands between its last line and the next start, which ran crash recovery. \
            When and why it went down is not shown.
            """,
            .strong,
            ["error.log:2", "error.log:3", "error.log:4"]
          )
        ]
      ),
      CaseExample(
        "Somebody wrote down that they killed it",
        log: """
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:20:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:20:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          """,
        entries: """
          2024-03-02 10:05:00 opened: Slow
          2024-03-02 10:19:00 action: kill -9 of mariadbd, it does not answer
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server did not stop in order: it went down at some time between 10:00:02 and 10:20:00 \
            (UTC). No stop stands between its last line and the next start, which ran crash recovery. \
            The log does not show why; E2 “kill -9 of mariadbd, it does not answer” at 10:19:00 would \
            leave it so.
            """,
            .strong,
            ["error.log:1", "error.log:2", "error.log:3", "E2"]
          )
        ]
      ),
      CaseExample(
        "A reset host whose InnoDB had nothing to recover",
        log: """
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:20:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:20:01 [Note] startup: mariadbd: ready for connections.
          """,
        entries: """
          2024-03-02 10:18:00 opened: Host gone
          2024-03-02 10:19:00 action: Hard reset of the host
          """,
        expects: [
          CaseExample.Expectation(
            """
            The log shows no stop between 10:00:02 and 10:20:00 (UTC), yet the server started anew, \
            without crash recovery. E2 “Hard reset of the host” at 10:19:00 would leave it so.
            """,
            .moderate,
            ["error.log:1", "error.log:2", "E2"]
          )
        ]
      ),
      CaseExample(
        "Somebody grew tired of waiting for the stop",
        log: """
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:10:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 10:13:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:13:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          """,
        entries: """
          2024-03-02 10:05:00 opened: Slow
          2024-03-02 10:10:00 action: systemctl stop mariadb
          2024-03-02 10:12:00 action: kill -9 of mariadbd, it would not stop
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server did not finish its stop: the last line of the stop is of 10:10:00, and the next \
            start at 10:13:00 (UTC) finds it unfinished and ran crash recovery. E3 “kill -9 of mariadbd, \
            it would not stop” at 10:12:00 would leave it so.
            """,
            .strong,
            ["error.log:2", "error.log:3", "error.log:4", "E3"]
          )
        ]
      ),
      CaseExample(
        "A kill that was written down ended the server once, not twice",
        log: """
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:10:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:10:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          2024-03-02 10:10:20 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 10:10:20 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=31
          """,
        entries: """
          2024-03-02 10:05:00 opened: Slow
          2024-03-02 10:10:10 action: kill -9 of mariadbd
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server did not stop in order: it went down at some time between 10:00:02 and 10:10:00 \
            (UTC). No stop stands between its last line and the next start, which ran crash recovery. \
            When and why it went down is not shown.
            """,
            .strong,
            ["error.log:1", "error.log:2", "error.log:3"]
          ),
          CaseExample.Expectation(
            """
            The server did not stop in order: it went down at some time between 10:10:00 and 10:10:20 \
            (UTC). No stop stands between its last line and the next start, which ran crash recovery. \
            The log does not show why; E2 “kill -9 of mariadbd” at 10:10:10 would leave it so.
            """,
            .strong,
            ["error.log:3", "error.log:4", "error.log:5", "E2"]
          ),
        ]
      ),
      CaseExample(
        "A stop in order is no unclean stop",
        log: """
          2024-03-02 10:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 11:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 11:00:01 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 11:00:05 [Note] startup: Starting MariaDB 10.11.19 as process 2
          """
      ),
      CaseExample(
        "Without recovery, lines may be missing",
        log: """
          2024-03-02 10:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 11:00:05 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 11:00:06 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 11:05:00 opened: Slow",
        expects: [
          CaseExample.Expectation(
            """
            The log shows no stop between 10:00:02 and 11:00:05 (UTC), yet the server started anew. \
            It was stopped without a word, or lines are missing from the log: the start shows no \
            crash recovery.
            """,
            .weak,
            ["error.log:2", "error.log:3"]
          )
        ]
      ),
    ],
    evaluate: { file in
      file.servers.flatMap { server in
        let found = server.lives.indices.compactMap { index in
          UncleanStop(server: server, index: index, in: file)?.finding(in: file)
        }
        let doubtful = found.filter { $0.confidence == .weak }
        let sure = found.filter { $0.confidence > .weak }
        let early = sure.filter { $0.to.map { !file.isDuringIncident($0) } ?? false }
        let during = sure.filter { !early.contains($0) }
        return UncleanStop.repeated(during, on: server, in: file)
          + UncleanStop.custom(early, on: server, in: file) + UncleanStop.folded(doubtful)
      }
    }
  )
}
