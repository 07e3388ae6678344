import LogReading

extension [LogRecord] {
  /// The records with logs of one name from several hosts told apart: `db1/error.log`, so that
  /// `error.log:67` never means two lines.
  var toldApart: [LogRecord] {
    var hosts: [String: Set<String>] = [:]
    var latest: (source: String, host: String?)?
    for index in indices {
      // Records come log by log.
      if let latest, latest.source == self[index].source, latest.host == self[index].host {
        continue
      }
      latest = (self[index].source, self[index].host)
      hosts[self[index].source, default: []].insert(self[index].host ?? "")
    }
    guard hosts.values.contains(where: { $0.count > 1 }) else { return self }
    return map { record in
      guard let host = record.host, hosts[record.source]?.count ?? 0 > 1 else { return record }
      var record = record
      record.source = "\(host)/\(record.source)"
      return record
    }
  }
}
