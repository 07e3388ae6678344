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
  case network
  case replication
  case storage
  case config

  /// How bad it is for users by itself: 3 stops the server or loses data, 2 stops parts, 1 hinders.
  var severity: Int {
    switch self {
    case .uncleanStop, .crash, .startFailure, .corruption, .grantDamage: 3
    case .outOfMemory, .diskFull, .hang, .loginsRefused: 2
    case .recovery, .network, .replication, .storage, .config: 1
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
    case .network: "trouble with the network or name lookups"
    case .replication: "trouble with replication"
    case .storage: "errors of files or disks"
    case .config: "a setting that the server refused"
    }
  }

  /// What a record is a sign of by itself; nil where it is none, or only in numbers.
  init?(of record: LogRecord) {
    let isBad = record.level == .error || record.level == .fatal
    switch record.category {
    case .corruption where isBad || record.level == .warning:
      self = DamagedObject.isGrantTable(record) ? .grantDamage : .corruption
    case .startup where isBad && DamagedObject.isGrantTable(record): self = .grantDamage
    case .outOfMemory where record.level != .debug: self = .outOfMemory
    case .diskFull: self = .diskFull
    case .hang where isBad || record.level == .warning: self = .hang
    case .network where isBad: self = .network
    case .replication where isBad: self = .replication
    case .storage where isBad: self = .storage
    case .config where isBad: self = .config
    default: return nil
    }
  }
}
