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
      How far the replica lagged is not in the error log. A replica that was stopped by hand is not \
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
        "A replica that starts in order",
        log:
          "2024-03-02 10:30:00 [Note] replication: Slave SQL thread initialized, starting replication in log 'bin.000007' at position 4",
        entries: "2024-03-02 10:10:00 opened: Reports are stale"
      ),
    ],
    evaluate: { file in
      ReplicationBreak.all(in: file.records).filter { $0.reachesIncident(in: file) }
        .map { $0.finding(in: file) }
    }
  )
}

/// A stretch in which replication did not run.
private struct ReplicationBreak {
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
    var open: [String: Int] = [:]
    for position in records.indices where records[position].category == .replication {
      let record = records[position]
      guard let time = record.time else { continue }
      let day = time.microseconds / TimeSpan.days(1).microseconds
      let isBad = record.level == .error || record.level == .fatal
      if isBad, has(record.message, broken) {
        let server = ServerName.of(record)
        if let place = open[server] {
          breaks[place].count += 1
          breaks[place].last = position
          breaks[place].days.insert(day)
        } else {
          open[server] = breaks.count
          breaks.append(
            ReplicationBreak(server: server, first: position, last: position, count: 1, days: [day])
          )
        }
      } else if !isBad, has(record.message, running),
        let place = open.removeValue(forKey: ServerName.of(record))
      {
        breaks[place].resumed = position
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

  private static func has(_ text: String, _ fragments: [String]) -> Bool {
    fragments.contains { TextSearch.contains(text, $0) }
  }

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
