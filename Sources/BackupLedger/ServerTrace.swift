import IncidentModel

/// What the server's own error log shows of a backup's login at the second when the backup ran.
///
/// A script that hides its dump's errors leaves no other trace: `Access denied for user 'backup'@…`, or
/// a connection of that account that broke off. It can speak against a run, and never for one.
enum ServerTrace {
  /// The lines about accounts that make backups, by their names, ascending as the log has them.
  static func lines(of source: BackupSource, clock: SourceClock) -> [Evidence] {
    var clock = clock
    var reader = LineReader(source.bytes)
    var found: [Evidence] = []
    while let line = reader.next() {
      guard let stamp = line.stamp, stamp.hasTime, stamp.hasDate,
        let time = clock.instant(of: stamp), let account = account(in: line.message),
        CronSchedule.makesBackups(account)
      else { continue }
      found.append(Evidence(source: source.name, line: line.number, time: time, text: line.text))
    }
    return found
  }

  /// The records about accounts that make backups, of an error log that was read elsewhere.
  static func lines(of records: [Evidence]) -> [Evidence] {
    // Thousands of lines name a few accounts.
    var known: [String: Bool] = [:]
    return records.filter { record in
      guard record.time != nil, let account = account(in: Array(record.text.utf8)[...]) else {
        return false
      }
      if let answer = known[account] { return answer }
      let answer = CronSchedule.makesBackups(account)
      known[account] = answer
      return answer
    }
  }

  /// Turns `unknown` runs into failed ones where such a line lies within the run, to the second.
  static func apply(_ traces: [Evidence], to entries: inout [LedgerEntry]) {
    let known = traces.compactMap { line in line.time.map { (time: $0, line: line) } }
      .sorted { $0.time < $1.time }
    guard !known.isEmpty else { return }
    for index in entries.indices where entries[index].run.verdict == .unknown {
      guard let start = entries[index].run.start else { continue }
      let end = entries[index].run.end ?? start
      let first = known.lowerBound(of: start - .seconds(1), by: \.time)
      guard first < known.count, known[first].time <= end + .seconds(1) else { continue }
      entries[index].run.verdict = .failed
      entries[index].run.reason =
        "the server refused or lost the backup account's connection while it ran; "
        + entries[index].run.reason
      entries[index].run.evidence.append(known[first].line)
    }
  }

  /// The account of a refused or broken connection.
  private static func account(in message: ArraySlice<UInt8>) -> String? {
    for opener in openers {
      guard let at = message.position(of: opener.bytes) else { continue }
      if opener.needsAborted, message.position(of: aborted) == nil { continue }
      let rest = message[(at + opener.bytes.count)...].prefix { $0 != 0x27 }
      return String(decoding: rest.prefix(64), as: UTF8.self)
    }
    return nil
  }

  /// What stands before an account's name, and whether only a broken connection's line counts.
  private static let openers: [(bytes: [UInt8], needsAborted: Bool)] = [
    (Array("Access denied for user '".utf8), false), (Array("user: '".utf8), true),
  ]
  private static let aborted = Array("Aborted connection".utf8)
}
