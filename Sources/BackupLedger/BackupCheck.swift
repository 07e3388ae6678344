package import IncidentModel

/// Whether the last trusted backup is young enough: `scribe backups --check --max-age 2d`.
package struct BackupCheck: Sendable, Hashable {
  /// The plugin states of the Monitoring Plugins guidelines, by their exit status.
  package enum State: Int, Sendable, Hashable {
    case ok = 0
    case warning = 1
    case critical = 2
    case unknown = 3

    var word: String {
      switch self {
      case .ok: "OK"
      case .warning: "WARNING"
      case .critical: "CRITICAL"
      case .unknown: "UNKNOWN"
      }
    }
  }

  /// The outcome.
  package let state: State
  /// One line for people: which backup is the last trusted one, how old, and what came after it.
  package let line: String
  /// One line in the words of Nagios, performance data behind the bar; its exit status is `state`.
  package let nagiosLine: String

  /// Checks every database that the runs name by its own last trusted backup; the oldest decides.
  ///
  /// - Parameters:
  ///   - runs: the ledger's runs
  ///   - maxAge: the age that is still good
  ///   - now: the present
  ///   - zone: in which times are worded
  package init(runs: [BackupRun], maxAge: TimeSpan, now: Instant, zone: Zone) {
    let backups = runs.filter(\.operation.makesBackup)
    var latest: [String: BackupRun] = [:]
    for run in backups where run.database != nil || run.verdict == .ok {
      let key = run.database ?? ""
      if latest[key] == nil { latest[key] = run }
      guard run.verdict == .ok, run.deletion == nil, let start = run.start, start <= now else {
        continue
      }
      if latest[key]?.verdict != .ok || latest[key]?.start.map({ $0 < start }) ?? true {
        latest[key] = run
      }
    }
    // By name, so that of two of one age it is always the same that is told.
    let trusted = latest.sorted { $0.key < $1.key }.map(\.value).filter {
      $0.verdict == .ok && $0.deletion == nil && $0.start != nil
    }
    let untrusted = latest.filter { $0.value.verdict != .ok && !Self.isStray($0.value, backups) }
    let bad = backups.filter { $0.verdict != .ok && $0.verdict != .unknown }
    let oldest = trusted.min { Self.moment($0) < Self.moment($1) }

    guard let oldest, untrusted.isEmpty else {
      let name = untrusted.keys.sorted().first { !$0.isEmpty }
      line =
        "no trusted backup" + (name.map { " of \($0)" } ?? "") + " in \(backups.count) runs"
      state = backups.isEmpty ? .unknown : .critical
      nagiosLine = "BACKUP \(state.word) - \(line) | bad=\(bad.count);;;0"
      return
    }
    let age = now - Self.moment(oldest)
    let later = bad.filter { Self.moment($0) > Self.moment(oldest) }.count
    state = age > maxAge ? .critical : later > 0 ? .warning : .ok
    let of = oldest.database.map { " of \($0)" } ?? ""
    line =
      "last trusted backup\(of) is \(age.words) old "
      + "(\(Self.moment(oldest).formatted(in: zone, separator: " ")), limit \(maxAge.words))"
      + (later > 0 ? ", \(later) bad since" : "")
    nagiosLine =
      "BACKUP \(state.word) - \(line) | age=\(age.wholeSeconds)s;;\(maxAge.wholeSeconds);0 "
      + "bad_since=\(later);;;0"
  }

  /// Whether the check passed, for the exit status of `--check` without `--nagios`.
  package var isPassed: Bool { state == .ok || state == .warning }

  private static func moment(_ run: BackupRun) -> Instant {
    run.snapshot ?? run.start ?? Instant(microseconds: .min)
  }

  /// A name that only ever failed while others succeeded in its place (`stock_db` for `stockdb`) is a
  /// mistake of one run, not a database without backup: it must be seen twice to count.
  private static func isStray(_ run: BackupRun, _ all: [BackupRun]) -> Bool {
    run.database != nil && all.filter { $0.database == run.database }.count == 1
      && all.contains { $0.database != run.database && $0.verdict == .ok }
  }
}
