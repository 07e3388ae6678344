import IncidentModel
import LogReading

/// Where the kernel's log says that it killed a database server for want of memory.
enum KernelKill {
  /// The first such record in the span; nil where none is, or where all name another host or process.
  ///
  /// The line that says that a process was killed counts before those that lead up to it.
  static func first(
    between from: Instant,
    and to: Instant,
    host: String?,
    process: Int?,
    in records: [LogRecord]
  ) -> Int? {
    let found = records.indices.filter { position in
      guard records[position].category == .outOfMemory, let time = records[position].time else {
        return false
      }
      guard time >= from, time <= to, names(records[position].message) else { return false }
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
