import IncidentModel
import LogReading

/// One start whose life before did not end in order.
struct UncleanStop {
  var server: ServerHistory
  var previous: ServerLife?
  var life: ServerLife
  var start: Int

  /// Nil where the life before the start ended in order, gave up its start, or crashed in words.
  init?(server: ServerHistory, index: Int, in file: CaseFile) {
    life = server.lives[index]
    guard let start = life.start else { return nil }
    self.server = server
    self.start = start
    previous = index > 0 ? server.lives[index - 1] : nil
    // A server that finds its files held by another shows that the other still ran.
    if life.recovery == nil, life.meetsAnother(in: file.records) { return nil }
    if let previous {
      guard previous.ending == .silent || previous.ending == .cutStop else { return nil }
    } else if life.recovery == nil {
      return nil
    }
  }

  func finding(in file: CaseFile) -> Finding? {
    let records = file.records
    guard let up = records[start].time else { return nil }
    guard let previous, let down = records[previous.last].time, down <= up else {
      return beforeTheLog(up, in: file)
    }
    let wording = file.wording
    let on = file.on(server)
    let kill = KernelKill.end(of: previous, before: start, among: file.kills, in: records)
    let lines = [previous.last, start].map(file.evidence)
    let recovery = life.recovery.map(file.evidence)
    let claim: String
    let confidence: Confidence
    let gone = life.safeRestart.map(file.evidence)
    let acts = kills(down, up, in: file)
    let killed = acts.isEmpty ? nil : Self.words(of: acts, up, in: file)
    var evidence = lines + [gone, recovery].compactMap { $0 }
    if let kill, let time = records[kill].time {
      evidence.insert(file.evidence(kill), at: 1)
      confidence = .strong
      claim = """
        The server\(on) did not stop in order: the kernel killed it at \(wording.time(time))\
        \(wording.zoneName) for want of memory. No stop stands between its last line and the next \
        start at \(wording.time(up)).
        """
    } else if up - down < .seconds(2), life.recovery == nil, life.safeRestart == nil {
      // Two banners in one moment are two processes, not one that stopped.
      return nil
    } else if previous.ending == .cutStop {
      confidence = .strong
      claim = """
        The server\(on) did not finish its stop: the last line of the stop is of \
        \(wording.time(down)), and the next start at \(wording.time(up))\(wording.zoneName) finds it \
        unfinished\(life.recovery == nil ? "" : " and ran crash recovery").\
        \(killed.map { " \($0) would leave it so." } ?? "")
        """
      evidence += acts.map(\.entry.evidence)
    } else if life.recovery != nil || life.safeRestart != nil {
      confidence = .strong
      let found = life.safeRestart.flatMap { records[$0].time }
      let signs = [
        life.recovery != nil ? "which ran crash recovery" : nil,
        found.map { "mysqld_safe found it gone at \(wording.time($0)) and started it again" },
      ].compactMap { $0 }
      let why =
        killed.map { "The log does not show why; \($0) would leave it so." }
        ?? "When and why it went down is not shown."
      claim = """
        The server\(on) did not stop in order: it went down at some time \
        \(wording.between(down, found ?? up)). No stop stands between its last line and the next start\
        \(life.recovery != nil ? ", " : "; ")\(signs.joined(separator: "; ")). \(why)
        """
      evidence += acts.map(\.entry.evidence)
    } else if let killed {
      confidence = .moderate
      claim = """
        The log\(on) shows no stop \(wording.between(down, up)), yet the server started anew, without \
        crash recovery. \(killed) would leave it so.
        """
      evidence += acts.map(\.entry.evidence)
    } else {
      confidence = .weak
      claim = """
        The log\(on) shows no stop \(wording.between(down, up)), yet the server started anew. It was \
        stopped without a word, or lines are missing from the log: the start shows no crash recovery.
        """
    }
    return Finding(
      rule: "unclean-stop",
      claim: claim,
      from: down,
      to: up,
      confidence: confidence,
      evidence: evidence,
      caveat: kill != nil
        ? ""
        : "SIGKILL, a kill by the kernel for want of memory, and power loss write no line; the "
          + "kernel's log of that time would tell.",
      weight: confidence == .weak ? 20 : 90
    )
  }

