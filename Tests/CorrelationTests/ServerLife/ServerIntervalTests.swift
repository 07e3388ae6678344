import Correlation
import IncidentModel
import Testing

@Suite("Server intervals")
struct ServerIntervalTests {
  /// A log in rows, and the states that follow from it, each with the time from which it holds.
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var log: String
    var states: [String]
    var testDescription: String { name }

    static let all = [
      Row(
        name: "a stop in order, and a start",
        log: """
          2024-03-02 10:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 10:00:02 [Note] startup: mariadbd: ready for connections.
          2024-03-02 11:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 11:00:03 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 11:01:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 11:01:05 [Note] startup: mariadbd: ready for connections.
          """,
        states: [
          "starting 10:00:00", "up 10:00:02", "stopping 11:00:00", "down 11:00:03",
          "starting 11:01:00", "up 11:01:05",
        ]
      ),
      Row(
        name: "a crash, then recovery",
        log: """
          2024-03-02 10:00:02 [Note] startup: mysqld: ready for connections.
          2024-03-02 11:00:00 [Error] crash: mysqld got signal 11 ;
          2024-03-02 11:00:10 [System] startup: mysqld (mysqld 8.0.36) starting as process 2
          2024-03-02 11:00:11 [Note] crash-recovery: InnoDB: Starting crash recovery.
          2024-03-02 11:02:00 [System] startup: mysqld: ready for connections.
          """,
        states: [
          "up 10:00:02", "down 11:00:00", "starting 11:00:10", "recovering 11:00:11", "up 11:02:00",
        ]
      ),
      Row(
        name: "starts that fail end no downtime",
        log: """
          2024-03-02 10:00:02 [Note] startup: mysqld: ready for connections.
          2024-03-02 11:00:00 [Error] crash: mysqld got signal 11 ;
          2024-03-02 11:00:03 [System] startup: mysqld (mysqld 8.0.36) starting as process 2
          2024-03-02 11:00:04 [Note] crash-recovery: InnoDB: Starting crash recovery.
          2024-03-02 11:00:10 [Error] startup: Aborting
          2024-03-02 11:05:00 [System] startup: mysqld (mysqld 8.0.36) starting as process 3
          2024-03-02 11:05:01 [Error] crash: mysqld got signal 11 ;
          2024-03-02 11:10:00 [System] startup: mysqld (mysqld 8.0.36) starting as process 4
          2024-03-02 11:10:20 [System] startup: mysqld: ready for connections.
          """,
        states: ["up 10:00:02", "down 11:00:00", "starting 11:10:00", "up 11:10:20"]
      ),
      Row(
        name: "other threads that talk after a crash start no new life",
        log: """
          2024-03-02 10:00:00 [Note] startup: Starting MariaDB 10.11.19 as process 1
          2024-03-02 10:00:01 [Error] crash: mysqld got signal 11 ;
          2024-03-02 10:00:01 [Note] startup: mysqld: ready for connections.
          """,
        states: ["starting 10:00:00", "down 10:00:01"]
      ),
      Row(
        name: "mysqld_safe finds the server gone",
        log: """
          2024-03-02 10:00:02 [Note] startup: mysqld: ready for connections.
          2024-03-02 10:30:00 [Note] other: a line
          2024-03-02 11:00:00 [Note] startup: mysqld_safe Number of processes running now: 0
          2024-03-02 11:00:00 [Note] startup: mysqld_safe mysqld restarted
          2024-03-02 11:00:01 [Note] startup: mysqld (mysqld 5.5.53) starting as process 3
          2024-03-02 11:00:04 [Note] startup: mysqld: ready for connections.
          """,
        states: ["up 10:00:02", "unknown 10:30:00", "starting 11:00:01", "up 11:00:04"]
      ),
    ]
  }

  @Test("Lines give states", arguments: Row.all)
  func states(row: Row) throws {
    let input = try CaseExample(row.name, log: row.log).input()
    let intervals = Correlation.serverIntervals(in: input.records)
    let found = intervals.filter { $0.to != nil || $0 == intervals.last }.map {
      "\($0.state.rawValue) \($0.from.formatted(in: .utc).suffix(8))"
    }
    #expect(found == row.states)
  }

  @Test("Pieces of a rotated log are one server, hosts are several")
  func servers() throws {
    let log = """
      == error.log
      2024-03-02 11:00:00 [Note] startup: mysqld: ready for connections.
      == error.log.1
      2024-03-02 10:00:00 [Note] startup: mysqld: ready for connections.
      2024-03-02 10:30:00 [Note] shutdown: mysqld: Shutdown complete
      == node.log @db2
      2024-03-02 10:00:00 [Note] startup: mysqld: ready for connections.
      """
    let intervals = Correlation.serverIntervals(
      in: try CaseExample("Two", log: log).input().records
    )
    #expect(
      intervals.map { "\($0.server) \($0.state.rawValue)" } == [
        "error.log up", "error.log down", "error.log up", "db2 up",
      ]
    )
  }
}
