/// What a dialect read at the head of a line: fields, and ranges of the line's own bytes.
struct LineHeader {
  /// The index of the dialect that took the line.
  var dialect: UInt8 = 0
  /// The time, as written.
  var stamp = Stamp()
  /// The level, where the line carries one.
  var level: LogLevel?
  /// The program, where the dialect knows it; else the server.
  var program = Program.server
  /// The connection or thread number, where one is printed.
  var thread: UInt64 = 0
  var hasThread = false
  /// The code's number (12345 for `MY-012345`), -1 where none is printed.
  var code: Int32 = -1
  /// Where the subsystem stands in the line; empty where none is printed.
  var subsystemStart: Int32 = 0
  var subsystemEnd: Int32 = 0
  /// Where the message begins in the line.
  var messageStart: Int32 = 0
  /// Where the message ends; 0 where it ends with the line.
  var messageEnd: Int32 = 0
  /// What the line means, where the dialect says so by itself.
  var category: LogCategory?
  /// The block that the line opens, where the dialect says so by itself.
  var block = BlockKind.none
}

/// Who wrote a line.
enum Program: UInt8, Sendable {
  /// The database server, under the name that its own lines give.
  case server
  case mysqld, mariadbd, mysqldSafe, entrypoint
  case mysqldump, mariabackup, xtrabackup, mydumper, myloader, tar, gzip, mysqlcheck, myisamchk
  case ariaChk, automysqlbackup, restic, borg, rsync, shell, kernel, cron, mysql, socat, `operator`
  case transferScript, garbd
  /// A name that stands in the line or its wrapper.
  case named

  /// The name as records carry it; nil where it must come from elsewhere.
  var name: String? {
    switch self {
    case .server, .named: nil
    case .mysqld: "mysqld"
    case .mariadbd: "mariadbd"
    case .mysqldSafe: "mysqld_safe"
    case .entrypoint: "entrypoint"
    case .mysqldump: "mysqldump"
    case .mariabackup: "mariadb-backup"
    case .xtrabackup: "xtrabackup"
    case .mydumper: "mydumper"
    case .myloader: "myloader"
    case .tar: "tar"
    case .gzip: "gzip"
    case .mysqlcheck: "mysqlcheck"
    case .myisamchk: "myisamchk"
    case .ariaChk: "aria_chk"
    case .automysqlbackup: "automysqlbackup"
    case .restic: "restic"
    case .borg: "borg"
    case .rsync: "rsync"
    case .shell: "shell"
    case .kernel: "kernel"
    case .cron: "cron"
    case .mysql: "mysql"
    case .socat: "socat"
    case .operator: "operator"
    case .transferScript: "wsrep_sst"
    case .garbd: "garbd"
    }
  }
}

/// Lines that belong together although other records may stand between them.
enum BlockKind: UInt8, Sendable {
  case none
  /// A signal or exception with its backtrace and query.
  case crash
  /// Waits for semaphores with the monitor output that comes with them.
  case semaphores
  /// The dump of a deadlock.
  case deadlock
  /// A page in hex.
  case pageDump
  /// `SHOW ENGINE INNODB STATUS`.
  case monitor
  /// A row of `performance_schema.error_log` as the client prints it with `\G`.
  case verticalRow
  /// What Galera says about the cluster in lines without headers: views, quorums, votes.
  case cluster
  /// What a sanitizer reports, with its stacks.
  case sanitizer
}
