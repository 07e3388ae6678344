import IncidentModel
import LogReading

extension FindingRule {
  /// Which human step each stop and start of a server belongs to.
  static let restart = FindingRule(
    name: "restart",
    title: "Restarts and who made them",
    summary: """
      Each stop and start of a server during the incident next to the entry that records it: the \
      nearest one that says so (stop, start, restart, safe mode, forced recovery, reinstall) from 10 \
      minutes before to 3 minutes after the line. Strong where they lie within a minute, moderate \
      where further apart. A stop of more than a minute is told with its length. Starts that no entry records are one finding of their own, where the logs show \
      trouble: somebody may have acted without writing it down, or a supervisor did. What mysqld_safe says that \
      it did needs no entry.
      """,
    examples: [
      CaseExample(
        "A stop and a start that people recorded, and a start that nobody did",
        log: """
          2024-03-02 06:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 06:00:01 [Note] startup: mariadbd: ready for connections.
          2024-03-02 06:40:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 06:40:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=1
          2024-03-02 06:40:01 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:02:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 09:02:00 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 09:03:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 09:03:01 [Note] startup: mariadbd: ready for connections.
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:02:00 action: stop server
          2024-03-02 09:03:00 action: safe mode
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server stopped at 09:02:00 (UTC) and started at 09:03:00, ready at 09:03:01. The \
            stop belongs to E2 “stop server” at 09:02:00, the start to E3 “safe mode” at 09:03:00.
            """,
            .strong,
            ["error.log:6", "error.log:8", "E2", "E3"]
          ),
          CaseExample.Expectation(
            "No entry records the start of the server at 06:40:00 (UTC).",
            .moderate,
            ["error.log:3"]
          ),
        ]
      ),
      CaseExample(
        "Two restarts that follow each other: each owns its own stop",
        log: """
          2024-03-02 09:00:00 [Error] crash: mariadbd got signal 6 ;
          2024-03-02 09:01:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 09:42:50 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:44:50 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 09:47:54 [Note] startup: Starting MariaDB 10.11.19 as process 3
          """,
        entries: """
          2024-03-02 09:01:00 opened: Down
          2024-03-02 09:01:00 action: started the server
          2024-03-02 09:42:54 action: restarted with innodb_force_recovery=1
          2024-03-02 09:47:54 action: restarted with innodb_force_recovery=6
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server started at 09:01:00 (UTC). The start belongs to E2 “started the server” at \
            09:01:00.
            """,
            .strong,
            ["error.log:2", "E2"]
          ),
          CaseExample.Expectation(
            """
            The server stopped at 09:42:50 (UTC) and started at 09:42:54. Both belong to E3 \
            “restarted with innodb_force_recovery=1” at 09:42:54.
            """,
            .strong,
            ["error.log:3", "error.log:4", "E3"]
          ),
          CaseExample.Expectation(
            """
            The server stopped at 09:44:50 (UTC) and started at 09:47:54. Both belong to E4 \
            “restarted with innodb_force_recovery=6” at 09:47:54.
            """,
            .moderate,
            ["error.log:5", "error.log:6", "E4"]
          ),
        ]
      ),
      CaseExample(
        "What was done to one server by name started no other",
        log: """
          == db1.log @db1
          2024-03-02 09:00:00 [Error] crash: mariadbd got signal 11 ;
          2024-03-02 09:00:30 [Note] startup: Starting MariaDB 10.11.19 as process 2
          == db2.log @db2
          2024-03-02 09:00:20 [Note] startup: Starting MariaDB 10.11.19 as process 7
          """,
        entries: """
          2024-03-02 09:00:10 opened: Down
          2024-03-02 09:00:29 action: restart mariadb on db1
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server on db1 started at 09:00:30 (UTC). The start belongs to E2 “restart mariadb on \
            db1” at 09:00:29.
            """,
            .strong,
            ["db1.log:2", "E2"]
          )
        ]
      ),
      CaseExample(
        "A planned stop that took its time, without trouble",
        log: """
          2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 09:25:30 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 09:27:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 09:27:01 [Note] startup: mariadbd: ready for connections.
          """,
        entries: """
          2024-03-02 09:00:00 action: Stopped MariaDB
          2024-03-02 09:12:00 opened: Maintenance overruns
          2024-03-02 09:27:00 action: Started MariaDB
          """,
        expects: [
          CaseExample.Expectation(
            """
            The server stopped at 09:00:00 (UTC), was done with it at 09:25:30, 25 min 30 s later, and \
            started at 09:27:00, ready at 09:27:01. The stop belongs to E1 “Stopped MariaDB” at \
            09:00:00, the start to E3 “Started MariaDB” at 09:27:00.
            """,
            .strong,
            ["error.log:2", "error.log:3", "error.log:4", "E1", "E3"]
          )
        ]
      ),
      CaseExample(
        "What mysqld_safe did needs no entry",
        log: """
          2024-03-02 09:00:00 [Error] crash: mariadbd got signal 11 ;
          2024-03-02 09:00:01 [Error] crash: mysqld_safe mysqld restarted
          2024-03-02 09:00:02 [Note] startup: Starting MariaDB 10.11.19 as process 2
          """,
        entries: "2024-03-02 09:01:00 opened: Down"
      ),
      CaseExample(
        "No trouble, nothing to explain",
        log: """
          2024-03-02 09:02:00 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 09:03:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          """,
        entries: "2024-03-02 09:31:00 opened: No stock shown"
      ),
    ],
    evaluate: { file in
      let restarts = file.servers.flatMap { Restart.all(of: $0, in: file) }
      let owned = restarts.filter { $0.stopAct != nil || $0.startAct != nil }
      guard let episode = file.episode else { return owned.map { $0.finding(in: file) } }
      // The first start of a log is where the log begins, not a restart; what mysqld_safe says that it
      // did needs no entry.
      let unowned = restarts.filter { restart in
        guard restart.hasPrevious, !restart.isOfSafe, restart.startAct == nil,
          restart.stopAct == nil
        else { return false }
        return restart.start.flatMap(file.time).map { $0 >= episode.first.time } ?? false
      }
      return owned.map { $0.finding(in: file) }
        + [Restart.unexplained(unowned, in: file)].compactMap { $0 }
    }
  )
}
