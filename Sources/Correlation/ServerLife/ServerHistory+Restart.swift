import IncidentModel
import LogReading

extension ServerHistory {
  /// How long after a server is back others may still tell of its absence.
  private static let afterglow = TimeSpan.minutes(1)

  /// The other server that was stopped in order and started again around the moment, so that a loss of
  /// connection to it is no trouble; nil where none was.
  static func restartedInOrder(
    beside name: String,
    at time: Instant,
    of servers: [ServerHistory],
    in records: [LogRecord]
  ) -> ServerHistory? {
    servers.first { server in
      server.name != name
        && zip(server.lives, server.lives.dropFirst()).contains { before, after in
          guard before.ending == .clean, after.ending != .failedStart,
            let down = (before.stopBegins ?? before.stopEnds).flatMap({ records[$0].time }),
            let up = (after.ready ?? after.start).flatMap({ records[$0].time })
          else { return false }
          return time >= down - .seconds(2) && time <= up + afterglow
        }
    }
  }
}
