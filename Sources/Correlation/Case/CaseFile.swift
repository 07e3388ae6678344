import IncidentModel
import LogReading

/// The input with what several rules need of it, computed once.
package struct CaseFile: Sendable {
  /// What was given.
  package let input: CorrelationInput
  /// The records with the logs in the order of their first stamps, so that pieces of a rotated log
  /// follow each other; within a log, file order stays.
  let records: [LogRecord]
  /// The lives of the servers.
  let servers: [ServerHistory]
  /// Where the kernel's log says that it killed a database server.
  let kills: [Int]
  /// The earliest time in the logs; nil where they have none.
  let begin: Instant?
  /// How claims word times.
  let wording: Wording
  /// The entries that stand, in the order of timelines.
  let entries: [TimelineEntry]
  /// What people did to servers, in the order of time.
  let acts: [HumanAct]
  /// When the incident was, as far as people said.
  let window: IncidentWindow
  /// The lines of trouble by category.
  let categoryTimes: CategoryTimes
  /// Refused logins that come on any day.
  let usualRefusals: Set<Int>
  /// The runs of other refused logins, in the order of reading.
  let outbreaks: [LoginOutbreak]
  /// Lines of one category that came close together.
  let bursts: CategoryMap<[Burst]>
  /// The Galera cluster whose nodes wrote the logs.
  let cluster: Cluster
  /// The signs of trouble in the logs, in the order of time, those without a time left out.
  let symptoms: [Symptom]
  /// The signs that belong to the incident; nil where the logs show none.
  let episode: Episode?

  /// Looks through the input once.
  package init(_ input: CorrelationInput) {
    self.input = input
    records = Self.chronological(input.records)
    begin = records.lazy.compactMap(\.time).min()
    servers = ServerHistory.all(in: records)
    kills = KernelKill.all(in: records)
    entries = input.snapshot.standingTimeline
    acts = HumanAct.all(in: entries)
    window = IncidentWindow(of: input.snapshot)
    wording = Wording(zone: input.zone, beganAt: input.snapshot.incident.beganAt)
    categoryTimes = CategoryTimes(of: records)
    usualRefusals = UsualRefusals(in: records, before: window.detection.time).positions
    outbreaks = LoginOutbreak.all(in: records, besides: usualRefusals)
    bursts = Burst.all(in: records, besides: usualRefusals)
    cluster = Cluster(in: records)
    symptoms = Symptom.all(
      in: records,
      servers: servers,
      outbreaks: outbreaks,
      bursts: bursts,
      nodes: cluster.nodes
    )
    episode = Episode(of: symptoms, in: window, of: input.snapshot)
  }

  private static func chronological(_ records: [LogRecord]) -> [LogRecord] {
    var runs: [(begin: Instant, range: Range<Int>)] = []
    for position in records.indices {
      let latest = runs.count - 1
      if position > 0, records[position - 1].source == records[position].source,
        records[position - 1].host == records[position].host
      {
        runs[latest].range = runs[latest].range.lowerBound..<(position + 1)
        if runs[latest].begin == .distantFuture, let time = records[position].time {
          runs[latest].begin = time
        }
      } else {
        runs.append((records[position].time ?? .distantFuture, position..<(position + 1)))
      }
    }
    let sorted = runs.enumerated().sorted {
      ($0.element.begin, $0.offset) < ($1.element.begin, $1.offset)
    }
    if sorted.map(\.offset) == Array(runs.indices) { return records }
    return sorted.flatMap { records[$0.element.range] }
  }

  /// What the nodes of a Galera cluster went through.
  var nodes: [ClusterNode] { cluster.nodes }

  /// When people noticed, and the entry that says so.
  var detection: Detection { window.detection }

  /// The name of the server with a preposition, where there are several: ` on db2`.
  func on(_ server: ServerHistory) -> String { servers.count > 1 ? " on \(server.name)" : "" }

  /// When the record was written, in UTC; nil where the log does not tell.
  func time(_ position: Int) -> Instant? { records[position].time }

  /// The records of failed starts whose cause is not damage: what they say of damage follows from it.
  var startsWithoutDamage: [ClosedRange<Int>] {
    servers.flatMap(\.lives).compactMap { life in
      guard life.ending == .failedStart, let failure = StartFailure(life, in: self),
        let cause = failure.cause, cause.follows.isDisjoint(with: [.corruption, .grantDamage]),
        let abort = life.abort
      else { return nil }
      return min(life.first, abort)...abort
    }
  }

  /// The record as evidence.
  func evidence(_ position: Int) -> Evidence { records[position].evidence }
}

extension CaseFile {
  /// Whether the moment lies in the incident: after its first sign or a day before detection, and
  /// before its end.
  func isDuringIncident(_ time: Instant) -> Bool {
    let early = detection.time - .days(1)
    let from = episode.map { min($0.first.time, early) } ?? early
    let to = episode?.end ?? max(window.closing + .hours(1), detection.time + .days(1))
    return time >= from && time <= to
  }
}
