import LogReading

/// What a sign of trouble is, as the causal table and the ranking know it.
enum SymptomKind: String, Sendable, CaseIterable {
  case uncleanStop = "unclean-stop"
  case crash
  case startFailure = "start-failure"
  case recovery = "crash-recovery"
  case corruption
  case grantDamage = "grant-table-damage"
  case outOfMemory = "out-of-memory"
  case diskFull = "disk-full"
  case hang
  case loginsRefused = "logins-refused"
  case connections
  case brokenConnections = "broken-connections"
  case locks
  case network
  case replication
  case noMajority = "no-majority"
  case inconsistentNode = "inconsistent-node"
  case storage
  case config
  case upgrade
  case component

  /// How bad it is for users by itself: 3 stops the server or loses data, 2 stops parts, 1 hinders.
  var severity: Int {
    switch self {
    case .uncleanStop, .crash, .startFailure, .corruption, .grantDamage, .inconsistentNode: 3
    case .outOfMemory, .diskFull, .hang, .loginsRefused, .connections, .noMajority: 2
    case .recovery, .brokenConnections, .locks, .network, .replication, .storage, .config, .upgrade,
      .component:
      1
    }
  }

  /// The sign in words, for a list of signs.
  var words: String {
    switch self {
    case .uncleanStop: "an unclean stop of the server"
    case .crash: "a crash of the server"
    case .startFailure: "a start that failed"
    case .recovery: "crash recovery"
    case .corruption: "damaged data"
    case .grantDamage: "damaged grant tables"
    case .outOfMemory: "a lack of memory"
    case .diskFull: "a full disk"
    case .hang: "a server that stood still"
    case .loginsRefused: "refused logins"
    case .connections: "connections used up"
    case .brokenConnections: "a storm of broken connections"
    case .locks: "a storm of deadlocks"
    case .network: "trouble with the network or name lookups"
    case .replication: "trouble with replication"
    case .noMajority: "a node without the cluster's majority"
    case .inconsistentNode: "a node whose data differs from the cluster's"
    case .storage: "errors of files or disks"
    case .config: "a setting that the server refused"
    case .upgrade: "system tables of another version"
    case .component: "an engine or plugin that did not start"
    }
  }

  /// Whether single records of the category and level can be a sign.
  static func isShown(by category: LogCategory, _ level: LogLevel) -> Bool {
    switch category {
    case .outOfMemory, .diskFull, .connections: true
    case .corruption, .hang: level == .error || level == .fatal || level == .warning
    case .network, .replication, .storage, .config, .upgrade, .startup:
      level == .error || level == .fatal
    default: false
    }
  }

  /// What a record is a sign of by itself; nil where it is none, or only in numbers.
  init?(of record: LogRecord) {
    let isBad = record.level == .error || record.level == .fatal
    switch record.category {
    case .corruption where isBad || record.level == .warning:
      if RepairSign(of: record) == .fixed { return nil }
      self = DamagedObject.isGrantTable(record) ? .grantDamage : .corruption
    case .startup where isBad && DamagedObject.isGrantTable(record): self = .grantDamage
    case .outOfMemory where record.level != .debug: self = .outOfMemory
    case .diskFull: self = .diskFull
    case .hang where isBad || record.level == .warning: self = .hang
    case .connections where Self.isExhaustion(record.message): self = .connections
    case .network where isBad: self = .network
    case .replication where isBad && !ReplicationTrouble.isOfCluster(record): self = .replication
    case .storage where isBad: self = .storage
    case .config where isBad: self = .config
    case .upgrade where isBad: self = .upgrade
    case .startup where isBad && Self.isComponent(record.message): self = .component
    default: return nil
    }
  }

  /// What a burst of lines of a category is a sign of; nil where single lines say more.
  init?(ofMany category: LogCategory) {
    switch category {
    case .connections: self = .brokenConnections
    case .lock: self = .locks
    default: return nil
    }
  }

  /// Whether the message says that connections are used up.
  private static func isExhaustion(_ message: String) -> Bool {
    exhaustion.matches(message)
  }

  private static let exhaustion = PhraseTable([
    ["Too many connections", "max_connections", "max_user_connections"]
  ])

  private static func isComponent(_ message: String) -> Bool {
    TextSearch.contains(message, "Plugin") || TextSearch.contains(message, "plugin")
      || TextSearch.contains(message, "failed to initialize")
  }
}
