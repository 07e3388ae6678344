import IncidentModel
import LogReading

extension FindingRule {
  /// Replication that broke, and when it ran again.
  static let replication = FindingRule(
    name: "replication",
    title: "Replication",
    summary: """
      From each replica's log: when replication broke (an error of the SQL or the I/O thread, a lost \
      source), how often it was tried again, and when it was seen running. Strong: the log says it. \
      The two threads break and start again each by itself: a source that cannot be reached is one \
      break, an event that cannot be applied another. How far the replica lagged is not in the error log. A replica that was stopped by hand is not \
      called broken.
      """,
    examples: [
      CaseExample(
        "A duplicate key stops the replica",
        log: """
          == db2.log @db2
          2024-03-02 10:00:00 [Error] replication: Slave SQL: Error 'Duplicate entry '5' for key 'PRIMARY'' on query. Default database: 'shop'. Error_code: 1062
          2024-03-02 10:00:00 [Error] replication: Error running query, slave SQL thread aborted. Fix the problem, and restart the slave SQL thread with "SLAVE START".
          2024-03-02 10:30:00 [Note] replication: Slave SQL thread initialized, starting replication in log 'bin.000007' at position 4
          """,
        entries: "2024-03-02 10:10:00 opened: Reports are stale",
        expects: [
          CaseExample.Expectation(
            """
            Replication on db2 broke at 10:00:00 (UTC): “Slave SQL: Error 'Duplicate entry '5' for \
            key 'PRIMARY'' on query. Default database: 'shop'. Error_code: 1062”. It was seen \
            starting again at 10:30:00, 30 min later.
            """,
            .strong,
            ["db2.log:1", "db2.log:3"]
          )
        ]
      ),
      CaseExample(
        "The source is lost, and what comes later cannot be applied: two threads, two breaks",
        log: """
          == db2.log @db2
          2024-03-02 10:00:00 [Error] replication: Slave I/O: error reconnecting to master 'repl@db1:3306' - retry-time: 60  retries: 1, Error_code: 2003
          2024-03-02 10:04:00 [Note] replication: Slave: connected to master 'repl@db1:3306',replication resumed in log 'bin.000007' at position 4
          2024-03-02 10:05:00 [Error] replication: Slave SQL: Could not execute Write_rows_v1 event on table shop.t; Duplicate entry '5' for key 'PRIMARY', Error_code: 1062
          2024-03-02 10:06:00 [Error] replication: Slave I/O: Got fatal error 1236 from master when reading data from binary log, Error_code: 1236
          2024-03-02 10:30:00 [Note] replication: Slave SQL thread initialized, starting replication in log 'bin.000007' at position 4
          """,
        entries: "2024-03-02 10:10:00 opened: Reports are stale",
        expects: [
          CaseExample.Expectation(
            """
            Replication on db2 broke at 10:00:00 (UTC): “Slave I/O: error reconnecting to master \
            'repl@db1:3306' - retry-time: 60  retries: 1, Error_code: 2003”. It was seen starting again \
            at 10:04:00, 4 min later.
            """,
            .strong,
            ["db2.log:1", "db2.log:2"]
          ),
          CaseExample.Expectation(
            """
            Replication on db2 broke at 10:05:00 (UTC): “Slave SQL: Could not execute Write_rows_v1 \
            event on table shop.t; Duplicate entry '5' for key 'PRIMARY', Error_code: 1062”. It was \
            seen starting again at 10:30:00, 25 min later.
            """,
            .strong,
            ["db2.log:3", "db2.log:5"]
          ),
          CaseExample.Expectation(
            """
            Replication on db2 broke at 10:06:00 (UTC): “Slave I/O: Got fatal error 1236 from master when \
            reading data from binary log, Error_code: 1236”. Its log does not show it starting again.
            """,
            .strong,
            ["db2.log:4"]
          ),
        ]
      ),
      CaseExample(
        "A replica that starts in order",
        log:
          "2024-03-02 10:30:00 [Note] replication: Slave SQL thread initialized, starting replication in log 'bin.000007' at position 4",
        entries: "2024-03-02 10:10:00 opened: Reports are stale"
      ),
      CaseExample(
        "A source that is restarted in order is missed for a moment",
        log: """
          == db1.log @db1
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:00:00 [Note] shutdown: mariadbd (initiated by: unknown): Normal shutdown
          2024-03-02 10:00:02 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 10:00:05 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 10:00:06 [Note] startup: mariadbd: ready for connections.
          == db2.log @db2
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 10:00:01 [Error] replication: Slave I/O: error reconnecting to master 'repl@db1:3306' - message: Can't connect to server on 'db1'
          2024-03-02 10:00:07 [Note] replication: Slave: connected to master 'repl@db1:3306',replication resumed in log 'bin.000001' at position 4
          """,
        entries: "2024-03-02 10:05:00 opened: Is all well?",
        expects: [
          CaseExample.Expectation(
            """
            Replication on db2 missed its source from 10:00:01 to 10:00:07 (UTC), while db1 was stopped \
            in order and started again, and went on.
            """,
            .weak,
            ["db2.log:2", "db2.log:3"]
          )
        ]
      ),
      CaseExample(
        "Galera's applier speaks as a replica does, and is none",
        log: """
          2024-03-02 10:00:01 [Error] replication: Slave SQL: Could not execute Write_rows_v1 event on table shop.t; Duplicate entry '5' for key 'PRIMARY', Error_code: 1062; handler error HA_ERR_FOUND_DUPP_KEY; the event's master log FIRST, end_log_pos 119
          """,
        entries: "2024-03-02 10:05:00 opened: A node is gone"
      ),
    ],
    evaluate: { file in
      ReplicationBreak.all(in: file.records).filter { $0.reachesIncident(in: file) }
        .map { $0.finding(in: file) }
    }
  )
}

