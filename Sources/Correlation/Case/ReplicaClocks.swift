import IncidentModel
import LogReading

/// The clocks of a source and its replica, compared by the connections that both log: the replica where it
/// begins to read, the source where it begins to send, at the same position.
enum ReplicaClocks {
  /// A moment that both log, by the position in the source's log or the GTID.
  private typealias Moments = [String: [Int]]

  /// Less may lie between two lines of one connection.
  private static let least = TimeSpan.seconds(5)

  /// Each replica against each source that it reads from.
  static func findings(in file: CaseFile) -> [Finding] {
    guard file.servers.count > 1 else { return [] }
    var sources: [String: Moments] = [:]
    var replicas: [String: Moments] = [:]
    var names = ServerNames()
    for position in file.records.indices
    where file.records[position].category == .replication && file.time(position) != nil {
      let line = file.records[position].firstLine
      if let moment = moment(ofSource: line) {
        sources[names.name(of: file.records[position]), default: [:]][moment, default: []]
          .append(position)
      } else if let moment = moment(ofReplica: line) {
        replicas[names.name(of: file.records[position]), default: [:]][moment, default: []]
          .append(position)
      }
    }
    return replicas.sorted { $0.key < $1.key }.flatMap { replica, theirs in
      sources.filter { $0.key != replica }.sorted { $0.key < $1.key }.compactMap { source, ours in
        finding(replica, theirs, against: source, ours, in: file)
      }
    }
  }

  /// `Start binlog_dump to slave_server(2), pos(bin.000001, 342), using_gtid(1), gtid('0-1-5')`.
  static func moment(ofSource line: String) -> String? {
    guard TextSearch.contains(line, "Start binlog_dump to ") else { return nil }
    if TextSearch.contains(line, "using_gtid(1)") {
      return TextSearch.text(in: line, between: "gtid('", and: "'").flatMap {
        $0.isEmpty ? nil : $0
      }
    }
    return TextSearch.text(in: line, between: "pos(", and: ")").flatMap {
      $0.hasPrefix(",") ? nil : $0
    }
  }

  /// `connected to master …, replication started in log 'bin.000001' at position 342`, resumed there, or
  /// at a GTID.
  static func moment(ofReplica line: String) -> String? {
    guard TextSearch.contains(line, "connected to ") else { return nil }
    if let gtid = TextSearch.text(in: line, between: "GTID position '", and: "'") {
      return gtid.isEmpty ? nil : gtid
    }
    guard let log = TextSearch.text(in: line, between: "in log '", and: "'"), !log.isEmpty,
      log != "FIRST", let place = TextSearch.number(after: "at position ", in: line)
    else { return nil }
    return "\(log), \(place)"
  }

  private static func finding(
    _ replica: String,
    _ theirs: Moments,
    against source: String,
    _ ours: Moments,
    in file: CaseFile
  ) -> Finding? {
    // A position at which either connected twice tells no moment.
    let moments = theirs.compactMap { moment, lines -> (here: Int, there: Int)? in
      guard lines.count == 1, let sent = ours[moment], sent.count == 1 else { return nil }
      return (lines[0], sent[0])
    }
    let difference = ClockDifference(
      of: replica,
      against: source,
      by: moments.sorted { $0.here < $1.here },
      atLeast: least,
      in: file
    )
    return difference.flatMap {
      $0.finding(
        "\(Wording.count($0.count, "connection")) of the replica \($0.count == 1 ? "tells" : "tell")",
        $0.count > 1 ? .strong : .moderate,
        in: file
      )
    }
  }
}
