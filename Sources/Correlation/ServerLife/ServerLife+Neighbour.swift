import LogReading

extension ServerLife {
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
