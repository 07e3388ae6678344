import BackupLedger
import Glibc
import IncidentModel
import IncidentStorage
import LogReading

/// A log that is to become evidence: read once, its records kept as far as the incident needs them.
struct LogFile {
  /// Beyond this size a log is known by its ends, not by every byte.
  private static let hashLimit = 16 << 20
  /// Backup logs and schedules up to this size are kept whole: the ledger reads them together.
  private static let keptWhole = 16 << 20

  let argument: String
  let options: LogReadingOptions
  /// The lowest level that is kept of an error log; nil for all that is not routine.
  var level: LogLevel?

  /// What reading gave.
  struct Reading {
    var evidence: EntryBody.AttachedEvidence
    var records: LogPages
    /// The whole text, of a log that the backup ledger reads.
    var content: [UInt8]?
    var outcome: LogReadingOutcome
    /// What it is taken for, in words; a syslog is more than cron's lines in it.
    var kind: String
  }

  /// The name that documents use: the last part of the path.
  var name: String {
    argument == "-" ? "stdin" : String(argument.split(separator: "/").last ?? "log")
  }

  /// Reads the log.
  ///
  /// - Throws: `LogReadingError`
  func read() throws -> Reading {
    var source = LogSource(argument: argument)
    if argument == "-" {
      source = .bytes(try StandardInput.bytes().kept, name: name, modified: nil)
    }
    let whole = try wholeText(source)
    let kind = whole.flatMap { BackupLedger.reads(BackupSource(name: name, bytes: $0)) }
    var options = options
    if kind == nil {
      options.keeps = { [least = level] level, category in
        least.map { level >= $0 }
          ?? (category != .other && category != .unrecognized || level.isTrouble)
      }
    } else {
      // A backup log is small, and what it says of the time before the outage is the point of it.
      options.from = nil
      options.to = nil
    }
    var (records, outcome) = try records(of: source, options)
    if records.isEmpty, whole != nil {
      // What carries no time at all, such as the output of mysqlcheck, is in no window.
      options.from = nil
      options.to = nil
      (records, outcome) = try self.records(of: source, options) { $0.time == nil }
    }
    // What was refused before its first line is no evidence, and may have no end: /dev/zero.
    if outcome.lines == 0, let error = outcome.incomplete { throw error }
    let identity = try identity(source, whole: whole)
    // What no dialect knows is evidence all the same: kept whole, as a file.
    let isPlain =
      kind == nil && records.isEmpty && whole != nil && outcome.lines > 0
      && outcome.unrecognizedLines == outcome.lines
    let attached = isPlain ? .file : attachmentKind(kind)
    return Reading(
      evidence: .init(
        kind: attached,
        name: name,
        sha256: identity.hash,
        bytes: identity.size,
        host: options.host,
        zone: (options.zone ?? options.systemZone).name,
        records: isPlain ? nil : records.count
      ),
      records: records,
      content: kind == nil && !isPlain ? nil : whole,
      outcome: outcome,
      kind: kind == .cronLog
        ? "a system log, whose cron lines are a backup schedule"
        : attached.words
    )
  }

  private func records(
    of source: LogSource,
    _ options: LogReadingOptions,
    where isKept: (RecordFacts) -> Bool = { _ in true }
  ) throws -> (LogPages, LogReadingOutcome) {
    var pages = LogPageFiller(redacts: options.redacts)
    let outcome = try LogReader(options: options).scan(source) { record in
      if isKept(record.facts) { pages.add(record) }
    }
    return (pages.finished(), outcome)
  }

  private func attachmentKind(
    _ kind: BackupSourceKind?
  ) -> EntryBody.AttachedEvidence.Kind {
    switch kind {
    case .crontab?, .cronLog?, .script?: .schedule
    case .backupLog?: .backupLog
    case nil: .errorLog
    }
  }

  /// The decompressed text of a log small enough to be kept whole; nil for a larger one.
  private func wholeText(_ source: LogSource) throws -> [UInt8]? {
    if case .bytes(let bytes, _, _) = source { return bytes }
    var status = stat()
    guard stat(argument, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.keptWhole
    else { return nil }
    return try source.text(upTo: 4 * Self.keptWhole)
  }

  private func identity(
    _ source: LogSource,
    whole: [UInt8]?
  ) throws -> (hash: String, size: Int) {
    if case .bytes(let bytes, _, _) = source { return (ContentHash.sha256(bytes), bytes.count) }
    return try ContentHash.sha256(ofFile: argument, wholeUpTo: Self.hashLimit)
  }
}
