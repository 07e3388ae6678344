import IncidentModel
import LogReading

extension ServerHistory {
  /// What the server did and when; stretches of no length are left out, what no line shows is
  /// `unknown`.
  ///
  /// A server is down from when the kernel's log says that it killed it.
  func intervals(in records: [LogRecord], kills: [Int]) -> [ServerInterval] {
    var intervals: [ServerInterval] = []
    for (index, life) in lives.enumerated() {
      let next = index + 1 < lives.count ? lives[index + 1] : nil
      let lifetime = Lifetime(server: name, life: life, next: next, kills: kills, records: records)
      let found = lifetime.intervals
      if lifetime.hasFailedToStart, let before = intervals.last, before.state == .down,
        let end = before.to
      {
        // A start that fails ends no downtime.
        intervals[intervals.count - 1].to = found.isEmpty ? end : found.last?.to
        intervals[intervals.count - 1].evidence =
          Array(before.evidence.prefix(1)) + (found.last ?? before).evidence.dropFirst()
      } else {
        intervals += found
      }
    }
    return intervals
  }

  /// One life and the time until the next, cut into intervals.
  private struct Lifetime {
    var server: String
    var life: ServerLife
    var next: ServerLife?
    var kills: [Int]
    var records: [LogRecord]

    /// Whether it began and ended without having been ready, and left nothing that ran.
    var hasFailedToStart: Bool { life.hasFailedToStart && !life.outlivesCrash(in: records) }

    var intervals: [ServerInterval] {
      let cuts = cuts
      var intervals: [ServerInterval] = []
      for (index, cut) in cuts.enumerated() {
        let following = index + 1 < cuts.count ? cuts[index + 1] : nil
        let end = following?.at ?? next?.first
        let from = records[cut.at].time
        let to = end.flatMap { records[$0].time }
        guard let from, to.map({ $0 > from }) ?? (end == nil) else { continue }
        intervals.append(
          ServerInterval(
            server: server,
            state: cut.state,
            from: from,
            to: to,
            evidence: [records[cut.at].evidence] + (end.map { [records[$0].evidence] } ?? [])
          )
        )
      }
      return intervals
    }

    /// Where the kernel killed it.
    private var killed: Int? {
      (next?.start).flatMap { KernelKill.end(of: life, before: $0, among: kills, in: records) }
    }

    /// Where each state begins.
    private var cuts: [(at: Int, state: ServerInterval.State)] {
      var cuts: [(at: Int, state: ServerInterval.State)] = []
      if let start = life.start {
        cuts.append((start, .starting))
        if let recovery = life.recovery, recovery < life.ready ?? .max {
          cuts.append((recovery, .recovering))
        }
        if let ready = life.ready {
          cuts.append((ready, .up))
        } else if let settled = life.settled, life.ending != .failedStart {
          // Some servers never say that they are ready.
          cuts.append((settled, .unknown))
        }
      } else {
        cuts.append((life.ready ?? life.first, .up))
      }
      if let stop = life.stopBegins { cuts.append((stop, .stopping)) }
      switch life.ending {
      // Lines that go on come from a process that is there, this one or another.
      case .crashed where life.outlivesCrash(in: records): cuts.append((life.end, .unknown))
      case .clean, .crashed, .failedStart: cuts.append((life.end, .down))
      case .silent where life.processEnded != nil:
        cuts.append((life.processEnded ?? life.end, .down))
      case .silent, .cutStop:
        if let killed {
          cuts.append((killed, .down))
        }
        // Whoever has begun to stop takes no new client, killed in it or not.
        else if life.ending == .silent {
          cuts.append((life.last, .unknown))
        }
      case .open: break
      }
      return cuts
    }
  }
}
