/// What a log record is about: a closed set, the same in `--json`, in the database and in findings.
package enum LogCategory: String, Sendable, CaseIterable {
  /// The server starts, or fails to.
  case startup
  /// The server stops in order.
  case shutdown
  /// The server dies: a signal, an exception, an assertion.
  case crash
  /// The server stands still: semaphore waits.
  case hang
  /// The server repairs its own state after an unclean stop.
  case crashRecovery = "crash-recovery"
  /// Stored data is damaged or missing.
  case corruption
  /// Memory ran out.
  case outOfMemory = "out-of-memory"
  /// A file system is full.
  case diskFull = "disk-full"
  /// A login was refused.
  case accessDenied = "access-denied"
  /// Connections were refused, aborted or too many.
  case connections
  /// Names do not resolve, hosts cannot be reached.
  case network
  /// Deadlocks, lock waits.
  case lock
  /// Replication, group replication, Galera.
  case replication
  /// A backup ran, or tried to.
  case backup
  /// Data was read back from a backup.
  case restore
  /// A setting is wrong, unknown, changed or risky.
  case config
  /// Files or tables are brought to another version.
  case upgrade
  /// A stop takes long.
  case slowShutdown = "slow-shutdown"
  /// Files, tablespaces, I/O: anything of storage that is not damage.
  case storage
  /// Recognized, and of no interest to an incident.
  case other
  /// No dialect takes the line.
  case unrecognized
}
