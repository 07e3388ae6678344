import IncidentModel
import LogReading

/// One stop, one start, or both, with the entries that record them.
struct Restart {
  var server: ServerHistory
  /// Whether the log shows a life before the start.
  var hasPrevious: Bool
  /// Whether mysqld_safe found the server gone and started it.
  var isOfSafe = false
  var stop: Int?
  /// The last line of a stop that began with another.
  var stopEnd: Int?
  var start: Int?
  var ready: Int?
  var abort: Int?
  var stopAct: HumanAct?
  var startAct: HumanAct?

  /// The restarts of the server within the incident.
  static func all(of server: ServerHistory, in file: CaseFile) -> [Restart] {
    var owners = StartOwners(of: server, in: file)
    return server.lives.indices.compactMap { index in
      let life = server.lives[index]
      let previous = index > 0 ? server.lives[index - 1] : nil
      var restart = Restart(server: server, hasPrevious: previous != nil)
      // A start that was given up ends in lines of a stop as well.
      if let previous, previous.ending != .failedStart {
        restart.stop = previous.stopBegins ?? previous.stopEnds
        restart.stopEnd = previous.stopEnds
      }
      restart.isOfSafe = life.safeRestart != nil
      restart.start = life.start
      restart.ready = life.ready
      restart.abort = life.ending == .failedStart ? life.abort : nil
      guard let start = life.start.flatMap(file.time), file.isDuringIncident(start) else {
        return nil
      }
      restart.startAct = owners.removeValue(forKey: index)
      restart.stopAct = restart.stop.flatMap(file.time).flatMap { stop in
        restart.ownerOfStop(at: stop, in: file.acts)
      }
      return restart
    }
  }

  /// The act that a stop belongs to: one that says so, else the restart that the start belongs to.
  ///
  /// A restart is one stop and one start; that of another start explains no second stop.
  private func ownerOfStop(at stop: Instant, in acts: [HumanAct]) -> HumanAct? {
    let stops = acts.filter { !$0.kinds.contains(.restart) }
    if let named = Self.owner(of: stop, among: [.stop, .reinstall], in: stops) { return named }
    guard let startAct, startAct.kinds.contains(.restart), startAct.time >= stop - .minutes(1),
      startAct.time - stop <= .minutes(10)
    else { return nil }
    return startAct
  }

  /// The nearest act of these kinds to a line of the log; acts before it win over acts after it.
  fileprivate static func owner(
    of time: Instant,
    among kinds: Set<ActKind>,
    in acts: [HumanAct]
  ) -> HumanAct? {
    // The log's stamps are cut to the second: an act in the same second counts as before.
    let before = acts.last {
      $0.time < time + .seconds(1) && $0.time >= time - .minutes(10)
        && !$0.kinds.isDisjoint(with: kinds)
    }
    return before
      ?? acts.first {
        $0.time >= time && $0.time <= time + .minutes(3) && !$0.kinds.isDisjoint(with: kinds)
      }
  }

  /// A stop that lasts longer is told with its length.
  private static let quick = TimeSpan.minutes(1)

