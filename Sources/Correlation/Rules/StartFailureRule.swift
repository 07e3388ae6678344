import IncidentModel
import LogReading

extension FindingRule {
  /// Starts that the server gave up, and why.
  static let startFailure = FindingRule(
    name: "start-failure",
    title: "Failed starts and crash loops",
    summary: """
      Starts that the server gave up, with the cause that its own lines name: a port or socket in \
      use, permissions, a full disk, a setting, missing or damaged files, grant tables. Failed starts \
      of one cause that follow each other are one finding; three or more starts that crashed or \
      failed within ten minutes of each other are called a loop. Strong where a line names the cause, \
      moderate where the server only says that it gives up. Options that are refused before the log \
      is opened are written to stderr only, and leave no line.
      """,
    examples: [
      CaseExample(
        "A misspelt variable",
        log: """
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:42:54 [Error] config: mariadbd: unknown variable 'query_cach_size=16M'
          2024-03-02 09:42:54 [Error] startup: Aborting
          2024-03-02 09:45:00 [Note] startup: Starting MariaDB 10.11.19 as process 3
          2024-03-02 09:45:01 [Note] startup: mariadbd: ready for connections.
          """,
        entries: "2024-03-02 09:43:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The start of the server at 09:42:54 (UTC) failed for an unknown setting: “mariadbd: \
            unknown variable 'query_cach_size=16M'”.
            """,
            .strong,
            ["error.log:1", "error.log:2", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "A server that crashes at every start",
        log: (0..<3).map {
          """
          2024-03-02 09:4\($0):00 [Note] startup: Starting MariaDB 10.11.19 as process \($0)
          2024-03-02 09:4\($0):05 [Error] crash: mariadbd got signal 6 ;

          """
        }.joined(),
        entries: "2024-03-02 09:43:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The server crashed in a loop: 3 starts from 09:40:00 to 09:42:05 (UTC), none of which \
            lasted 10 min: “mariadbd got signal 6 ;”.
            """,
            .strong,
            ["error.log:1", "error.log:2", "error.log:6"]
          )
        ]
      ),
      CaseExample(
        "A start that succeeds with warnings",
        log: """
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:42:54 [Error] config: mariadbd: Can't open shared library 'nosuch.so'
          2024-03-02 09:42:55 [Note] startup: mariadbd: ready for connections.
          """
      ),
    ],
    evaluate: { file in
      file.servers.flatMap { server in
        StartFailure.runs(of: server, in: file).compactMap {
          StartFailure.finding($0, of: server, in: file)
        }
      }
    }
  )
}

/// A start that did not last.
struct StartFailure: Sendable {
  var life: ServerLife
  /// The line that says why, or that the server gave up or crashed.
  var line: Int
  var cause: StartFailureCause?

  /// Failed and crashed starts in runs: one cause each, and loops of three or more.
  static func runs(of server: ServerHistory, in file: CaseFile) -> [[StartFailure]] {
    var runs: [[StartFailure]] = []
    var isFollowing = false
    for life in server.lives {
      guard let failure = StartFailure(life, in: file) else {
        isFollowing = false
        continue
      }
      if isFollowing, let last = runs.last?.last, last.cause?.words == failure.cause?.words,
        (last.life.abort == nil) == (life.abort == nil)
      {
        runs[runs.count - 1].append(failure)
      } else {
        runs.append([failure])
      }
      isFollowing = true
    }
    // A single crash is the rule of crashes' own.
    return runs.filter { $0.count >= 3 || $0[0].life.ending == .failedStart }
  }

  /// Nil where the life lasted, or ended in another way.
  init?(_ life: ServerLife, in file: CaseFile) {
    self.life = life
    switch life.ending {
    case .failedStart:
      guard let abort = life.abort else { return nil }
      line = Self.explanation(from: life.start ?? life.first, to: abort, in: file.records)
    case .crashed:
      guard let crash = life.crash, let from = life.start.flatMap(file.time),
        let to = file.time(crash), to - from < .minutes(10)
      else { return nil }
      line = crash
    default: return nil
    }
    cause = StartFailureCause.cause(in: file.records[line].firstLine)
  }

  /// The first line of level error that names a cause, else the first of level error.
  static func explanation(from: Int, to abort: Int, in records: [LogRecord]) -> Int {
    let name = ServerName.of(records[abort])
    let errors = (min(from, abort)...abort).filter { position in
      (records[position].level == .error || records[position].level == .fatal)
        && ServerName.of(records[position]) == name
    }
    return errors.first { StartFailureCause.cause(in: records[$0].firstLine) != nil }
      ?? errors.first ?? abort
  }

  /// One finding for a run of failures.
  static func finding(
    _ run: [StartFailure],
    of server: ServerHistory,
    in file: CaseFile
  ) -> Finding? {
    guard let first = run.first, let last = run.last,
      let from = file.time(first.life.start ?? first.life.first),
      let to = file.time(last.life.end)
    else { return nil }
    let wording = file.wording
    let on = file.on(server)
    let line = Wording.quoted(file.records[first.line].firstLine, upTo: 140)
    let claim: String
    if first.life.ending == .crashed {
      claim = """
        The server\(on) crashed in a loop: \(run.count) starts \(wording.span(from, to)), none of \
        which lasted 10 min: \(line).
        """
    } else {
      let why = first.cause.map { " for \($0.words)" } ?? ""
      claim =
        run.count == 1
        ? "The start of the server\(on) at \(wording.time(from))\(wording.zoneName) failed\(why): "
          + "\(line)."
        : "\(run.count) starts of the server\(on) \(wording.span(from, to)) failed\(why): \(line)."
    }
    let positions = [first.life.start, first.line, last.life.end].compactMap { $0 }
    return Finding(
      rule: "start-failure",
      claim: claim,
      headline: first.life.ending == .crashed
        ? "The server\(on) crashed in a loop" : "A start of the server\(on) failed: \(line)",
      from: from,
      to: to,
      confidence: first.cause != nil || first.life.ending == .crashed ? .strong : .moderate,
      evidence: positions.distinct().map(file.evidence),
      caveat: first.cause == nil ? "The lines before it may say why." : "",
      weight: 87
    )
  }
}
