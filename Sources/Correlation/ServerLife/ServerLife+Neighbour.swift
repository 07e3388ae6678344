import IncidentModel
import LogReading

extension ServerLife {
  /// Whether its lines go on for longer after a crash than other threads talk while a process ends.
  func outlivesCrash(in records: [LogRecord]) -> Bool {
    guard ending == .crashed, let crash, let died = records[crash].time,
      let latest = records[last].time
    else { return false }
    return latest - died > .minutes(1)
  }

  /// Whether its lines say that another server held the files, the socket or the port: then that one
  /// was still running.
  func meetsAnother(in records: [LogRecord]) -> Bool {
    guard let start, ready == nil else { return false }
    let end = max(last, abort ?? last)
    guard start <= end else { return false }
    return records[start...end].contains { record in
      guard record.level == .error || record.level == .fatal else { return false }
      return StartFailureCause.cause(in: record.firstLine)?.isHeldByAnother == true
    }
  }
}
