import IncidentModel
import LogReading

extension FindingRule {
  /// How long the server could not be used during the incident.
  static let downtime = FindingRule(
    name: "downtime",
    title: "Downtime",
    summary: """
      How long each server was down, starting, recovering or stopping during the incident, added up \
      from its log, with the time for which the log does not tell whether it ran: before its first \
      line, after its last, and between the last line of a server that vanished and its next start. A \
      server that has begun to stop takes no client until the next start, finished or not; one that the \
      kernel's log says was killed is down from then on. \
      Strong: sums of intervals between lines; moderate where a part is unknown, such as the time after \
      a stop with which the log ends. Nothing is claimed where the logs \
      show no trouble. Up means that the server ran, not that users were served.
      """,
    examples: [
      CaseExample(
        "Down between a failed start and the next",
        log: """
          2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:00:00 [Error] crash: mariadbd got signal 6 ;
          2024-03-02 10:01:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:01:10 [Error] startup: Aborting
          2024-03-02 10:05:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 10:05:20 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:30:00 [Note] other: Using PAUSE multiplier 100
          """,
        entries: """
          2024-03-02 10:02:00 opened: Shop is down
          2024-03-02 10:10:00 resolved: back
          """,
        expects: [
          CaseExample.Expectation(
            """
            From 10:00:00 to 10:10:00 (UTC) the server was not up for 5 min 20 s (53 % of the time), \
            in 1 stretch: from 10:00:00 to 10:05:20.
            """,
            .strong,
            ["error.log:2", "error.log:6"]
          )
        ]
      ),
      CaseExample(
        "A log that begins late and ends with a stop",
        log: """
          == db1.log @db1
          2024-03-02 10:00:00 [Error] replication: Got fatal error 1236 from master
          == db2.log @db2
          2024-03-02 10:02:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:05:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 10:05:10 [Note] shutdown: mariadbd: Shutdown complete
          """,
        entries: """
          2024-03-02 10:02:00 opened: Shop is down
          2024-03-02 10:20:00 resolved: back
          """,
        expects: [
          CaseExample.Expectation(
            """
            From 10:00:00 to 10:20:00 (UTC) the server was not up for 10 s (1 % of the time), in 1 \
            stretch: from 10:05:00 to 10:05:10. The log ends with a stop at 10:05:10: whether the server \
            came up in the 14 min 50 s after it is not in it. For another 2 min the log does not tell \
            whether it ran: it begins at 10:02:00.
            """,
            .moderate,
            ["db2.log:2", "db2.log:3", "db2.log:1"]
          )
        ]
      ),
      CaseExample(
        "A stop that was cut short, and a kill that the kernel's log dates",
        log: """
          == db1.log @db1
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:10:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 10:13:00 [Note] startup: Starting MariaDB 10.11.19 as process 4712
          2024-03-02 10:13:00 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          2024-03-02 10:13:01 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:20:20 [Note] startup: Starting MariaDB 10.11.19 as process 4713
          2024-03-02 10:20:20 [Note] startup: mariadbd: ready for connections.
          == kern.log @db1
          2024-03-02 10:20:00 [Error] out-of-memory: Out of memory: Killed process 4712 (mariadbd) total-vm:9000000kB
          """,
        entries: """
          2024-03-02 10:10:00 opened: Slow
          2024-03-02 10:25:00 resolved: back
          """,
        expects: [
          CaseExample.Expectation(
            """
            From 10:10:00 to 10:25:00 (UTC) the server was not up for 3 min 21 s (22 % of the time), \
            in 2 stretches: from 10:10:00 to 10:13:01 and from 10:20:00 to 10:20:20.
            """,
            .strong,
            ["db1.log:2", "db1.log:5", "kern.log:1", "db1.log:6"]
          )
        ]
      ),
      CaseExample(
        "A planned restart without trouble",
        log: """
          2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:00:00 [Note] shutdown: mariadbd: Normal shutdown
          2024-03-02 10:00:05 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 10:01:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:01:10 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 10:02:00 opened: Slow"
      ),
    ],
    evaluate: { file in
      guard let episode = file.episode else { return [] }
      return file.servers.compactMap { Downtime(of: $0, during: episode, in: file)?.finding }
    }
  )
}
