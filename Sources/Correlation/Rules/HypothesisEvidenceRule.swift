import IncidentModel
import LogReading

extension FindingRule {
  /// What the logs say for and against each suspected cause.
  static let hypothesisEvidence = FindingRule(
    name: "hypothesis-evidence",
    title: "Hypotheses and the logs",
    summary: """
      For each suspected cause: the lines and signs of the incident that speak for it, or that none \
      does. The words of a hypothesis are looked up in a table that names the categories which would \
      show such a cause. Strong where lines of level error speak for it, moderate where others do. \
      Where nothing speaks for it: moderate if the log would have shown the cause, weak if it could \
      not have, or shows what may follow from it. The logs of backup tools are silent about the server. Lines that came as often on the days before speak for nothing. A hypothesis that was ruled out although the logs support it, or confirmed although \
      they do not, is flagged, but not where the same lines speak for one that was confirmed. Support is not proof: it says that lines of that kind are there.
      """,
    examples: [
      CaseExample(
        "Nothing for the network, damage for the server itself",
        log: """
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          2024-03-02 08:31:00 [Warning] access-denied: Access denied for user 'stock_app'@'localhost' (using password: YES)
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:38:00 suspect: Network problem between the web tier and the database
          2024-03-02 08:39:00 rule-out H1: counters clean
          2024-03-02 08:57:00 suspect: MariaDB itself is at fault
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H2 “MariaDB itself is at fault” (the database server): 1 line of \
            category corruption, the first at 06:40:00 (UTC).
            """,
            .strong,
            ["H2", "error.log:1"]
          ),
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “Network problem between the web tier and the database” \
            (network): no line of category network among the 2 lines from 06:40:00 to 08:31:00 \
            (UTC). Against it: at 08:31:00 the server answered a client, if only to refuse the \
            login. H1 was ruled out; the logs do not contradict that.
            """,
            .weak,
            ["H1", "error.log:1", "error.log:2"]
          ),
        ]
      ),
      CaseExample(
        "An attack on the database is no fault of the server",
        log: """
          2024-03-02 06:40:00 [Error] disk-full: Disk is full writing './shop/moves.MYD' (Errcode: 28)
          2024-03-02 08:31:00 [Warning] other: Using PAUSE multiplier 100
          """,
        entries: """
          2024-03-02 08:31:00 opened: Orders are not saved
          2024-03-02 08:38:00 suspect: Somebody attacks the database from the internet
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “Somebody attacks the database from the internet” (an \
            attack): no line of category access-denied among the 2 lines from 06:40:00 to 08:31:00 (UTC).
            """,
            .moderate,
            ["H1", "error.log:1", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "A server that stood still may have waited for its disks",
        log: """
          2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:30:00 [Fatal] hang: InnoDB: innodb_fatal_semaphore_wait_threshold was exceeded for dict_sys.latch.
          2024-03-02 08:30:10 [Note] startup: Starting MariaDB 10.11.19 as process 2
          """,
        entries: """
          2024-03-02 08:31:00 opened: Database down
          2024-03-02 08:38:00 suspect: The SAN hung
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “The SAN hung” (storage): no line of category storage or \
            corruption among the 3 lines from 06:00:00 to 08:30:10 (UTC). What may follow from it \
            shows: a server that stood still at 08:30:00.
            """,
            .weak,
            ["H1", "error.log:1", "error.log:3", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "The kernel's log names the killer: no crash, but a lack of memory",
        log: """
          2024-03-02 06:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 4711
          2024-03-02 06:00:01 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:30:10 [Note] startup: Starting MariaDB 10.11.19 as process 4712
          2024-03-02 08:30:10 [Note] crash-recovery: InnoDB: Starting crash recovery from checkpoint LSN=29
          == kern.log
          2024-03-02 08:30:00 [Error] out-of-memory: Out of memory: Killed process 4711 (mariadbd) total-vm:9000000kB
          """,
        entries: """
          2024-03-02 08:31:00 opened: Database down
          2024-03-02 08:38:00 suspect: A crash bug of MariaDB
          2024-03-02 08:39:00 rule-out H1: no crash block
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “A crash bug of MariaDB” (a crash): no line of category \
            crash among the 5 lines from 06:00:00 to 08:30:10 (UTC). Against it: at 08:30:00 the kernel \
            killed the server. H1 was ruled out; the logs do not contradict that.
            """,
            .moderate,
            ["H1", "error.log:1", "kern.log:1"]
          )
        ]
      ),
      CaseExample(
        "A resolver that fails is trouble with the network, whatever the grants",
        log: (10..<16).map {
          "2024-03-02 08:30:\($0) [Warning] network: IP address '10.0.0.21' could not be resolved: "
            + "Temporary failure in name resolution\n"
        }.joined(),
        entries: """
          2024-03-02 08:31:00 opened: Nobody can connect
          2024-03-02 08:38:00 suspect: The resolver is down, our grants are by host name
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H1 “The resolver is down, our grants are by host name” (network and \
            accounts and passwords): 6 lines of category network, the first at 08:30:10 (UTC).
            """,
            .moderate,
            ["H1", "error.log:1"]
          )
        ]
      ),
      CaseExample(
        "One account refused from inside is no attack",
        log: (10..<16).map {
          "2024-03-02 08:30:\($0) [Warning] access-denied: Access denied for user 'shop'@'10.0.0.12' (using password: YES)\n"
        }.joined(),
        entries: """
          2024-03-02 08:31:00 opened: Error 500
          2024-03-02 08:38:00 suspect: We are under attack
          2024-03-02 08:39:00 rule-out H1: only our own hosts are refused
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H1 “We are under attack” (an attack): 6 lines of category access-denied, \
            the first at 08:30:10 (UTC). All name the account shop and come from inside, as no attack \
            from without does.
            """,
            .weak,
            ["H1", "error.log:1"]
          )
        ]
      ),
      CaseExample(
        "A source that is missed in order speaks for nothing; two that suspect the same, one confirmed",
        log: """
          == db1.log @db1
          2024-03-02 05:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 05:00:02 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 05:00:10 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 05:00:11 [Note] startup: mariadbd: ready for connections.
          == db2.log @db2
          2024-03-02 04:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 05:00:01 [Error] replication: Slave I/O: error reconnecting to master 'repl@db1:3306' message: Can't connect to server
          2024-03-02 09:12:00 [Error] replication: Slave SQL: Error 'Duplicate entry '7' for key 'PRIMARY'' on query.
          """,
        entries: """
          2024-03-02 09:25:00 opened: Reports are old
          2024-03-02 09:30:00 suspect: The restart of db1 broke replication
          2024-03-02 09:33:00 suspect: Somebody wrote on the replica
          2024-03-02 09:42:00 rule-out H1: it replicated after the restart
          2024-03-02 09:45:00 confirm H2: row 7
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs support H2 “Somebody wrote on the replica” (replication): 1 line of category \
            replication, the first at 09:12:00 (UTC).
            """,
            .strong,
            ["H2", "db2.log:3"]
          ),
          CaseExample.Expectation(
            """
            The logs support H1 “The restart of db1 broke replication” (replication): 1 line of category \
            replication, the first at 09:12:00 (UTC). The same lines speak for H2, which was confirmed.
            """,
            .weak,
            ["H1", "db2.log:3"]
          ),
        ]
      ),
      CaseExample(
        "A failed start whose line names another cause follows from no damage",
        log: """
          2024-03-02 08:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 08:00:01 [Error] config: mariadbd: unknown variable 'tmp-table-sise=64M'
          2024-03-02 08:00:01 [Error] startup: Aborting
          """,
        entries: """
          2024-03-02 08:05:00 opened: It does not come up
          2024-03-02 08:10:00 suspect: A damaged data file
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “A damaged data file” (damaged data): no line of category \
            corruption among the 3 lines from 08:00:00 to 08:00:01 (UTC).
            """,
            .moderate,
            ["H1", "error.log:1", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "A table that was not closed in order is no damage",
        log: """
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:01:00 [Error] corruption: mariadbd: Table './shop/sess' is marked as crashed and should be repaired
          2024-03-02 08:01:00 [Warning] corruption: Checking table:   './shop/sess'
          """,
        entries: """
          2024-03-02 08:05:00 opened: The host was reset
          2024-03-02 08:10:00 suspect: Data is damaged
          2024-03-02 08:20:00 rule-out H1: CHECK TABLE says OK
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing in the logs supports H1 “Data is damaged” (damaged data): no line of category \
            corruption among the 3 lines from 08:00:00 to 08:01:00 (UTC), but 2 of tables that were not \
            closed in order. H1 was ruled out; the logs do not contradict that.
            """,
            .moderate,
            ["H1", "error.log:1", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "A backup's log is silent about damage",
        log: "2024-03-02 02:00:00 [Note] backup: Started dump at: 2024-03-02 02:00:00",
        entries: """
          2024-03-02 08:31:00 opened: A table is gone
          2024-03-02 08:38:00 suspect: Corruption
          """
      ),
      CaseExample(
        "A cause that no table knows is left to people",
        log: "2024-03-02 06:40:00 [Note] startup: mariadbd: ready for connections.",
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:38:00 suspect: The new label printer
          """
      ),
    ],
    evaluate: { file in
      let times = file.categoryTimes
      let findings = file.input.snapshot.hypotheses.filter { !$0.isRetracted }.compactMap {
        HypothesisCheck(of: $0, times: times, in: file)?.finding(in: file)
      }
      return findings.filter { $0.confidence > .weak } + findings.filter { $0.confidence == .weak }
    }
  )
}