  /// The recorded acts that end a server in no order, between its last line and the start: a minute
  /// around it, where the act does not lie in another such gap.
  private func kills(_ down: Instant, _ up: Instant, in file: CaseFile) -> [HumanAct] {
    let gaps = zip(server.lives, server.lives.dropFirst()).compactMap { before, after in
      guard let down = file.time(before.last), let up = after.start.flatMap(file.time), down <= up
      else { return nil as ClosedRange<Instant>? }
      return down...(up + .seconds(1))
    }
    return file.acts.filter { act in
      guard act.isKill, act.time >= down - .minutes(1), act.time <= up + .minutes(1) else {
        return false
      }
      return act.time >= down && act.time <= up + .seconds(1)
        || !gaps.contains { $0.contains(act.time) }
    }
  }

  /// The recorded acts that would have ended it, in words.
  private static func words(of kills: [HumanAct], _ up: Instant, in file: CaseFile) -> String {
    Wording.list(
      kills.prefix(3).map { "\($0.words) at \(file.wording.time($0.time, after: up))" }
    )
  }

  /// Those of the incident, the first three by themselves and the others together where they are more
  /// than anybody reads one by one.
  static func repeated(
    _ findings: [Finding],
    on server: ServerHistory,
    in file: CaseFile
  ) -> [Finding] {
    let rest = findings.dropFirst(3)
    guard findings.count > 6, var one = rest.first, let from = one.to, let to = rest.last?.to else {
      return findings
    }
    one.claim = """
      \(rest.count) more times the server\(file.on(server)) did not stop in order: its starts \
      \(file.wording.span(from, to)) follow no stop and ran crash recovery.
      """
    one.to = to
    one.evidence = rest.prefix(12).flatMap { $0.evidence.suffix(1) }
    return findings.prefix(3) + [one]
  }

  /// Those from outside the incident, as one finding where they are three or more: a log's custom.
  static func custom(
    _ findings: [Finding],
    on server: ServerHistory,
    in file: CaseFile
  ) -> [Finding] {
    guard findings.count >= 3, var one = findings.first, let from = one.to,
      let to = findings.last?.to
    else { return findings }
    one.claim = """
      Outside the incident the server\(file.on(server)) did not stop in order \(findings.count) times: \
      its starts \(file.wording.span(from, to)) follow no stop and ran crash recovery.
      """
    one.from = from
    one.to = to
    one.evidence = findings.prefix(12).flatMap { $0.evidence.suffix(1) }
    one.weight = 28
    return [one]
  }

  /// Doubtful ones beyond the first two, as one finding.
  static func folded(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 3, var rest = findings.dropFirst(2).first else {
      return findings
    }
    let others = findings.count - 2
    rest.claim = """
      \(Wording.count(others, "more start")) follow no stop in the log and show no crash recovery: \
      lines may be missing from it.
      """
    rest.to = findings.last?.to
    rest.evidence = findings.dropFirst(2).prefix(8).compactMap { $0.evidence.last }
    return findings.prefix(2) + [rest]
  }

  /// The log begins with a start that recovers: what came before is not in it.
  private func beforeTheLog(_ up: Instant, in file: CaseFile) -> Finding? {
    guard let recovery = life.recovery else { return nil }
    return Finding(
      rule: "unclean-stop",
      claim: """
        Before \(file.wording.time(up))\(file.wording.zoneName) the server\(file.on(server)) had not \
        stopped in order: its start ran crash recovery. When it went down is not shown; its log, as \
        given, begins later.
        """,
      to: up,
      confidence: .moderate,
      evidence: [file.evidence(start), file.evidence(recovery)],
      caveat: "An older log would show the last line before it went down.",
      weight: 80
    )
  }
}
