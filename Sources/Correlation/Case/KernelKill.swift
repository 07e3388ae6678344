import IncidentModel
import LogReading

/// Where the kernel's log says that it killed a database server for want of memory.
enum KernelKill {
  /// The first such record in the span; nil where none is, or where it names another host.
  static func first(
    between from: Instant,
    and to: Instant,
    host: String?,
    in records: [LogRecord]
  ) -> Int? {
    records.indices.first { position in
      guard records[position].category == .outOfMemory, let time = records[position].time else {
        return false
      }
      guard time >= from, time <= to, names(records[position].message) else { return false }
      guard let host, let other = records[position].host else { return true }
      return host == other
    }
  }

  private static func names(_ message: String) -> Bool {
    (TextSearch.contains(message, "Killed process") || TextSearch.contains(message, "oom-kill")
      || TextSearch.contains(message, "Kill process"))
      && (TextSearch.contains(message, "mysqld") || TextSearch.contains(message, "mariadbd"))
  }
}