/// A stretch in which a thread of replication did not run.
private struct ReplicationBreak {
  /// What broke: a thread of a server's replication.
  private struct Place: Hashable {
    var server: String
    var thread: Thread
  }
  /// The threads fetch and apply, and each stops and starts without the other.
  private enum Thread: CaseIterable {
    case fetching, applying
    /// The line names neither, such as those of a group.
    case unnamed

    init(of message: String) {
      if ReplicationBreak.has(message, ReplicationBreak.applying) {
        self = .applying
      } else if ReplicationBreak.has(message, ReplicationBreak.fetching) {
        self = .fetching
      } else {
        self = .unnamed
      }
    }

    /// The threads whose trouble ends where this one runs.
    var heals: [Thread] { self == .unnamed ? Self.allCases : [self, .unnamed] }
  }

  var server: String
  var first: Int
  var last: Int
  var count: Int
  /// The days on which its lines came, counted from 1970 in UTC.
  var days: Set<Int64>
  var resumed: Int?

  /// The breaks of all servers, in the order in which they began.
  static func all(in records: [LogRecord]) -> [ReplicationBreak] {
    var breaks: [ReplicationBreak] = []
    var open: [Place: Int] = [:]
    for position in records.indices where records[position].category == .replication {
      let record = records[position]
      guard let time = record.time else { continue }
      let day = time.microseconds / TimeSpan.days(1).microseconds
      let isBad = record.level == .error || record.level == .fatal
      if isBad, has(record.message, broken), !ReplicationTrouble.isOfCluster(record) {
        let server = ServerName.of(record)
        let thread = Thread(of: record.message)
        if let place = open[Place(server: server, thread: thread)] {
          breaks[place].count += 1
          breaks[place].last = position
          breaks[place].days.insert(day)
        } else {
          open[Place(server: server, thread: thread)] = breaks.count
          breaks.append(
            ReplicationBreak(server: server, first: position, last: position, count: 1, days: [day])
          )
        }
      } else if !isBad, has(record.message, running) {
        let server = ServerName.of(record)
        for thread in Thread(of: record.message).heals {
          guard let place = open.removeValue(forKey: Place(server: server, thread: thread)) else {
            continue
          }
          breaks[place].resumed = position
        }
      }
    }
    return breaks
  }

  /// Whether it began in the incident, or had not ended before it.
  func reachesIncident(in file: CaseFile) -> Bool {
    let end = resumed ?? last
    return [first, end].contains { file.time($0).map(file.isDuringIncident) ?? false }
      || resumed == nil && days.count < 3
  }

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let from = file.time(first)
    // Errors of many days that begin long before the incident are the log's custom.
    let isCustom =
      days.count >= 3 && from.map { $0 < file.detection.time - .days(2) } ?? false
    if let pause = pause(in: file) { return pause }
    var claim = "Replication on \(server) broke"
    if let from { claim += " at \(wording.time(from))\(wording.zoneName)" }
    claim += ": \(Wording.quoted(file.records[first].firstLine, upTo: 140))."
    if let resumed, let to = file.time(resumed), let from, to >= from {
      claim += " It was seen starting again at \(wording.time(to)), \((to - from).words) later."
    } else {
      claim += " Its log does not show it starting again."
    }
    if isCustom { claim += " Such lines came on \(days.count) days, \(count) in all." }
    return Finding(
      rule: "replication",
      claim: claim,
      from: from,
      to: resumed.flatMap(file.time),
      confidence: isCustom ? .weak : .strong,
      evidence: [first, resumed].compactMap { $0 }.map(file.evidence),
      caveat: "How far the replica lagged is not in the error log.",
      weight: isCustom ? 20 : 76
    )
  }

  /// That the source was restarted in order; nil where it was not, or the replica did not go on.
  private func pause(in file: CaseFile) -> Finding? {
    guard let from = file.time(first), let resumed, let to = file.time(resumed), to >= from,
      ReplicationTrouble.isLostSource(file.records[first]),
      let source = ServerHistory.restartedInOrder(
        beside: server,
        at: from,
        of: file.servers,
        in: file.records
      )
    else { return nil }
    return Finding(
      rule: "replication",
      claim: """
        Replication on \(server) missed its source \(file.wording.span(from, to)), while \
        \(source.name) was stopped in order and started again, and went on.
        """,
      from: from,
      to: to,
      confidence: .weak,
      evidence: [first, resumed].map(file.evidence),
      caveat: "That \(source.name) is its source is inferred from the times.",
      weight: 20
    )
  }

  private static func has(_ text: String, _ fragments: [String]) -> Bool {
    fragments.contains { TextSearch.contains(text, $0) }
  }

  private static let applying = [
    "Slave SQL", "Replica SQL", "slave SQL thread", "replica SQL thread", "Relay log read failure",
    "Could not parse relay log",
  ]

  private static let fetching = [
    "Slave I/O", "Replica I/O", "error connecting to", "error reconnecting to",
    "Got fatal error 1236", "reading data from binary log", "Error reading packet from server",
    "connected to master", "connected to source",
  ]

  private static let broken = [
    "Slave SQL", "Replica SQL", "slave SQL thread aborted", "replica SQL thread aborted",
    "Slave I/O", "Replica I/O", "error connecting to", "error reconnecting to",
    "Got fatal error 1236", "reading data from binary log", "Error reading packet from server",
    "Relay log read failure", "Could not parse relay log", "Applier process",
    "not able to reach a majority", "was expelled from the group",
  ]

  private static let running = [
    "starting replication in log", "connected to master", "connected to source",
    "Replication resumed", "replication started", "resumed in log",
  ]
}
