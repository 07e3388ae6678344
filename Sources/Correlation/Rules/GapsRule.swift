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
      and signs of trouble that no entry names (weak: people may have used other words); logs that end \
      before the incident was detected (weak); milestones that contradict each other (strong: one of \
      them is left out when the incident's window is drawn); recorded stops and starts that no line \
      shows although the log covers their time (weak: the act may have been on another host). Gaps ask a question; they do not say that something is wrong.
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
        "A table that was not closed in order is not called damaged",
        log: """
          2024-03-02 08:32:00 [Error] corruption: mariadbd: Table './stats/hits' is marked as crashed and should be repaired
          2024-03-02 08:32:00 [Warning] corruption: Checking table:   './stats/hits'
          """,
        entries: "2024-03-02 08:31:00 opened: No stock shown",
        expects: [
          CaseExample.Expectation(
            """
            The logs call stats/hits crashed, that is not closed in order, and no entry names it.
            """,
            .weak,
            ["error.log:1"]
          )
        ]
      ),
      CaseExample(
        "Milestones that contradict each other",
        log:
          "2024-03-02 08:32:00 [Error] corruption: Got error 126 when reading table './stockdb/items'",
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 08:31:00 detected: help desk
          2024-03-02 08:40:00 observation: items is corrupt
          2024-03-02 07:10:00 resolved: back
          """,
        expects: [
          CaseExample.Expectation(
            """
            The milestone resolved (E4) is at 2 March 07:10:00 (UTC), before detected (E2) at 2 March \
            08:31:00: one of them is mistyped. Resolved is left out of account until it is mended.
            """,
            .strong,
            ["E4", "E2"]
          )
        ]
      ),
      CaseExample(
        "What people wrote and what the logs show differ",
        log: """
          2024-03-02 08:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:30:00 [Error] crash: mariadbd got signal 11 ;
          2024-03-02 08:30:10 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:30:00 [Note] shutdown: mariadbd: Shutdown complete
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:00:00 action: restarted the database
          """,
        expects: [
          CaseExample.Expectation(
            """
            The logs show a crash of the server (first at 08:30:00), and no entry speaks of it.
            """,
            .weak,
            ["error.log:2"]
          ),
          CaseExample.Expectation(
            """
            No stop or start is in the logs within 10 min of E2 “restarted the database” at 09:00:00 \
            (UTC).
            """,
            .weak,
            ["E2"]
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
        + contradictions(in: file) + [unmentionedSigns(in: file)].compactMap { $0 }
        + [actsWithoutLines(in: file)].compactMap { $0 }
    }
  )

  private static func silentStretch(in file: CaseFile) -> Finding? {
    let times = file.categoryTimes
    let end = file.input.snapshot.incident.reached(.resolved) ?? .distantFuture
    let spoken = file.entries.filter { entry in
      entry.tellsOfIncident
        && entry.occurred.from.map { $0 >= file.detection.time && $0 <= end } ?? false
    }
    let pairs = zip(spoken, spoken.dropFirst()).filter { $1.sortTime - $0.sortTime >= .minutes(20) }
    let stretches = pairs.map { before, after in
      let lines = times.categories.flatMap { category in
        let lines = times.positions(of: category, from: before.sortTime, before: after.sortTime)
        let usual = file.usual(category, from: before.sortTime, to: after.sortTime)
        return usual?.covers(lines.count) == true ? [] : lines
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
      return !said.contains { text in
        TextSearch.containsWord(table, in: text)
          || symptom.kind == .grantDamage && grantWords.matches(text)
      }
    }
    guard !unnamed.isEmpty else { return nil }
    let called = [
      (unnamed.filter { !$0.isLeftOpen }, "damaged"),
      (unnamed.filter(\.isLeftOpen), "crashed, that is not closed in order"),
    ].filter { !$0.0.isEmpty }
      .map { "\(Wording.list($0.0.compactMap(\.object), upTo: 6)) \($0.1)" }
    return Finding(
      rule: "gaps",
      claim: """
        The logs call \(Wording.list(called)), and no entry names \
        \(unnamed.count == 1 ? "it" : "them").
        """,
      from: unnamed[0].time,
      confidence: .weak,
      evidence: unnamed.prefix(6).map { file.evidence($0.position) },
      caveat: "People may have named the same thing in other words.",
      weight: 21
    )
  }

  private static let grantWords = PhraseTable([["grant*", "privilege*"]], .words)

  /// Milestones in the wrong order, each with what it contradicts.
  private static func contradictions(in file: CaseFile) -> [Finding] {
    let reached = file.input.snapshot.incident.milestones
    return file.window.contradictions.compactMap { contradiction in
      guard let one = reached[contradiction.milestone], let other = reached[contradiction.against],
        let time = one.time.from, let against = other.time.from
      else { return nil }
      let isEarly = time < against
      let entries = [one.entry, other.entry].compactMap { number in
        file.input.snapshot.timeline.first { $0.number == number }?.evidence
      }
      guard !entries.isEmpty else { return nil }
      return Finding(
        rule: "gaps",
        claim: """
          The milestone \(contradiction.milestone.rawValue) (E\(one.entry)) is at \
          \(file.wording.dated(time))\(file.wording.zoneName), \(isEarly ? "before" : "after") \
          \(contradiction.against.rawValue) (E\(other.entry)) at \(file.wording.dated(against)): \
          one of them is mistyped. \(contradiction.milestone.rawValue.capitalizedFirst) is left out \
          of account until it is mended.
          """,
        confidence: .strong,
        about: ["E\(one.entry)"],
        evidence: entries,
        caveat: "`scribe amend --at TIME E\(one.entry)` corrects it.",
        weight: 96
      )
    }
  }

  /// Kinds of signs of the incident that no entry speaks of.
  private static func unmentionedSigns(in file: CaseFile) -> Finding? {
    let said =
      file.entries.map { $0.text + " " + ($0.command?.line ?? "") }
      + file.input.snapshot.hypotheses.map { $0.text + " " + $0.reason }
    let spoken = Set(
      said.flatMap(HypothesisTopic.topics(in:)).filter { !$0.isGeneral }.flatMap(\.signs)
    )
    let wanted: Set<SymptomKind> = [
      .crash, .outOfMemory, .diskFull, .hang, .replication, .loginsRefused, .connections, .storage,
      .upgrade,
    ]
    var seen: Set<SymptomKind> = []
    let missing = (file.episode?.symptoms ?? []).filter { symptom in
      wanted.contains(symptom.kind) && !spoken.contains(symptom.kind)
        && seen.insert(symptom.kind).inserted
    }
    guard !missing.isEmpty else { return nil }
    let named = missing.map { "\($0.kind.words) (first at \(file.wording.time($0.time)))" }
    return Finding(
      rule: "gaps",
      claim: "The logs show \(Wording.list(named, upTo: 4)), and no entry speaks of it.",
      from: missing[0].time,
      confidence: .weak,
      evidence: missing.prefix(6).map { file.evidence($0.position) },
      caveat: "People may have named the same thing in other words.",
      weight: 23
    )
  }

  /// Recorded stops and starts of which the logs, though they cover the time, show nothing.
  private static func actsWithoutLines(in file: CaseFile) -> Finding? {
    let lives = file.servers.flatMap(\.lives)
    let moments = lives.flatMap { life in
      [life.start, life.ready, life.stopBegins, life.stopEnds, life.abort, life.crash, life.last]
        .compactMap { $0.flatMap(file.time) }
    }
    guard let begin = moments.min(), let end = moments.max() else { return nil }
    let lines = lives.flatMap { life in
      [life.start, life.stopBegins, life.stopEnds, life.abort, life.crash].compactMap {
        $0.flatMap(file.time)
      }
    }
    let silent = file.acts.filter { act in
      guard !act.kinds.isDisjoint(with: [.stop, .start, .restart]), !act.hasFailed,
        act.time >= begin, act.time <= end
      else { return false }
      return !lines.contains { $0 >= act.time - .minutes(10) && $0 <= act.time + .minutes(10) }
    }
    guard let first = silent.first else { return nil }
    let named = silent.map { "\($0.words) at \(file.wording.time($0.time))" }
    return Finding(
      rule: "gaps",
      claim: """
        No stop or start is in the logs within 10 min of \(Wording.list(named, upTo: 4))\
        \(file.wording.zoneName).
        """,
      from: first.time,
      confidence: .weak,
      evidence: silent.prefix(4).map(\.entry.evidence),
      caveat: "It may have been on another host, have had no effect, or have another time.",
      weight: 24
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
