import LogReading

/// What somebody did to a server, as the words of an entry or a command tell.
package enum ActKind: String, Sendable, CaseIterable {
  case stop, start, restart, forceRecovery, repair, restore, reinstall, schemaChange, accounts
  case settings, space, failover, replication, check

  /// Words that name the act, where a star ends a stem.
  ///
  /// Where several acts match, all are meant: `restart with innodb_force_recovery` is two.
  var words: [String] {
    switch self {
    case .stop:
      [
        "stop", "stopped", "stopping", "shut down", "shutdown", "kill -term", "kill -9",
        "kill -kill", "killed mysqld", "killed mariadbd",
      ]
    case .start:
      [
        "start", "started", "starting", "mysqld_safe", "mariadbd-safe", "mariadbd --*",
        "mysqld --*",
        "safe mode", "fresh server", "brought up", "bring up", "brought back",
        "--skip-grant-tables",
        "skip-grant-tables", "skip_grant_tables",
      ]
    case .restart: ["restart*", "bounce*", "reboot*", "power cycle*", "powered on"]
    case .forceRecovery: ["innodb_force_recovery", "innodb-force-recovery", "force recovery"]
    case .repair:
      [
        "repair*", "--repair", "--recover", "mysqlcheck", "mariadb-check", "myisamchk", "aria_chk",
        "innochecksum",
        "rebuil*", "optimize table",
      ]
    case .restore:
      [
        "restor*", "reimport*", "copy-back", "xbstream", "myloader", "load the dump", "| mysql",
        "| mariadb", "mysql <*",
        "mariadb <*",
        "loaded the dump", "load the backup", "imported the dump", "mbstream", "point in time",
      ]
    case .reinstall:
      [
        "reinstall*", "initialis*", "initializ*", "install-db", "install_db", "initialize-insecure",
        "--initialize",
        "new data directory", "fresh data directory",
      ]
    case .schemaChange:
      [
        "alter table", "add column*", "added column*", "drop column*", "create table*",
        "drop table*", "create index*", "schema change*", "schema update*", "migration*",
        "migrated", "new column*", "missing column*", "truncate table*", "rename table*",
      ]
    case .accounts:
      [
        "create user*", "created user*", "grant", "grants", "granted", "alter user", "drop user*",
        "flush privileges", "privileges", "reset the password", "re-create user*",
        "recreate* user*", "changed the password",
      ]
    case .settings:
      [
        "my.cnf", "set global", "set persist", "config*", "setting*", "max_connections",
        "buffer_pool*", "parameter*",
      ]
    case .space:
      [
        "freed", "free up", "free space", "purge binary logs", "deleted old", "removed old",
        "extended the volume", "resized", "grow the volume", "cleaned up",
      ]
    case .failover:
      ["failover", "failed over", "fail over", "promote*", "switchover", "switched over"]
    case .replication:
      [
        "start slave", "start replica", "stop slave", "stop replica", "reset slave",
        "reset replica", "started the replica", "stopped the replica", "restarted the replica",
        "start replication", "started replication", "stop replication", "stopped replication",
        "restarted replication", "change master*", "change replication source*", "skip_counter",
        "sql_slave_skip_counter", "skipped the row", "rebuilt the replica", "resync*",
      ]
    case .check:
      ["--check", "check table", "select", "tail", "ping", "show", "looked at", "look at", "read"]
    }
  }

  /// Whether the act changes the state of a server process.
  var touchesProcess: Bool {
    switch self {
    case .stop, .start, .restart, .forceRecovery, .reinstall, .failover: true
    default: false
    }
  }

  /// The categories of trouble that it may remove; its effect is judged by no others.
  var remedies: Set<LogCategory> {
    switch self {
    case .restart, .start: [.hang, .connections, .lock, .outOfMemory, .startup, .replication]
    case .forceRecovery: [.crash, .corruption, .startup]
    case .repair: [.corruption]
    case .restore, .reinstall: [.corruption, .accessDenied, .startup]
    case .accounts: [.accessDenied]
    case .settings: [.config, .startup, .connections, .outOfMemory, .hang]
    case .space: [.diskFull]
    case .failover: [.replication, .hang, .crash]
    case .replication: [.replication]
    case .stop, .schemaChange, .check: []
    }
  }

  /// The acts that the text names, those aside that it only refers to: `restart after the schema
  /// change` is a restart.
  package static func kinds(in said: String) -> Set<ActKind> {
    let text = mainClause(of: said)
    let rows = table.rows(in: text)
    guard rows != 0 else { return [] }
    var kinds = Set(
      allCases.enumerated().filter { rows >> UInt64($0.offset) & 1 == 1 }.map(\.element)
    )
    // Starting a replica's threads starts no server.
    if kinds.contains(.replication) { kinds.subtract([.start, .stop, .restart]) }
    // `mysqlcheck --check` and `myisamchk check` look, and repair nothing.
    if kinds.contains(.repair), isCheckOnly(text) {
      kinds.remove(.repair)
      kinds.insert(.check)
    }
    return kinds
  }

  private static let table = PhraseTable(allCases.map(\.words), .words)

  private static func mainClause(of text: String) -> String {
    let opening = text.prefix(8).lowercased()
    // `after repair` says when, not what.
    if opening.hasPrefix("after ") || opening.hasPrefix("before ") { return "" }
    var end = text.utf8.count
    for joint in joints {
      if let offset = TextSearch.offset(of: joint, in: text), offset > 0 { end = min(end, offset) }
    }
    return String(decoding: text.utf8.prefix(end), as: UTF8.self)
  }

  private static func isCheckOnly(_ text: String) -> Bool {
    checking.matches(text) && !mending.matches(text)
  }

  private static let joints = [
    " after ", " because ", " since ", " before ", " due to ", " without ",
  ]

  private static let checking = PhraseTable(
    [["check", "checked", "--check", "--check-only"]],
    .words
  )
  private static let mending = PhraseTable(
    [
      [
        "repair*", "--repair", "recover*", "--recover", "--safe-recover", "fix*", "--auto-repair",
        "rebuil*",
      ]
    ],
    .words
  )
}
