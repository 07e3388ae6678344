import IncidentModel

/// Tells backup logs, crontabs, cron's own log and backup scripts from everything else.
enum SourceRecognition {
  /// Lines that are looked at; a log that says nothing about backups in so many is none.
  static let reach = 4000

  static func kind(of source: BackupSource) -> BackupSourceKind? {
    var reader = LineReader(source.bytes)
    var seen = 0
    var jobs = 0
    var comments = 0
    var votes: [Int: Int] = [:]
    var spoken = 0
    var ofServer = 0
    var prose = 0
    if documents.contains(where: source.baseName.hasSuffix) { return nil }
    if SystemdTimer.isTimer(source) { return .crontab }
    let isNamed = CronSchedule.makesBackups(source.baseName)
    while let line = reader.next(), seen < reach {
      guard !line.message.isEmpty else { continue }
      seen += 1
      if seen == 1, line.bytes.starts(with: "#!".utf8) { return scriptKind(source) }
      if line.bytes.first == 0x23 {
        comments += 1
        continue
      }
      if CronLog.isCron(line.program) { return .cronLog }
      if line.bytes.starts(with: "```".utf8) { return nil }
      if isProse(line) || isMarkup(line) { prose += 1 }
      switch ServerLogSign(line) {
      case .life?: return nil
      case .record?: ofServer += 1
      case nil: break
      }
      if isJob(line) {
        jobs += 1
        continue
      }
      if line.isServerMessage, !line.isXtraBackup { continue }
      for hit in LineIndex.shared.hits(in: line) where isTelling(hit, line) {
        votes[hit.tool, default: 0] += 1
      }
      if line.isTrace, line.words.contains("dump") { spoken += 1 }
      if spoken < 3, !line.isServerMessage {
        let words = ScriptWords.words(of: line.message)
        let saying = ScriptWords.saying(words, isStamped: isNamed && line.stamp != nil)
        if saying == .begin || saying == .end || ScriptWords.isHeading(line)
          || ScriptWords.isTitle(line, words)
        {
          spoken += 1
        }
      }
    }
    if ofServer * 2 > seen || prose * 2 > seen { return nil }
    if jobs > 0, jobs + comments + settings(source) >= seen { return .crontab }
    let best = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    if spoken > 0, best.map({ BackupTool.all[$0.key].isPartOfScripts }) ?? true {
      return .backupLog(tool: BackupTool.shell.name)
    }
    guard let best else { return nil }
    let tool = BackupTool.all[best.key]
    return .backupLog(
      tool: tool.name == BackupTool.mysqldump.name ? BackupTool.shell.name : tool.name
    )
  }

  /// How the names of documents end, which quote logs and are none.
  private static let documents = [
    ".md", ".markdown", ".rst", ".adoc", ".html", ".htm", ".tex", ".org",
  ]

  /// Whether a line is a sentence that somebody wrote: many words, no stamp, and no program's name
  /// before a colon at its front.
  private static func isProse(_ line: LedgerLine) -> Bool {
    guard line.stamp == nil, !line.isTrace, !line.isServerMessage, line.message.first != 0x2F else {
      return false
    }
    let words = line.message.split(whereSeparator: \.isSpace)
    guard words.count >= 9, let first = words.first, first.last != 0x3A else { return false }
    return words.count { $0.allSatisfy { $0.isLetter || $0 >= 0x80 || $0 == 0x2C || $0 == 0x2E } }
      * 3 > words.count * 2
  }

  /// Whether a line is a quotation, a sentence of a list or a row of a table, as documents in plain text have
  /// them: `> …`, `- **02:30** Mail about the failed dumps was rejected`, `| run | verdict |`.
  private static func isMarkup(_ line: LedgerLine) -> Bool {
    let text = line.bytes
    if text.starts(with: "> ".utf8) { return true }
    // GLib's lines have a space behind the stars: `** Message: …`.
    if text.starts(with: "**".utf8) { return text.dropFirst(2).first?.isLetter == true }
    if text.first == 0x7C { return text.last == 0x7C }
    guard text.starts(with: "- ".utf8) || text.starts(with: "* ".utf8) else { return false }
    return text.split(whereSeparator: \.isSpace).count >= 6
  }

  /// Whether a line could not as well stand in a server's log.
  private static func isTelling(_ hit: LineIndex.Hit, _ line: LedgerLine) -> Bool {
    if hit.line.isCommon { return false }
    switch hit.line.meaning {
    case .begins, .opens, .completes, .snapshots, .stores, .divides, .neverStarted: return true
    case .fails, .lacks, .empties, .changes, .proves, .doubts:
      let isFirst = hit.end - hit.line.text.utf8.count == line.message.startIndex
      if isFirst || BackupTool.all[hit.tool].name == BackupTool.mysqldump.name && line.stamp != nil
      {
        return true
      }
      return BackupTool.all[hit.tool].name == BackupTool.shell.name && line.program == nil
        && line.message.contains(subsequence: Array(".sh: ".utf8))
    default: return false
    }
  }

  private static func isJob(_ line: LedgerLine) -> Bool {
    guard let first = line.bytes.first, first.isDigit || first == 0x2A || first == 0x40 else {
      return false
    }
    let text = String(decoding: line.bytes.prefix(2000), as: UTF8.self)
    guard let (schedule, _) = Crontab.split(text[...]) else { return false }
    return (try? CronSchedule(parsing: schedule, zone: .utc)) != nil
  }

  /// How many lines of a crontab are settings: `PATH=…`, `MAILTO=root`.
  private static func settings(_ source: BackupSource) -> Int {
    var reader = LineReader(source.bytes)
    var count = 0
    while let line = reader.next() {
      let name = line.bytes.prefix { $0.isLetter || $0.isDigit || $0 == 0x5F }
      let rest = line.bytes[name.endIndex...].drop(while: \.isSpace)
      if !name.isEmpty, rest.first == 0x3D { count += 1 }
    }
    return count
  }

  private static func scriptKind(_ source: BackupSource) -> BackupSourceKind? {
    let text = source.bytes[...].prefix(100_000)
    let isBackup = ["dump", "backup", "mydumper", "restic", "borg"].contains {
      text.contains(subsequence: Array($0.utf8))
    }
    return isBackup ? .script : nil
  }
}
