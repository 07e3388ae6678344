import IncidentModel
import LogReading

extension FindingRule {
  /// A server that wrote that it died.
  static let crash = FindingRule(
    name: "crash",
    title: "Crashes",
    summary: """
      A server that died in words: a signal, an exception, a failed assertion. The claim gives the \
      line, and when the server was next seen starting; three or more crashes that say the same are \
      one finding, with the statement that the thread ran where the block names it. Strong: the log says it. \
      What led to the crash is not claimed; the block's stack and statement are the place to look.
      """,
    examples: [
      CaseExample(
        "A signal, and the start after it",
        log: """
          2024-03-02 10:00:02 [System] startup: /usr/sbin/mysqld: ready for connections.
          2024-03-02 14:03:10 [Error] crash: mysqld got signal 11 ;
          2024-03-02 14:03:20 [System] startup: /usr/sbin/mysqld (mysqld 8.0.36) starting as process 5100
          """,
        entries: "2024-03-02 14:05:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The server crashed at 14:03:10 (UTC): “mysqld got signal 11 ;”. It was started again at \
            14:03:20, 10 s later.
            """,
            .strong,
            ["error.log:2", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "The start after the crash fails",
        log: """
          2024-03-02 14:00:00 [System] startup: /usr/sbin/mysqld: ready for connections.
          2024-03-02 14:03:10 [Error] crash: mysqld got signal 11 ;
          2024-03-02 14:03:13 [System] startup: /usr/sbin/mysqld (mysqld 8.0.36) starting as process 2
          2024-03-02 14:03:14 [Error] startup: Aborting
          """,
        entries: "2024-03-02 14:05:00 opened: Shop is down",
        expects: [
          CaseExample.Expectation(
            """
            The server crashed at 14:03:10 (UTC): “mysqld got signal 11 ;”. It was started again at \
            14:03:13, 3 s later, but that start failed.
            """,
            .strong,
            ["error.log:2", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "A stop in order is no crash",
        log: """
          2024-03-02 10:00:02 [System] startup: /usr/sbin/mysqld: ready for connections.
          2024-03-02 14:03:10 [System] shutdown: /usr/sbin/mysqld: Shutdown complete
          """
      ),
    ],
    evaluate: { file in
      file.servers.flatMap { server in
        crashes(of: server, in: file).compactMap { group in
          group.count < 3
            ? group.compactMap { crashFinding($0.crash, next: $0.next, on: server, in: file) }
            : [foldedFinding(group.map(\.crash), on: server, in: file)].compactMap { $0 }
        }.flatMap { $0 }
      }
    }
  )

  /// The crashes of a server, each with the start after it; those that say the same together.
  private static func crashes(
    of server: ServerHistory,
    in file: CaseFile
  ) -> [[(crash: Int, next: Int?)]] {
    var groups: [[(crash: Int, next: Int?)]] = []
    for (index, life) in server.lives.enumerated() {
      guard let crash = life.crash else { continue }
      let next = server.lives.dropFirst(index + 1).first?.start
      if let last = groups.last?.last,
        file.records[last.crash].firstLine == file.records[crash].firstLine
      {
        groups[groups.count - 1].append((crash, next))
      } else {
        groups.append([(crash, next)])
      }
    }
    return groups
  }

  /// One finding for crashes that say the same.
  private static func foldedFinding(
    _ crashes: [Int],
    on server: ServerHistory,
    in file: CaseFile
  ) -> Finding? {
    guard let first = crashes.first, let last = crashes.last, let from = file.time(first),
      let to = file.time(last)
    else { return nil }
    return Finding(
      rule: "crash",
      claim: """
        The server\(file.on(server)) crashed \(crashes.count) times \(file.wording.span(from, to)), \
        each time with \(Wording.quoted(file.records[first].firstLine, upTo: 100)).\(ran(crashes, in: file))
        """,
      from: from,
      to: to,
      confidence: .strong,
      evidence: crashes.prefix(12).map(file.evidence),
      caveat: "The lines say that the server died; what led to it is not shown by them.",
      weight: 92
    )
  }

  /// What the threads that died ran, where all ran the same.
  private static func ran(_ crashes: [Int], in file: CaseFile) -> String {
    let statements = Set(crashes.map { CrashStatement.text(in: file.records[$0].message) })
    guard statements.count == 1, let only = statements.first, let text = only else { return "" }
    return " The thread that died ran \(Wording.quoted(text, upTo: 80))"
      + (crashes.count > 1 ? " each time." : ".")
  }

  private static func crashFinding(
    _ crash: Int,
    next: Int?,
    on server: ServerHistory,
    in file: CaseFile
  ) -> Finding? {
    guard let time = file.time(crash) else { return nil }
    let wording = file.wording
    var claim = """
      The server\(file.on(server)) crashed at \(wording.time(time))\(wording.zoneName): \
      \(Wording.quoted(file.records[crash].firstLine, upTo: 100)).\(ran([crash], in: file))
      """
    var evidence = [file.evidence(crash)]
    var isSure = true
    if let next, let start = file.time(next), start >= time {
      claim += " It was started again at \(wording.time(start))"
      claim += start == time ? ", in the same second" : ", \((start - time).words) later"
      claim += server.isFailedStart(next) ? ", but that start failed." : "."
      evidence.append(file.evidence(next))
    } else {
      claim += " No later start is in the log"
      if let life = server.lives.first(where: { $0.crash == crash }),
        life.outlivesCrash(in: file.records), let latest = file.time(life.last)
      {
        claim += ", yet its lines go on until \(wording.time(latest)): something still ran."
        evidence.append(file.evidence(life.last))
        isSure = false
      } else {
        claim += "."
      }
    }
    return Finding(
      rule: "crash",
      claim: claim,
      headline: "The server\(file.on(server)) crashed: "
        + Wording.quoted(file.records[crash].firstLine, upTo: 100),
      from: time,
      to: next.flatMap { file.time($0) },
      confidence: isSure ? .strong : .moderate,
      evidence: evidence,
      caveat: "The line says that the server died; what led to it is not shown by that line.",
      weight: 92
    )
  }
}