  /// The acts that start a server.
  fileprivate static let startKinds: Set<ActKind> = [.start, .restart, .forceRecovery, .reinstall]

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let stopTime = stop.flatMap(file.time)
    let startTime = start.flatMap(file.time)
    var claim = "The server\(file.on(server)) "
    if let stopTime { claim += "stopped at \(wording.time(stopTime))\(wording.zoneName)" }
    let slow = stopEnd.flatMap { end in
      file.time(end).flatMap { done in
        stopTime.flatMap { done - $0 > Self.quick ? (end: end, done: done, took: done - $0) : nil }
      }
    }
    if let slow {
      claim += ", was done with it at \(wording.time(slow.done)), \(slow.took.words) later,"
    }
    if let startTime {
      if let stopTime {
        claim += " and started at \(wording.time(startTime, after: stopTime))"
      } else {
        claim += "started at \(wording.time(startTime))\(wording.zoneName)"
      }
    }
    if abort != nil {
      claim += ", but gave up its start"
    } else if let ready = ready.flatMap(file.time), let startTime {
      claim += ", ready at \(wording.time(ready, after: startTime))"
    }
    claim += ". " + owners(wording)
    let evidence =
      [stop, slow?.end, start, abort].compactMap { $0 }.map(file.evidence)
      + [stopAct, startAct].compactMap { $0?.entry.evidence }
    let isClose = [(stopAct, stopTime), (startAct, startTime)].allSatisfy { act, time in
      guard let act, let time else { return true }
      return act.time >= time - .minutes(1) && act.time <= time + .minutes(1)
    }
    return Finding(
      rule: "restart",
      claim: claim,
      from: stopTime ?? startTime,
      to: startTime,
      confidence: isClose && isNamed(in: file) ? .strong : .moderate,
      about: [stopAct, startAct].compactMap { $0?.entry.shortID.description },
      evidence: evidence.distinct(by: \.label),
      caveat: "Inferred from what the entries say and how close they lie.",
      weight: 45
    )
  }

  /// Whether the entries mean this server: the only one, or the one that they name.
  private func isNamed(in file: CaseFile) -> Bool {
    guard file.servers.count > 1 else { return true }
    return [stopAct, startAct].compactMap { $0 }
      .allSatisfy { $0.entry.host == server.name || $0.names(server) }
  }

  private func owners(_ wording: Wording) -> String {
    func named(_ act: HumanAct) -> String { "\(act.words) at \(wording.time(act.time))" }
    switch (stopAct, startAct) {
    case (let stopAct?, let startAct?) where stopAct.entry.number == startAct.entry.number:
      return "Both belong to \(named(stopAct))."
    case (let stopAct?, let startAct?):
      return "The stop belongs to \(named(stopAct)), the start to \(named(startAct))."
    case (let stopAct?, nil):
      return "The stop belongs to \(named(stopAct)); no entry records the start."
    case (nil, let startAct?):
      return "The start belongs to \(named(startAct))"
        + (stop == nil ? "." : "; no entry records the stop.")
    case (nil, nil): return "No entry records it."
    }
  }

  /// One finding for all starts that no entry records.
  static func unexplained(_ restarts: [Restart], in file: CaseFile) -> Finding? {
    let starts = restarts.compactMap { restart in
      restart.start.flatMap { start in
        file.time(start).map { (start, $0, file.on(restart.server)) }
      }
    }
    guard let first = starts.first else { return nil }
    let wording = file.wording
    let times = starts.map { wording.time($0.1) + $0.2 }
    let claim =
      starts.count == 1
      ? "No entry records the start of the server at \(times[0])\(wording.zoneName)."
      : "No entry records \(starts.count) starts of the server: at "
        + "\(Wording.list(times, upTo: 8))\(wording.zoneName)."
    return Finding(
      rule: "restart",
      claim: claim,
      from: first.1,
      to: starts.last?.1,
      confidence: .moderate,
      evidence: starts.prefix(8).map { file.evidence($0.0) },
      caveat: "Somebody may have acted without writing it down, or a supervisor did.",
      weight: 42
    )
  }
}

/// Which act each start of a server belongs to: an act starts a server once, the start that lies
/// nearest to it.
private struct StartOwners {
  private var owners: [Int: HumanAct] = [:]

  init(of server: ServerHistory, in file: CaseFile) {
    var pairs: [(life: Int, act: HumanAct, distance: Int64)] = []
    for (index, life) in server.lives.enumerated() {
      guard let start = life.start.flatMap(file.time) else { continue }
      for act in file.acts where !act.kinds.isDisjoint(with: Restart.startKinds) {
        // What was done to one server by name starts no other.
        if !act.names(server), file.servers.contains(where: act.names) { continue }
        // The log's stamps are cut to the second: an act in the same second counts as before.
        let delay = start + .seconds(1) - act.time
        guard delay <= .minutes(10), delay > .minutes(-3) else { continue }
        // An act comes before its start: what was written after it is taken where nothing else is.
        let penalty: Int64 = delay.microseconds > 0 ? 0 : 600_000_000
        pairs.append((index, act, abs(delay.microseconds) + penalty))
      }
    }
    pairs.sort {
      ($0.distance, $0.life, $0.act.entry.number) < ($1.distance, $1.life, $1.act.entry.number)
    }
    var used: Set<Int> = []
    for pair in pairs where owners[pair.life] == nil && used.insert(pair.act.entry.number).inserted
    {
      owners[pair.life] = pair.act
    }
  }

  mutating func removeValue(forKey life: Int) -> HumanAct? { owners.removeValue(forKey: life) }
}
