package import IncidentModel

/// Whether backups ran, and whether they were any good.
///
/// Sources are read one by one into drafts of runs (`LogAssembler`), each judged by its own lines
/// (`RunJudge`); what cron logged and what schedules call for is joined to them (`ScheduleJoin`), and
/// what one run means for another, an incremental's base or a deletion, comes last (`RunRelations`).
package enum BackupLedger {
  /// What kind of text a source is to the ledger; nil where it says nothing about backups.
  package static func reads(_ source: BackupSource) -> BackupSourceKind? {
    SourceRecognition.kind(of: source)
  }

  /// Whether a source is a server's own error log, which the ledger reads for refused logins only.
  package static func isServerLog(_ source: BackupSource) -> Bool {
    var reader = LineReader(source.bytes)
    var seen = 0
    while let line = reader.next(), seen < 200 {
      seen += 1
      if ServerLogSign(line) != nil { return true }
    }
    return false
  }

  /// The runs that the sources show and the schedules call for, ascending by start; runs without any
  /// known moment stand where their log has them.
  ///
  /// - Parameters:
  ///   - sources: logs, crontabs, syslogs, scripts and server error logs, in any order; rotated parts of one log as
  ///     sources of their own
  ///   - schedules: schedules beside those of crontabs among the sources
  ///   - serverLines: records of servers' error logs that were read elsewhere, each with its time
  ///   - options: zone of stamps without one, window, and the present
  /// - Returns: one run a database and moment
  package static func runs(
    from sources: [BackupSource],
    schedules: [CronSchedule] = [],
    serverLines: [Evidence] = [],
    options: BackupLedgerOptions
  ) -> [BackupRun] {
    let kinds = sources.map { ($0, reads($0)) }
    var reference: Instant?
    var join = ScheduleJoin(options: options)
    var logs: [(source: BackupSource, clock: SourceClock)] = []
    var scripts: [ScriptFacts] = []
    var traces = ServerTrace.lines(of: serverLines)
    let jobs = kinds.filter { $0.1 == .crontab }.flatMap { source, _ in
      Crontab(source, zone: options.zone).jobs
    }
    for (source, kind) in kinds {
      // A crontab's `TZ=` is the clock of what its commands print.
      let name = RotatedLog.stem(of: source.baseName)
      let zone = jobs.first { $0.logName == name }?.commandZone ?? options.zone
      var clock = SourceClock(source, zone: zone, reference: reference)
      if clock.isYearless {
        // Looked for only where it is needed: that is a pass over all sources.
        if reference == nil { reference = options.to ?? latestStamp(of: kinds, options) }
        clock = SourceClock(
          source,
          zone: zone,
          reference: reference ?? source.modified ?? options.now
        )
      }
      switch kind {
      case .backupLog?: logs.append((source, clock))
      case .cronLog?:
        join.add(CronLog(source, clock: clock))
        // Scripts that log through logger(1), and systemd units, write to the same file.
        logs.append((source, clock))
      case .crontab?: break
      case .script?: scripts.append(ScriptFacts(source))
      case nil: traces += ServerTrace.lines(of: source, clock: clock)
      }
    }
    let hidden = ScriptFacts.shapes(of: scripts, where: \.hidesDumpErrors)
    let forced = ScriptFacts.shapes(of: scripts, where: \.forcesDump)
    for log in RotatedLog.gather(logs) { join.add(log, hidden: hidden, forced: forced) }
    join.add(jobs)
    join.add(schedules)
    var runs = join.runs()
    ServerTrace.apply(traces, to: &runs)
    RunLengths.note(&runs)
    RunRelations.settle(&runs, deletions: join.deletions, ageLimits: join.ageLimits)
    return runs.map(\.run).filter { run in
      guard let moment = run.start ?? run.end else { return true }
      if let from = options.from, moment < from { return false }
      if let to = options.to, moment >= to { return false }
      return true
    }
  }

  /// The latest stamp that has a year, near which those without one lie: a copied file is younger than
  /// what it holds, so that its own time is asked only where no stamp tells.
  private static func latestStamp(
    of sources: [(BackupSource, BackupSourceKind?)],
    _ options: BackupLedgerOptions
  ) -> Instant? {
    var latest: Instant?
    for (source, kind) in sources where kind != nil && kind != .crontab && kind != .script {
      var clock = SourceClock(source, zone: options.zone, reference: nil)
      var reader = LineReader(source.bytes)
      while let line = reader.next() {
        guard let stamp = line.stamp, stamp.hasYear, let time = clock.instant(of: stamp) else {
          continue
        }
        latest = max(latest ?? time, time)
      }
    }
    return latest
  }
}
