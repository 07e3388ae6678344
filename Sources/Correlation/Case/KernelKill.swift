import IncidentModel
import LogReading

/// Where the kernel's log says that it killed a database server for want of memory.
enum KernelKill {
  /// Every such record, in the order of reading.
  static func all(in records: [LogRecord]) -> [Int] {
    records.indices.filter {
      records[$0].category == .outOfMemory && records[$0].time != nil
        && names(records[$0].message)
    }
  }

  /// The first of them in the span; nil where none is, or where all name another host or process.
  ///
  /// The line that says that a process was killed counts before those that lead up to it.
  static func first(
    between from: Instant,
    and to: Instant,
    host: String?,
    process: Int?,
    among kills: [Int],
    in records: [LogRecord]
  ) -> Int? {
    let found = kills.filter { position in
      guard let time = records[position].time, time >= from, time <= to else { return false }
      if let process, process >= leastOnHost,
        let killed = Self.process(in: records[position].message), killed != process
      {
        return false
      }
      guard let host, let other = records[position].host else { return true }
      return host == other
    }
    return found.first { TextSearch.contains(records[$0].message, "Killed process") } ?? found.first
  }

  /// The kill that ended a life which wrote no end, before the next start.
  static func end(
    of life: ServerLife,
    before next: Int,
    among kills: [Int],
    in records: [LogRecord]
  ) -> Int? {
    guard !kills.isEmpty, life.endedInSilence, let last = records[life.last].time,
      let up = records[next].time
    else { return nil }
    return first(
      between: last,
      and: up,
      host: records[next].host,
      process: life.start.flatMap {
        TextSearch.number(after: "as process ", in: records[$0].message)
      },
      among: kills,
      in: records
    )
  }

  /// Lower numbers are those of a container, which the kernel's log does not use.
  private static let leastOnHost = 300

  /// The process that the line names: `Killed process 4711 (mysqld)`, `task=mysqld,pid=4711`.
  private static func process(in message: String) -> Int? {
    TextSearch.number(after: "illed process ", in: message)
      ?? TextSearch.number(after: "Kill process ", in: message)
      ?? TextSearch.number(after: "pid=", in: message)
  }

  private static func names(_ message: String) -> Bool {
    (TextSearch.contains(message, "Killed process") || TextSearch.contains(message, "oom-kill")
      || TextSearch.contains(message, "Kill process"))
      && (TextSearch.contains(message, "mysqld") || TextSearch.contains(message, "mariadbd"))
  }
}
