import IncidentModel
import LogReading

extension FindingRule {
  /// A server that wrote that it died.
  static let crash = FindingRule(
    name: "crash",
    title: "Crashes",
    summary: """
      A server that died in words: a signal, an exception, a failed assertion. The claim gives the \
      line, and when the server was next seen starting. Strong: the log says it. What led to the \
      crash is not claimed; the block's stack and statement are the place to look.
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
        "A stop in order is no crash",
        log: """
          2024-03-02 10:00:02 [System] startup: /usr/sbin/mysqld: ready for connections.
          2024-03-02 14:03:10 [System] shutdown: /usr/sbin/mysqld: Shutdown complete
          """
      ),
    ],
    evaluate: { file in
      file.servers.flatMap { server in
        server.lives.enumerated().compactMap { index, life in
          let next = server.lives.dropFirst(index + 1).first?.start
          return life.crash.flatMap { crashFinding($0, next: next, on: server, in: file) }
        }
      }
    }
  )

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
      \(Wording.quoted(file.records[crash].firstLine, upTo: 100)).
      """
    var evidence = [file.evidence(crash)]
    if let next, let start = file.time(next), start >= time {
      claim += " It was started again at \(wording.time(start)), \((start - time).words) later."
      evidence.append(file.evidence(next))
    } else {
      claim += " No later start is in the log."
    }
    return Finding(
      rule: "crash",
      claim: claim,
      headline: "The server\(file.on(server)) crashed: "
        + Wording.quoted(file.records[crash].firstLine, upTo: 100),
      from: time,
      to: next.flatMap { file.time($0) },
      confidence: .strong,
      evidence: evidence,
      caveat: "The line says that the server died; what led to it is not shown by that line.",
      weight: 92
    )
  }
}
