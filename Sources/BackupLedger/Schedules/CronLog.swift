import IncidentModel

/// What cron itself wrote to syslog or the journal: which commands it ran, when, and how they ended.
struct CronLog {
  /// One run of a command.
  struct Job {
    var start: Instant
    var end: Instant?
    var exitStatus: Int?
    var command: String
    var evidence: [Evidence]
    fileprivate var process: Int
  }

  /// The commands that cron ran, in the order of the log.
  private(set) var jobs: [Job] = []
  /// When cron was started, which tells that it was down before.
  private(set) var starts: [(time: Instant, evidence: Evidence)] = []
  /// First and last moment of the log.
  private(set) var coverage: ClosedRange<Instant>?

  /// Reads Debian cron's and cronie's lines: `(root) CMD (…)`, `(root) END (…)`, `(root) CMD ([12] …)`,
  /// `(CRON) error (grandchild #6254 failed with exit status 2)`, `(CRON) INFO (pidfile fd = 3)`.
  init(_ source: BackupSource, clock: SourceClock) {
    var clock = clock
    var reader = LineReader(source.bytes)
    var open: [String: Int] = [:]
    var byProcess: [Int: Int] = [:]
    while let line = reader.next() {
      guard let stamp = line.stamp, let time = clock.instant(of: stamp) else { continue }
      coverage = coverage.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
      guard Self.isCron(line.program), let said = Self.parts(line.message) else { continue }
      let evidence = Evidence(source: source.name, line: line.number, time: time, text: line.text)
      switch said.verb {
      case "CMD":
        let (process, command) = Self.numbered(said.text)
        let job = Job(
          start: time,
          command: command,
          evidence: [evidence],
          process: process ?? Self.processNumber(line.bytes) ?? -1
        )
        open[said.text] = jobs.count
        byProcess[job.process] = jobs.count
        jobs.append(job)
      case "END", "CMDEND":
        guard let index = open.removeValue(forKey: said.text) else { continue }
        jobs[index].end = time
        jobs[index].exitStatus = jobs[index].exitStatus ?? 0
        jobs[index].evidence.append(evidence)
      case "error":
        guard let (process, status) = Self.failure(said.text), let index = byProcess[process] else {
          continue
        }
        jobs[index].exitStatus = status
        jobs[index].evidence.append(evidence)
      case "INFO" where said.text.hasPrefix("pidfile"), "STARTUP":
        starts.append((time, evidence))
      default: break
      }
    }
  }

  static func isCron(_ program: String?) -> Bool {
    guard let program else { return false }
    return [
      "CRON", "cron", "crond", "CROND", "/usr/sbin/cron", "/USR/SBIN/CRON", "anacron", "crontab",
    ]
    .contains(program)
  }

  /// `(root) CMD (command)` taken apart.
  private static func parts(_ message: ArraySlice<UInt8>) -> (verb: String, text: String)? {
    guard message.first == 0x28, let close = message.firstIndex(of: 0x29) else { return nil }
    let rest = message[(close + 1)...].drop(while: \.isSpace)
    guard let opening = rest.firstIndex(of: 0x28), let end = rest.lastIndex(of: 0x29),
      opening < end
    else { return nil }
    let verb = String(decoding: rest[..<opening].filter { !$0.isSpace }, as: UTF8.self)
    return (verb, String(decoding: rest[(opening + 1)..<end], as: UTF8.self))
  }

  /// `[31528] command`, as Debian's cron writes it with `-L 15`: the process that runs the command, which
  /// an exit status names, and not the one that logs.
  private static func numbered(_ text: String) -> (process: Int?, command: String) {
    guard text.hasPrefix("["), let close = text.firstIndex(of: "]"),
      let process = Int(text[text.index(after: text.startIndex)..<close])
    else { return (nil, text) }
    return (process, String(text[text.index(after: close)...].drop { $0 == " " }))
  }

  private static func processNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let open = bytes.firstIndex(of: 0x5B) else { return nil }
    var cursor = ByteCursor(bytes, at: open + 1)
    return cursor.number(1, 9)
  }

  /// The process and status of `grandchild #6254 failed with exit status 2`.
  private static func failure(_ text: String) -> (process: Int, status: Int)? {
    let words = text.split(separator: " ")
    guard let mark = words.first(where: { $0.hasPrefix("#") }), let process = Int(mark.dropFirst())
    else { return nil }
    return (process, words.last.flatMap { Int($0) } ?? 1)
  }
}
