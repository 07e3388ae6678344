import IncidentModel
import LogReading

/// The lives of one server, in order, as its logs show them.
struct ServerHistory: Sendable {
  /// The host, or the log, by which the server is known.
  var name: String
  /// Its lives; never empty.
  var lives: [ServerLife]

  /// The histories of all servers whose starts, stops or crashes the records show, in the order of
  /// their first lines.
  static func all(in records: [LogRecord]) -> [ServerHistory] {
    var streams = Streams()
    for (position, record) in records.enumerated() where isOfServer(record) {
      streams.add(position, of: record)
    }
    return streams.servers(in: records).compactMap { name, positions in
      var reader = LifeReader()
      for position in positions { reader.read(records[position], at: position) }
      let lives = reader.finish()
      return reader.sawSign && !lives.isEmpty ? ServerHistory(name: name, lives: lives) : nil
    }
  }

  /// Whether the server itself, or its mysqld_safe, wrote the record.
  private static func isOfServer(_ record: LogRecord) -> Bool {
    switch record.category {
    case .backup, .restore, .unrecognized: return false
    default: break
    }
    guard let program = record.program else { return true }
    return program == "entrypoint" || program.hasPrefix("mysqld") && !program.hasPrefix("mysqldump")
      || program.hasPrefix("mariadbd")
  }

  /// The positions of each server's records: logs that rotation cut in pieces are put in order,
  /// several logs of one host are merged by time; within a log, file order stays.
  private struct Streams {
    private var names: [String] = []
    private var servers: [String: [String: [String: [Int]]]] = [:]
    private var lastSource: (source: String, host: String?, name: String, stem: String)?

    mutating func add(_ position: Int, of record: LogRecord) {
      if lastSource?.source != record.source || lastSource?.host != record.host {
        let stem = ServerName.stem(ofLog: record.source)
        lastSource = (record.source, record.host, record.host ?? stem, stem)
      }
      guard let place = lastSource else { return }
      if servers[place.name] == nil { names.append(place.name) }
      servers[place.name, default: [:]][place.stem, default: [:]][place.source, default: []]
        .append(position)
    }

    func servers(in records: [LogRecord]) -> [(name: String, positions: [Int])] {
      names.map { name in
        let logs = (servers[name] ?? [:]).sorted { $0.key < $1.key }.map { _, pieces in
          pieces.values.sorted { Self.begins($0, in: records) < Self.begins($1, in: records) }
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
