import IncidentModel
import LogReading

extension FindingRule {
  /// Where a log was cut, and where its clock went back.
  static let logContinuity = FindingRule(
    name: "log-rotation",
    title: "Rotated logs and clocks that jump",
    summary: """
      Logs that rotation cut in pieces, with the time between the last line of one piece and the first \
      of the next: a piece that begins without a start is a continuation, and lines can be lost where \
      a log is copied and truncated (weak: the pieces fit by name and time). And stamps that go back by \
      five minutes or more within one log, for three lines or more: daylight saving ends, or the clock \
      was set (moderate). Intervals across such a jump are not to be trusted.
      """,
    examples: [
      CaseExample(
        "Two pieces of one log",
        log: """
          == error.log.1
          2024-03-02 10:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 11:00:00 [Warning] connections: Aborted connection 4 to db: 'stockdb'
          == error.log
          2024-03-02 11:30:00 [Warning] connections: Aborted connection 5 to db: 'stockdb'
          """,
        entries: "2024-03-02 11:31:00 opened: Slow",
        expects: [
          CaseExample.Expectation(
            """
            The log error.log was cut by rotation: error.log.1 ends at 11:00:00 (UTC), error.log begins \
            at 11:30:00, 30 min later, without a start of the server between them.
            """,
            .weak,
            ["error.log.1:2", "error.log:1"]
          )
        ]
      ),
      CaseExample(
        "A clock that is set back by an hour",
        log: """
          2024-03-02 10:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 11:00:00 [Warning] connections: Aborted connection 4 to db: 'stockdb'
          2024-03-02 10:00:10 [Warning] connections: Aborted connection 5 to db: 'stockdb'
          2024-03-02 10:01:10 [Warning] connections: Aborted connection 6 to db: 'stockdb'
          2024-03-02 10:02:10 [Warning] connections: Aborted connection 7 to db: 'stockdb'
          """,
        entries: "2024-03-02 11:31:00 opened: Slow",
        expects: [
          CaseExample.Expectation(
            """
            The stamps of error.log go back by 59 min 50 s: from 11:00:00 (UTC) to 10:00:10. The \
            clock was set, daylight saving ended, or the lines are in two zones; times around it are not \
            to be trusted.
            """,
            .moderate,
            ["error.log:2", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "One log without a jump",
        log: "2024-03-02 10:00:00 [Note] startup: mariadbd: ready for connections.",
        entries: "2024-03-02 11:31:00 opened: Slow"
      ),
    ],
    evaluate: { file in
      let pieces = LogPiece.all(in: file)
      return LogPiece.joints(of: pieces, in: file) + pieces.compactMap { $0.jumpFinding(in: file) }
    }
  )
}

/// The records of one file.
private struct LogPiece {
  var source: String
  var server: String
  var first: Int
  var last: Int
  /// The records before and after the first jump backwards.
  var jump: (before: Int, after: Int)?

  private init(beginningAt position: Int, with record: LogRecord) {
    source = record.source
    server = record.host ?? ServerName.stem(ofLog: record.source)
    first = position
    last = position
  }

  /// Fewer lines behind the time before are lines out of order, not a clock.
  private static let least = 3

  /// The files of servers in the order of their first stamps.
  static func all(in file: CaseFile) -> [LogPiece] {
    var pieces: [LogPiece] = []
    // The records behind the latest stamp of the piece at hand.
    var behind: (before: Int, after: Int, count: Int)?
    let records = file.records
    for position in records.indices {
      guard let time = records[position].time, records[position].timeQuality != .inherited,
        ServerName.isServers(records[position].category, records[position].program)
      else { continue }
      // The records of a log follow each other.
      guard let place = pieces.indices.last, pieces[place].source == records[position].source,
        records[pieces[place].first].host == records[position].host
      else {
        pieces.append(LogPiece(beginningAt: position, with: records[position]))
        behind = nil
        continue
      }
      let latest = file.time(pieces[place].last) ?? time
      if time < latest - .minutes(5), pieces[place].jump == nil {
        var run = behind ?? (pieces[place].last, position, 0)
        run.count += 1
        behind = run
        if run.count >= least {
          pieces[place].jump = (run.before, run.after)
          pieces[place].last = position
        }
      } else {
        behind = nil
        if time >= latest || pieces[place].jump != nil { pieces[place].last = position }
      }
    }
    return pieces
  }

  /// One finding for each log that was cut.
  static func joints(of pieces: [LogPiece], in file: CaseFile) -> [Finding] {
    var names: [String] = []
    var byLog: [String: [LogPiece]] = [:]
    for piece in pieces {
      let name = piece.server + "|" + ServerName.stem(ofLog: piece.source)
      if byLog[name] == nil { names.append(name) }
      byLog[name, default: []].append(piece)
    }
    return names.compactMap { name in
      let parts = byLog[name] ?? []
      guard parts.count > 1, parts.count <= 40 else { return nil }
      return joint(parts, in: file)
    }
  }

  private static func joint(_ parts: [LogPiece], in file: CaseFile) -> Finding? {
    let wording = file.wording
    var evidence: [Evidence] = []
    let words = zip(parts, parts.dropFirst()).compactMap { before, after -> String? in
      guard let end = file.time(before.last), let begin = file.time(after.first) else { return nil }
      evidence += [file.evidence(before.last), file.evidence(after.first)]
      let starts = LifeSign.kind(of: file.records[after.first]) == .starting
      let apart = begin >= end ? "\((begin - end).words) later" : "before that"
      return
        "\(before.source) ends at \(wording.time(end))\(wording.zoneName), \(after.source) begins at "
        + "\(wording.time(begin)), \(apart), \(starts ? "with" : "without") a start of the server "
        + "between them"
    }
    guard let first = parts.first, !words.isEmpty else { return nil }
    return Finding(
      rule: "log-rotation",
      claim: """
        The log \(ServerName.stem(ofLog: first.source)) was cut by rotation: \
        \(words.prefix(4).joined(separator: "; ")).
        """,
      from: file.time(first.first),
      to: parts.last.flatMap { file.time($0.last) },
      confidence: .weak,
      evidence: Array(evidence.prefix(12)),
      caveat: "Lines written while a log was copied and truncated are lost without a trace.",
      weight: 8
    )
  }

  func jumpFinding(in file: CaseFile) -> Finding? {
    guard let jump, let before = file.time(jump.before), let after = file.time(jump.after) else {
      return nil
    }
    return Finding(
      rule: "log-rotation",
      claim: """
        The stamps of \(source) go back by \((before - after).words): from \
        \(file.wording.time(before))\(file.wording.zoneName) to \(file.wording.time(after)). The \
        clock was set, daylight saving ended, or the lines are in two zones; times around it are not to \
        be trusted.
        """,
      from: after,
      to: before,
      confidence: .moderate,
      evidence: [jump.before, jump.after].map(file.evidence),
      weight: 32
    )
  }
}
