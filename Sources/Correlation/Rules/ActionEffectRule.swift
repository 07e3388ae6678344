import IncidentModel
import LogReading

extension FindingRule {
  /// What the logs show right after a human step, against right before.
  static let actionEffect = FindingRule(
    name: "action-effect",
    title: "Actions and what followed",
    summary: """
      For each recorded action that may remove trouble: the lines of the categories that such an \
      action can remove (a repair: damage; a change of accounts: refused logins; and so on), in the \
      30 minutes before it and in the 30 minutes after it, or until the next such action; and whether \
      the server then crashed, hung or failed to start. An effect is proposed and never set: none \
      where the lines go on (moderate), made it worse where the server went down within two minutes \
      with no such trouble before (moderate), worked where the lines stop for the whole time while \
      the server was up (weak: silence can also mean that nobody looked). Coming after is not coming \
      from.
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
        "A setting that keeps the server from starting",
        log: """
          2024-03-02 09:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:42:50 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:42:54 [Error] config: mariadbd: unknown variable 'query_cach_size=16M'
          2024-03-02 09:42:54 [Error] startup: Aborting
          """,
        entries: """
          2024-03-02 08:31:00 opened: Slow
          2024-03-02 09:42:45 action: changed my.cnf and restarted
          """,
        expects: [
          CaseExample.Expectation(
            """
            After E2 “changed my.cnf and restarted” at 09:42:45 (UTC), a start that failed came \
            within 2 min, with no such trouble in the 30 min before: “mariadbd: unknown variable \
            'query_cach_size=16M'”. Proposed effect: made it worse.
            """,
            .moderate,
            ["E2", "error.log:4"]
          )
        ]
      ),
      CaseExample(
        "A restart that took a running server down",
        log: """
          2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 09:42:50 [Note] shutdown: mariadbd: Shutdown complete
          2024-03-02 09:42:54 [Note] startup: Starting MariaDB 10.11.19 as process 2
          2024-03-02 09:42:54 [Error] startup: Failed to setup SSL
          2024-03-02 09:42:54 [Error] startup: Aborting
          """,
        entries: """
          2024-03-02 09:42:45 action: certbot hook: systemctl restart mariadb
          2024-03-02 09:45:00 opened: Down
          """,
        expects: [
          CaseExample.Expectation(
            """
            After E1 “certbot hook: systemctl restart mariadb” at 09:42:45 (UTC), a start that failed \
            came within 2 min, with no such trouble in the 30 min before: “Failed to setup SSL”. \
            Proposed effect: made it worse.
            """,
            .moderate,
            ["E1", "error.log:4"]
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
      let times = file.categoryTimes
      let acts = file.acts.filter { act in act.kinds.contains { !$0.remedies.isEmpty } }
      let up = file.servers.flatMap { $0.intervals(in: file.records, kills: file.kills) }.filter {
        $0.state == .up
      }
      return acts.indices.compactMap { index in
        let next = acts[(index + 1)...].first { $0.time >= acts[index].time + .minutes(1) }
        return ActEffect(of: acts[index], until: next?.time, times: times, up: up, in: file)?
          .finding(in: file)
      }
    }
  )
}

/// The lines of trouble before and after an act.
private struct ActEffect {
  static let reach = TimeSpan.minutes(30)

  /// What followed.
  enum Sequel {
    case wentOn(LogCategory, before: [Int], after: [Int])
    case broke(Symptom)
    case ended([(category: LogCategory, before: [Int])])
  }

  var act: HumanAct
  var after: TimeSpan
  var sequel: Sequel

  init?(
    of act: HumanAct,
    until next: Instant?,
    times: CategoryTimes,
    up: [ServerInterval],
    in file: CaseFile
  ) {
    self.act = act
    // The log's stamps are cut to the second: what came in the act's own second came after it.
    let moment = Instant(seconds: Int(act.time.microseconds / 1_000_000))
    let end = min(next ?? moment + Self.reach, moment + Self.reach)
    after = end - moment
    let breaks: Set<SymptomKind> = [.crash, .hang, .startFailure, .outOfMemory, .diskFull]
    let broken = file.symptoms.first {
      breaks.contains($0.kind) && $0.time >= moment && $0.time < moment + .minutes(2)
    }
    if let broken,
      !file.symptoms.contains(where: {
        $0.kind == broken.kind && $0.time < moment && $0.time >= moment - Self.reach
      })
    {
      sequel = .broke(broken)
      return
    }
    var ended: [(category: LogCategory, before: [Int])] = []
    var worst: (category: LogCategory, before: [Int], after: [Int])?
    let remedied = act.kinds.reduce(into: Set<LogCategory>()) { $0.formUnion($1.remedies) }
    for category in times.categories where remedied.contains(category) {
      let before = times.positions(of: category, from: moment - Self.reach, before: moment)
      // After errors, a warning is not the same going on, but where it tells of rows that are lost.
      let wasBad = category != .corruption && before.contains { Self.isError($0, in: file) }
      let later = times.positions(of: category, from: moment, before: end)
        .filter { !wasBad || Self.isError($0, in: file) }
      // One refused login before and one after are people who try, not a rate.
      if before.isEmpty || (category == .accessDenied && before.count < 2) { continue }
      if later.isEmpty { ended.append((category, before)) }
      if later.count > worst?.after.count ?? 0 { worst = (category, before, later) }
    }
    if let worst {
      sequel = .wentOn(worst.category, before: worst.before, after: worst.after)
    } else if !ended.isEmpty, next == nil || after == Self.reach,
      Self.upTime(in: up, from: moment, to: end) * 2 > after.microseconds
    {
      sequel = .ended(ended)
    } else {
      return nil
    }
  }

  private static func isError(_ position: Int, in file: CaseFile) -> Bool {
    file.records[position].level == .error || file.records[position].level == .fatal
  }

  /// How long a server was up in the span, in microseconds.
  private static func upTime(in up: [ServerInterval], from: Instant, to: Instant) -> Int64 {
    up.reduce(0) { sum, interval in
      let start = max(interval.from, from)
      let end = min(interval.to ?? to, to)
      return end > start ? sum + (end - start).microseconds : sum
    }
  }

  /// Whether it stopped a server that was up, and the start that failed was its own.
  private func tookDown(_ symptom: Symptom, in file: CaseFile) -> Bool {
    guard act.kinds.contains(.restart) else { return false }
    return file.servers.contains { server in
      zip(server.lives, server.lives.dropFirst()).contains { before, after in
        guard before.ready != nil, after.ending == .failedStart, let start = after.start,
          let stop = (before.stopBegins ?? before.stopEnds).flatMap(file.time)
        else { return false }
        return start <= symptom.position && symptom.position <= after.end
          && stop >= act.time - .minutes(1)
      }
    }
  }

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let opening = "After \(act.words) at \(wording.time(act.time))\(wording.zoneName), "
    let half = Self.reach.words
    let claim: String
    let confidence: Confidence
    let lines: [Int]
    switch sequel {
    case .broke(let symptom):
      let line = symptom.position
      // A start that fails has not changed what kept the server from starting.
      let isPlainStart =
        act.kinds.isSubset(of: [.start, .restart, .stop]) && !tookDown(symptom, in: file)
      let proposed = symptom.kind == .startFailure && isPlainStart ? "none" : "made it worse"
      claim = """
        \(opening)\(symptom.words) came within 2 min, with no such trouble in the \(half) before: \
        \(Wording.quoted(file.records[line].firstLine, upTo: 100)). Proposed effect: \(proposed).
        """
      confidence = .moderate
      lines = [line]
    case .wentOn(let category, let before, let later):
      claim = """
        \(opening)lines of category \(category.rawValue) went on: \(before.count) in the \(half) \
        before, \(later.count) in the \(after.words) after. Proposed effect: none.
        """
      confidence = .moderate
      lines = [before.last, later.first].compactMap { $0 }
    case .ended(let ended):
      let named = ended.map { "\($0.category.rawValue) (\($0.before.count) in the \(half) before)" }
      claim = """
        \(opening)no more lines came for \(after.words) of category \(Wording.list(named)). Proposed \
        effect: worked.
        """
      confidence = .weak
      lines = ended.compactMap(\.before.last)
    }
    return Finding(
      rule: "action-effect",
      claim: claim,
      from: act.time,
      to: act.time + after,
      confidence: confidence,
      about: [act.entry.shortID.description],
      evidence: [act.entry.evidence] + lines.map(file.evidence),
      caveat: "Coming after an action is not coming from it; the effect is for people to set.",
      weight: confidence == .weak ? 25 : 35
    )
  }
}
