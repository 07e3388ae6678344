import IncidentModel
import LogReading

extension FindingRule {
  /// What the logs show right after a human step, against right before.
  static let actionEffect = FindingRule(
    name: "action-effect",
    title: "Actions and what followed",
    summary: """
      For each recorded action that may change the server (start, restart, repair, forced recovery, \
      restore, accounts, settings, space): the lines of trouble by category in the 30 minutes before \
      it and in the 30 minutes after it, or until the next such action. An effect is proposed from \
      them and never set: no effect where lines of a category go on, made it worse where lines of a \
      new category come within two minutes, worked where they stop. Moderate where lines come, weak \
      where they stop: silence can also mean that nobody looked. Coming after is not coming from.
      """,
    examples: [
      CaseExample(
        "Damage goes on after a forced recovery",
        log: """
          2024-03-02 09:23:51 [Error] corruption: Got error 126 when reading table './stockdb/items'
          2024-03-02 09:42:54 [Note] config: InnoDB: !!! innodb_force_recovery is set to 1 !!!
          2024-03-02 09:42:54 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:44:54 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:42:54 action: config change: innodb_force_recovery=1
          """,
        expects: [
          CaseExample.Expectation(
            """
            After E2 “config change: innodb_force_recovery=1” at 09:42:54 (UTC), lines of category \
            corruption went on: 1 in the 30 min before, 1 in the 30 min after. Proposed effect: none.
            """,
            .moderate,
            ["E2", "error.log:1", "error.log:4"]
          )
        ]
      ),
      CaseExample(
        "An action with no trouble around it",
        log: "2024-03-02 09:42:54 [Note] startup: mariadbd: ready for connections.",
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:42:54 action: restarted the server
          """
      ),
    ],
    evaluate: { file in
      let times = CategoryTimes(of: file.records)
      let acts = file.acts.filter { act in act.kinds.contains { $0.isRemedy } }
      let span = file.records.lazy.compactMap(\.time)
      guard let logEnds = span.max() else { return [] }
      return acts.indices.compactMap { index in
        let next = acts[(index + 1)...].first { $0.time >= acts[index].time + .minutes(1) }
        return ActEffect(of: acts[index], until: next?.time, logEnds: logEnds, times: times)?
          .finding(in: file)
      }
    }
  )
}

/// The lines of trouble before and after an act.
private struct ActEffect {
  static let reach = TimeSpan.minutes(30)

  var act: HumanAct
  var after: TimeSpan
  var goesOn: [(category: LogCategory, before: [Int], after: [Int])] = []
  var begins: [(category: LogCategory, after: [Int])] = []
  var ends: [(category: LogCategory, before: [Int])] = []

  init?(of act: HumanAct, until next: Instant?, logEnds: Instant, times: CategoryTimes) {
    self.act = act
    // The log's stamps are cut to the second: what came in the act's own second came after it.
    let second = Int(act.time.microseconds / 1_000_000)
    let moment = Instant(seconds: second)
    let end = min(next ?? moment + Self.reach, moment + Self.reach)
    after = end - moment
    for category in times.categories {
      let before = times.positions(of: category, from: moment - Self.reach, before: moment)
      let later = times.positions(of: category, from: moment, before: end)
      let soon = times.positions(of: category, from: moment, before: moment + .minutes(2))
      if !before.isEmpty, !later.isEmpty {
        goesOn.append((category, before, later))
      } else if !soon.isEmpty {
        begins.append((category, soon))
      } else if !before.isEmpty, logEnds > moment {
        ends.append((category, before))
      }
    }
    if goesOn.isEmpty, begins.isEmpty, ends.isEmpty { return nil }
  }

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let opening = "After \(act.words) at \(wording.time(act.time))\(wording.zoneName), "
    let half = Self.reach.words
    var evidence = [act.entry.evidence]
    let claim: String
    let confidence: Confidence
    if let begun = begins.first, let line = begun.after.first {
      claim = """
        \(opening)\(Wording.count(begun.after.count, "line")) of category \(begun.category.rawValue) \
        came within 2 min, with none in the \(half) before: \
        \(Wording.quoted(file.records[line].firstLine, upTo: 100)). Proposed effect: made it worse.
        """
      confidence = act.kinds.contains { $0 == .start || $0 == .restart } ? .weak : .moderate
      evidence += [file.evidence(line)]
    } else if let going = goesOn.max(by: { $0.after.count < $1.after.count }) {
      claim = """
        \(opening)lines of category \(going.category.rawValue) went on: \(going.before.count) in the \
        \(half) before, \(going.after.count) in the \(after.words) after. Proposed effect: none.
        """
      confidence = .moderate
      evidence += [going.before.last, going.after.first].compactMap { $0 }.map(file.evidence)
    } else {
      let ended = ends.map { "\($0.category.rawValue) (\($0.before.count) in the \(half) before)" }
      claim = """
        \(opening)no more lines came for \(after.words) of category \(Wording.list(ended)). Proposed \
        effect: worked.
        """
      confidence = .weak
      evidence += ends.compactMap(\.before.last).map(file.evidence)
    }
    return Finding(
      rule: "action-effect",
      claim: claim,
      from: act.time,
      to: act.time + after,
      confidence: confidence,
      about: [act.entry.shortID.description],
      evidence: evidence,
      caveat: "Coming after an action is not coming from it; the effect is for people to set.",
      weight: 35
    )
  }
}
