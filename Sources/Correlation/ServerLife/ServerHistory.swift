import IncidentModel
import LogReading

/// The lives of one server, in order, as its logs show them.
struct ServerHistory: Sendable {
  /// The host, or the log, by which the server is known.
  var name: String
  /// Its lives; never empty.
  var lives: [ServerLife]

  /// Whether the life that begins at this record did not come to be ready.
  func isFailedStart(_ start: Int) -> Bool {
    lives.first { $0.start == start }?.hasFailedToStart ?? false
  }

  /// The histories of all servers whose starts, stops or crashes the records show, in the order of
  /// their first lines.
  static func all(in records: [LogRecord]) -> [ServerHistory] {
    var streams = Streams()
    for position in records.indices
    where isOfServer(records[position].category, records[position].program) {
      streams.add(position, in: records)
    }
    return streams.servers(in: records).compactMap { name, positions in
      var reader = LifeReader()
      for position in positions { reader.read(position, in: records) }
      let lives = reader.finish()
      return reader.sawSign && !lives.isEmpty ? ServerHistory(name: name, lives: lives) : nil
    }
  }

  /// Whether the server itself, its mysqld_safe or its container's entrypoint wrote the record.
  static func isOfServer(_ category: LogCategory, _ program: String?) -> Bool {
    ServerName.isServers(category, program == "entrypoint" ? nil : program)
  }

  /// The positions of each server's records: logs that rotation cut in pieces are put in order,
  /// several logs of one host are merged by time; within a log, file order stays.
  private struct Streams {
    /// A piece of a log: the server's name, the log's before rotation, and its records.
    private struct Piece {
      var server: String
      var log: String
      var positions: [Int] = []
    }
    private struct Place: Hashable {
      var source: String
      var host: String?
    }

    private var pieces: [Piece] = []
    private var places: [Place: Int] = [:]
    private var latest: (place: Place, piece: Int)?

    mutating func add(_ position: Int, in records: [LogRecord]) {
      // Records come log by log: the place is looked up once for each.
      if latest?.place.source != records[position].source
        || latest?.place.host != records[position].host
      {
        let record = records[position]
        let place = Place(source: record.source, host: record.host)
        if places[place] == nil {
          places[place] = pieces.count
          let log = ServerName.stem(ofLog: record.source)
          pieces.append(Piece(server: record.host ?? log, log: log))
        }
        latest = places[place].map { (place, $0) }
      }
      if let latest { pieces[latest.piece].positions.append(position) }
    }

    func servers(in records: [LogRecord]) -> [(name: String, positions: [Int])] {
      var names: [String] = []
      for piece in pieces where !names.contains(piece.server) { names.append(piece.server) }
      return names.map { name in
        let logs = Dictionary(grouping: pieces.filter { $0.server == name }, by: \.log)
          .sorted { $0.key < $1.key }
          .map { _, pieces in
            pieces.map(\.positions)
              .sorted { Self.begins($0, in: records) < Self.begins($1, in: records) }
              .flatMap { $0 }
          }
        return (name, logs.count == 1 ? logs[0] : Self.merged(logs, in: records))
      }
    }

    private static func begins(_ positions: [Int], in records: [LogRecord]) -> (Instant, Int) {
      let dated = positions.first { records[$0].time != nil }
      return (dated.flatMap { records[$0].time } ?? .distantFuture, positions.first ?? 0)
    }

    private static func merged(_ logs: [[Int]], in records: [LogRecord]) -> [Int] {
      var keyed: [(time: Instant, order: Int, position: Int)] = []
      for log in logs {
        var time = Instant(microseconds: .min)
        for position in log {
          time = max(time, records[position].time ?? time)
          keyed.append((time, keyed.count, position))
        }
      }
      return keyed.sorted { ($0.time, $0.order) < ($1.time, $1.order) }.map(\.position)
    }
  }
}
