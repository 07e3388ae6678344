extension LogGenerator {
  /// A note of 5.7's starting or stopping.
  static func appendRestart(_ serial: Int, to text: inout [UInt8]) {
    let note = restartNotes[serial % restartNotes.count]
    text += "\(stamp(serial)) 0 [Note] \(note)\n".utf8
  }

  /// A complaint of MariaDB's about a page or a file.
  static func appendComplaint(_ serial: Int, to text: inout [UInt8]) {
    let time = stamp(serial).replacing("T", with: " ").prefix(19)
    let level = serial % 8 == 7 ? "Warning" : "ERROR"
    let words =
      switch serial % 8 {
      case 0, 1, 2:
        "InnoDB: Page [page id: space=\(serial % 90), page number=\(serial % 7000)] log sequence number \(serial) is in the future! Current system log sequence number 300288."
      case 3:
        "InnoDB: Your database may be corrupt or you may have copied the InnoDB tablespace but not the InnoDB log files. Please refer to https://mariadb.com/kb/en/library/innodb-recovery-modes/ for information about forcing recovery."
      case 4: "InnoDB: Operating system error number 2 in a file operation."
      case 5: "InnoDB: The error means the system cannot find the path specified."
      case 6:
        "InnoDB: Could not find a valid tablespace file for ``shop`.`t\(serial % 50)``. Please refer to https://mariadb.com/kb/en/innodb-data-dictionary-troubleshooting/ for how to resolve the issue."
      default:
        "InnoDB: Ignoring tablespace for `shop`.`t\(serial % 50)` because it could not be opened."
      }
    text += "\(time) 0 [\(level)] \(words)\n".utf8
  }

  /// An object of MySQL 8's JSON sink.
  static func appendJSON(_ serial: Int, to text: inout [UInt8]) {
    let (priority, label, code, symbol, words) = jsonEvents[serial % jsonEvents.count]
    text +=
      """
      { "prio" : \(priority), "err_code" : \(code), "source_line" : 812, "source_file" : "sql_connect.cc", \
      "function" : "end_connection", "msg" : "\(words)", "time" : "\(stamp(serial))", "ts" : 1696118400000, \
      "thread" : \(serial % 400), "err_symbol" : "\(symbol)", "SQL_state" : "HY000", \
      "subsystem" : "Server", "label" : "\(label)" }

      """.utf8
  }

  private static let jsonEvents: [(Int, String, Int, String, String)] = [
    (
      3, "Note", 10914, "ER_ABORTING_USER_CONNECTION",
      "Aborted connection 77 to db: 'shop' user: 'app' host: '10.0.0.7' (Got timeout reading communication packets)."
    ),
    (
      2, "Warning", 10055, "ER_UNABLE_TO_RESOLVE_IP",
      "IP address '10.0.0.7' could not be resolved: Name or service not known"
    ),
    (
      1, "Error", 12611, "ER_IB_MSG_786",
      "Operating system error number 28 in a file operation."
    ),
    (
      3, "Note", 10926, "ER_ACCESS_DENIED_ERROR_WITH_PASSWORD",
      "Access denied for user 'app'@'10.0.0.9' (using password: YES)"
    ),
  ]

  private static let restartNotes: [String] =
    [
      "mysqld (mysqld 5.7.20) starting as process 2217 ...",
      "InnoDB: PUNCH HOLE support available",
      "InnoDB: Mutexes and rw_locks use GCC atomic builtins",
      "InnoDB: Uses event mutexes",
      "InnoDB: GCC builtin __atomic_thread_fence() is used for memory barrier",
      "InnoDB: Compressed tables use zlib 1.2.8",
      "InnoDB: Using Linux native AIO",
      "InnoDB: Number of pools: 1",
      "InnoDB: Using CPU crc32 instructions",
      "InnoDB: Initializing buffer pool, total size = 128M, instances = 1, chunk size = 128M",
      "InnoDB: Completed initialization of buffer pool",
      "InnoDB: Highest supported file format is Barracuda.",
      "InnoDB: Creating shared tablespace for temporary tables",
      "InnoDB: File './ibtmp1' size is now 12 MB.",
      "InnoDB: 96 redo rollback segment(s) found. 96 redo rollback segment(s) are active.",
      "InnoDB: 32 non-redo rollback segment(s) are active.",
      "InnoDB: Waiting for purge to start",
      "InnoDB: 5.7.20 started; log sequence number 2545543",
      "InnoDB: Loading buffer pool(s) from /var/lib/mysql/ib_buffer_pool",
      "Plugin 'FEDERATED' is disabled.",
      "Server hostname (bind-address): '127.0.0.1'; port: 3306",
      "  - '127.0.0.1' resolves to '127.0.0.1';",
      "Server socket created on IP: '127.0.0.1'.",
      "InnoDB: Buffer pool(s) load completed at 231001  2:00:00",
      "Event Scheduler: Loaded 0 events",
      "mysqld: ready for connections.\nVersion: '5.7.20'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  (Ubuntu)",
      "Giving 0 client threads a chance to die gracefully",
      "Shutting down slave threads",
      "Forcefully disconnecting 0 remaining clients",
      "Event Scheduler: Purging the queue. 0 events",
      "Binlog end",
    ]
    + [
      "ngram", "partition", "ARCHIVE", "BLACKHOLE", "INNODB_SYS_VIRTUAL", "INNODB_METRICS",
      "MyISAM",
    ]
    .map { "Shutting down plugin '\($0)'" }
    + [
      "InnoDB: FTS optimize thread exiting.",
      "InnoDB: Starting shutdown...",
      "InnoDB: Dumping buffer pool(s) to /var/lib/mysql/ib_buffer_pool",
      "InnoDB: Shutdown completed; log sequence number 2545562",
      "InnoDB: Removed temporary tablespace data file: \"ibtmp1\"",
      "mysqld: Shutdown complete\n",
    ]
}
