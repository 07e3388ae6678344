import IncidentModel
import LogReading

extension FindingRule {
  /// What a server complained of while it came up all the same.
  static let serverComplaints = FindingRule(
    name: "server-complaints",
    title: "Starts that came up with complaints",
    summary: """
      Errors, and remarks on settings and system tables, between the start of a server and its being \
      ready, where it came up all the same: a plugin or engine that is missing, system tables of an \
      older version, deprecated options, files changed to fit a setting. Moderate where a line is of \
      level error, weak otherwise; starts that say the same are one finding. Damage to data has a rule \
      of its own.
      """,
    examples: [
      CaseExample(
        "A plugin that is not there",
        log: """
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:42:54 [Error] config: mariadbd: Can't open shared library 'audit.so'
          2024-03-02 09:42:54 [Warning] config: 'innodb-x' is deprecated
          2024-03-02 09:42:55 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 09:43:00 opened: No audit log",
        expects: [
          CaseExample.Expectation(
            """
            The server came up at 09:42:55 (UTC), but complained in 2 lines, the worst: “mariadbd: \
            Can't open shared library 'audit.so'”.
            """,
            .moderate,
            ["error.log:1", "error.log:2", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "A start without complaints",
        log: """
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:42:54 [Note] other: InnoDB: Using io_uring
          2024-03-02 09:42:55 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 09:43:00 opened: No audit log"
      ),
    ],
    evaluate: { file in
      file.servers.flatMap { server in
        StartComplaints.all(of: server, in: file).map { $0.finding(on: server, in: file) }
      } + StartComplaints.withoutServer(in: file)
    }
  )
}

/// What the lines between a start and being ready complain of.
private struct StartComplaints {
  var start: Int
  var ready: Int
  /// The lines, those of level error first.
  var lines: [Int]
  /// Other starts that said the same.
  var others: [Int] = []

  /// The complaints of the starts in the incident, those alike together.
  static func all(of server: ServerHistory, in file: CaseFile) -> [StartComplaints] {
    var found: [StartComplaints] = []
    var places: [Set<String>: Int] = [:]
    for life in server.lives {
      guard let start = life.start, let ready = life.ready, start < ready,
        let time = file.time(ready), file.isDuringIncident(time)
      else { continue }
      let lines = (start...ready).filter { position in
        isComplaint(file.records[position])
          && ServerName.of(file.records[position]) == server.name
      }
      guard !lines.isEmpty else { continue }
      let texts = Set(lines.map { file.records[$0].firstLine })
      if let place = places[texts] {
        found[place].others.append(start)
      } else {
        places[texts] = found.count
        let worst = lines.filter { isError(file.records[$0]) }
        found.append(
          StartComplaints(
            start: start,
            ready: ready,
            lines: worst + lines.filter { !worst.contains($0) }
          )
        )
      }
    }
    return found
  }

  /// Remarks in files that show no start, such as what a server wrote before it opened its log.
  static func withoutServer(in file: CaseFile) -> [Finding] {
    let servers = Set(file.servers.map(\.name))
    var sources: [String] = []
    var lines: [String: [Int]] = [:]
    for position in file.records.indices {
      let category = file.records[position].category
      guard category == .config || category == .upgrade else { continue }
      let record = file.records[position]
      guard isComplaint(record),
        !servers.contains(ServerName.of(record)),
        record.time.map(file.isDuringIncident) ?? false
      else { continue }
      if lines[record.source] == nil { sources.append(record.source) }
      lines[record.source, default: []].append(position)
    }
    return sources.prefix(6).compactMap { source in
      guard let found = lines[source], let first = found.first else { return nil }
      return Finding(
        rule: "server-complaints",
        claim: """
          \(source) holds \(Wording.count(found.count, "remark")) on settings and no start: \
          \(Wording.quoted(file.records[first].firstLine, upTo: 120)).
          """,
        from: file.time(first),
        confidence: .weak,
        evidence: found.prefix(8).map(file.evidence),
        caveat: "Which server wrote it, and whether it came up, is not in that file.",
        weight: 11
      )
    }
  }

  private static func isError(_ record: LogRecord) -> Bool {
    record.level == .error || record.level == .fatal
  }

  private static func isComplaint(_ record: LogRecord) -> Bool {
    switch record.category {
    // Every server with a modest limit of open files says so.
    case .config where TextSearch.contains(record.message, "max_open_files"): false
    case .config: isError(record) || record.level == .warning || isChange(record.message)
    case .upgrade: isError(record) || record.level == .warning
    case .startup, .other, .storage, .diskFull, .outOfMemory, .replication: isError(record)
    default: false
    }
  }

  /// Whether a note says that files were changed to fit a setting.
  private static func isChange(_ message: String) -> Bool {
    TextSearch.contains(message, "Resizing redo log")
  }

  func finding(on server: ServerHistory, in file: CaseFile) -> Finding {
    let hasError = lines.contains { Self.isError(file.records[$0]) }
    let time = file.time(ready) ?? file.detection.time
    let quoted = Wording.quoted(file.records[lines[0]].firstLine, upTo: 120)
    var claim = """
      The server\(file.on(server)) came up at \(file.wording.time(time))\(file.wording.zoneName), but \
      complained in \(Wording.count(lines.count, "line"))
      """
    claim += lines.count == 1 ? ": \(quoted)." : ", the worst: \(quoted)."
    if !others.isEmpty {
      claim += " \(Wording.count(others.count, "other start")) said the same."
    }
    return Finding(
      rule: "server-complaints",
      claim: claim,
      from: file.time(start),
      to: time,
      confidence: hasError ? .moderate : .weak,
      evidence: [file.evidence(start)] + lines.prefix(8).map(file.evidence),
      caveat: "Whether anybody needed what is missing is not in the log.",
      weight: hasError ? 41 : 12
    )
  }
}
