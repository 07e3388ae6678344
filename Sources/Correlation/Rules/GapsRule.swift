import IncidentModel
import LogReading

extension FindingRule {
  /// What the record of the incident leaves open.
  static let gaps = FindingRule(
    name: "gaps",
    title: "Gaps in the record",
    summary: """
      Stretches of 20 minutes or more between detection and the end of the incident in which nobody \
      wrote anything while the logs had five lines of trouble or more (moderate); damaged objects \
      that no entry names (weak: people may have used other words); logs that end before the \
      incident was detected (moderate). Gaps ask a question; they do not say that something is wrong.
      """,
    examples: [
      CaseExample(
        "Half an hour of errors with no word, and a table that nobody names",
        log: (0..<6).map {
          "2024-03-02 09:1\($0):00 [Error] corruption: Got error 126 when reading table './stockdb/items'\n"
        }.joined(),
        entries: """
          2024-03-02 09:00:00 opened: No stock shown
          2024-03-02 09:31:00 observation: still down
          """,
        expects: [
          CaseExample.Expectation(
            """
            Nothing was recorded from 09:00:00 to 09:31:00 (UTC), 31 min, while the logs had 6 lines \
            of trouble.
            """,
            .moderate,
            ["E1", "E2", "error.log:1"]
          ),
          CaseExample.Expectation(
            "The logs call stockdb/items damaged, and no entry names it.",
            .weak,
            ["error.log:1"]
          ),
        ]
      ),
      CaseExample(
        "Everything is mentioned in time",
        log:
          "2024-03-02 08:32:00 [Error] corruption: Got error 126 when reading table './stockdb/items'",
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:40:00 observation: items is corrupt
          """
      ),
    ],
    evaluate: { file in
      [silentStretch(in: file), unnamedDamage(in: file), earlyEnd(in: file)].compactMap { $0 }
    }
  )

  private static func silentStretch(in file: CaseFile) -> Finding? {
    let times = file.categoryTimes
    let end = file.input.snapshot.incident.reached(.resolved) ?? .distantFuture
    let spoken = file.entries.filter { entry in
      entry.occurred.from.map { $0 >= file.detection.time && $0 <= end } ?? false
    }
    let pairs = zip(spoken, spoken.dropFirst()).filter { $1.sortTime - $0.sortTime >= .minutes(20) }
    let stretches = pairs.map { before, after in
      let lines = times.categories.flatMap {
        times.positions(of: $0, from: before.sortTime, before: after.sortTime)
      }
      return (before: before, after: after, lines: lines.sorted())
    }
    guard let worst = stretches.max(by: { $0.lines.count < $1.lines.count }),
      worst.lines.count >= 5
    else { return nil }
    let wording = file.wording
    return Finding(
      rule: "gaps",
      claim: """
        Nothing was recorded \(wording.span(worst.before.sortTime, worst.after.sortTime)), \
        \((worst.after.sortTime - worst.before.sortTime).words), while the logs had \
        \(Wording.count(worst.lines.count, "line")) of trouble.
        """,
      from: worst.before.sortTime,
      to: worst.after.sortTime,
      confidence: .moderate,
      evidence: [worst.before.evidence, worst.after.evidence, file.evidence(worst.lines[0])],
      caveat: "Somebody may have acted in that time; ask, and add it with --at.",
      weight: 22
    )
  }

  private static func unnamedDamage(in file: CaseFile) -> Finding? {
    let said =
      file.entries.map { $0.text + " " + ($0.command?.line ?? "") }
      + file.input.snapshot.hypotheses.map { $0.text + " " + $0.reason }
    var seen: Set<String> = []
    let unnamed = (file.episode?.symptoms ?? []).filter { symptom in
      guard symptom.kind == .corruption || symptom.kind == .grantDamage,
        let object = symptom.object, seen.insert(object).inserted
      else { return false }
      let table = object.split(separator: "/").last.map(String.init) ?? object
      let words = symptom.kind == .grantDamage ? [table, "grant*", "privilege*"] : [table]
      return !said.contains { text in
        words.contains { TextSearch.containsWords($0, in: text) }
      }
    }
    guard !unnamed.isEmpty else { return nil }
    let names = unnamed.compactMap(\.object)
    return Finding(
      rule: "gaps",
      claim: """
        The logs call \(Wording.list(names, upTo: 6)) damaged, and no entry names \
        \(names.count == 1 ? "it" : "them").
        """,
      from: unnamed[0].time,
      confidence: .weak,
      evidence: unnamed.prefix(6).map { file.evidence($0.position) },
      caveat: "People may have named the same thing in other words.",
      weight: 21
    )
  }

  private static func earlyEnd(in file: CaseFile) -> Finding? {
    guard file.servers.count == 1, let life = file.servers[0].lives.last,
      let end = file.records.indices.last(where: { file.records[$0].time != nil }),
      let time = file.records.lazy.compactMap(\.time).max(), time < file.detection.time,
      file.detection.time - time >= .minutes(5), life.ending == .open
    else { return nil }
    return Finding(
      rule: "gaps",
      claim: """
        The logs given end at \(file.wording.time(time))\(file.wording.zoneName), \
        \((file.detection.time - time).words) before the incident \(file.detection.words): what came \
        later is not in them, or the server wrote nothing.
        """,
      from: time,
      to: file.detection.time,
      confidence: .weak,
      evidence: [file.evidence(end)] + (file.detection.entry.map { [$0.evidence] } ?? []),
      caveat: "A newer piece of the log may exist.",
      weight: 20
    )
  }
}
