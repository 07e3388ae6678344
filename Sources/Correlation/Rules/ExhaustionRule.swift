import IncidentModel
import LogReading

extension FindingRule {
  /// What a server ran out of, or waited for.
  static let exhaustion = FindingRule(
    name: "exhaustion",
    title: "Disks, memory and connections used up, and servers that stand still",
    summary: """
      Lines that say that a disk was full, that memory was refused, that all connections were in use, \
      or that InnoDB waited for a latch for minutes: from when to when, how many, and in how many of the \
      server's lives. Strong: the log says it. No line marks the end of such a state, so that the last \
      line is not when it was over; most servers do not log too many connections, and none a full \
      temporary directory.
      """,
    examples: [
      CaseExample(
        "A full disk before and after a restart",
        log: """
          2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:10:00 [Error] disk-full: InnoDB: preallocating 65536 bytes for file ./stockdb/items.ibd failed with error 28
          2024-03-02 09:10:01 [Error] disk-full: mariadbd: The table 'items' is full
          2024-03-02 09:12:00 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:12:00 [Warning] disk-full: mariadbd: Disk is full writing './mysql/db.MAI' (Errcode: 28 "No space left on device"). Waiting for someone to free space...
          """,
        entries: "2024-03-02 09:11:00 opened: Orders cannot be saved",
        expects: [
          CaseExample.Expectation(
            """
            A full disk shows in 3 lines from 09:10:00 to 09:12:00 (UTC), in 2 lives of the server: \
            “InnoDB: preallocating 65536 bytes for file ./stockdb/items.ibd failed with error 28”. The \
            last line says that the server waits for space; no line says that it got any.
            """,
            .strong,
            ["error.log:2", "error.log:5"]
          )
        ]
      ),
      CaseExample(
        "A server that still waits for space says so without the file's name",
        log: """
          2024-03-02 09:10:00 [Warning] disk-full: mariadbd: Disk is full writing '/srv/binlog/b.000001' (Errcode: 28 "No space left on device"). Waiting for someone to free space...
          2024-03-02 09:20:06 [Warning] disk-full: mariadbd: Retry in 60 secs. Message reprinted in 600 secs
          """,
        entries: "2024-03-02 09:11:00 opened: Orders cannot be saved",
        expects: [
          CaseExample.Expectation(
            """
            A full disk shows in 2 lines from 09:10:00 to 09:20:06 (UTC): “mariadbd: Disk is full writing \
            '/srv/binlog/b.000001' (Errcode: 28 "No space left on device"). Waiting for someone to f…”. \
            The last line says that the server waits for space; no line says that it got any.
            """,
            .strong,
            ["error.log:1", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "A server with room",
        log: "2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.",
        entries: "2024-03-02 09:11:00 opened: Slow"
      ),
    ],
    evaluate: { file in
      Exhaustion.all(in: file).map { $0.finding(in: file) }
    }
  )
}

/// The lines of one kind from one server's log.
private struct Exhaustion {
  var kind: SymptomKind
  var server: String
  var positions: [Int]

  private static let kinds: Set<SymptomKind> = [.diskFull, .outOfMemory, .hang, .connections]

  /// What the incident's lines say, by server and kind in the order of their first lines.
  static func all(in file: CaseFile) -> [Exhaustion] {
    var found: [Exhaustion] = []
    var places: [String: Int] = [:]
    for symptom in file.symptoms
    where kinds.contains(symptom.kind) && file.isDuringIncident(symptom.time) {
      let key = "\(symptom.kind.rawValue)|\(symptom.server)"
      if let place = places[key] {
        found[place].positions.append(symptom.position)
      } else {
        places[key] = found.count
        found.append(
          Exhaustion(kind: symptom.kind, server: symptom.server, positions: [symptom.position])
        )
      }
    }
    return found
  }

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let firsts = firstOfLives(in: file)
    let last = positions.last ?? positions[0]
    var claim = kind.words.capitalizedFirst
    claim += file.servers.count > 1 ? " on \(server)" : ""
    claim += " shows in \(Wording.count(positions.count, "line"))"
    let times = positions.compactMap(file.time)
    if let from = times.min(), let to = times.max() {
      claim +=
        to > from ? " \(wording.span(from, to))" : " at \(wording.time(from))\(wording.zoneName)"
    }
    if firsts.count > 1 { claim += ", in \(firsts.count) lives of the server" }
    claim += ": \(Wording.quoted(file.records[positions[0]].firstLine, upTo: 120))."
    if Self.waiting.matches(file.records[last].message) {
      claim += " The last line says that the server waits for space; no line says that it got any."
    }
    return Finding(
      rule: "exhaustion",
      claim: claim,
      from: times.min(),
      to: times.max(),
      confidence: .strong,
      evidence: (firsts.prefix(8) + [last]).distinct().map(file.evidence),
      caveat: "No line marks the end of it: the last line is not when it was over.",
      weight: 86
    )
  }

  /// What a server that waits for space says at first, and every ten minutes.
  private static let waiting = PhraseTable([
    ["Waiting for someone to free space", "Message reprinted in"]
  ])

  /// The first line in each life of the server.
  private func firstOfLives(in file: CaseFile) -> [Int] {
    let lives = file.servers.first { $0.name == server }?.lives ?? []
    guard lives.count > 1 else { return [positions[0]] }
    var firsts: [Int] = []
    var latest = -1
    for position in positions {
      let life = lives.lastIndex { $0.first <= position } ?? -1
      if firsts.isEmpty || life != latest { firsts.append(position) }
      latest = life
    }
    return firsts
  }
}
