import LogReading

/// Cuts the records of one server into its lives.
struct LifeReader {
  private var lives: [ServerLife] = []
  private var current: ServerLife?
  /// A line of mysqld_safe that belongs to the life it is about to start.
  private var announced: (position: Int, isRestart: Bool)?
  /// Whether any record told of the server's life.
  private(set) var sawSign = false

  /// Takes the next record of the server.
  mutating func read(_ record: LogRecord, at position: Int) {
    let sign = LifeSign.kind(of: record)
    if sign != nil { sawSign = true }
    switch sign {
    case .starting: begin(at: position, isBanner: true)
    case .initializing where isNewProcess: begin(at: position, isBanner: false)
    case .ready where isOver: begin(at: announced?.position ?? position, isBanner: false)
    case .safeStarting:
      if announced == nil { announced = (position, isRestart: false) }
      return
    case .safeRestarting:
      announced = (position, isRestart: true)
      return
    default: break
    }
    var life = current ?? ServerLife(first: position)
    // What other threads and helpers say after the end belongs to the life, and is not its end.
    if record.time != nil, life.stopEnds == nil { life.last = position }
    switch sign {
    case .ready: life.ready = life.ready ?? position
    case .stopping: life.stopBegins = life.stopBegins ?? position
    case .stopped: life.stopEnds = position
    case .crashed: life.crash = life.crash ?? position
    case .recovering: life.recovery = life.recovery ?? position
    case .aborting: life.abort = life.abort ?? position
    case .processEnded: life.processEnded = position
    case .recoveryForced: life.recoveryForced = position
    default: break
    }
    current = life
  }

  /// The lives in order.
  mutating func finish() -> [ServerLife] {
    if let current { lives.append(current) }
    current = nil
    for index in lives.indices.dropLast() { lives[index].isFollowed = true }
    return lives
  }

  /// Whether set-up lines now come from another process than the one before.
  private var isNewProcess: Bool {
    guard let current else { return true }
    return current.ready != nil || isOver
  }

  /// Whether the life at hand has ended for certain: after a crash other threads may still say that
  /// they are ready, so that a crash alone does not end it.
  private var isOver: Bool {
    guard let current else { return true }
    return current.stopEnds != nil || current.abort != nil || announced != nil
  }

  private mutating func begin(at position: Int, isBanner: Bool) {
    if let current { lives.append(current) }
    var life = ServerLife(first: announced?.position ?? position)
    life.start = position
    life.hasBanner = isBanner
    if let announced, announced.isRestart { life.safeRestart = announced.position }
    announced = nil
    current = life
  }
}
