import IncidentModel

/// A run on its way to the ledger, with what relates it to others.
struct LedgerEntry {
  var run: BackupRun
  var base: String?
  var reach: String?
  /// The log's name and the run's place in it, which orders runs without a moment.
  var log = ""
  /// Whether nothing but the lack of errors speaks for it.
  var isInferredGood = false
  /// The command that cron ran, and how long it took by cron's own lines.
  var cronSpan: (command: String, span: TimeSpan)?

  /// By start; a run without a moment stays behind the one that its log has before it.
  static func ordered(_ entries: [LedgerEntry]) -> [LedgerEntry] {
    var last = Instant(microseconds: .min)
    var log = ""
    let keyed = entries.map { entry -> (Instant, LedgerEntry) in
      if entry.log != log {
        log = entry.log
        last = Instant(microseconds: .min)
      }
      if let moment = entry.run.start ?? entry.run.end { last = moment }
      return (last, entry)
    }
    return keyed.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }
}
