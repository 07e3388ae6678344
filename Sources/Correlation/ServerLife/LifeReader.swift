import IncidentModel
import LogReading

/// Cuts the records of one server into its lives.
struct LifeReader {
  private var lives: [ServerLife] = []
  private var current: ServerLife?
  /// A line of mysqld_safe that belongs to the life it is about to start.
  private var announced: (position: Int, isRestart: Bool)?
  /// The latest dated records of the life at hand.
  private var recent: [(position: Int, time: Instant)] = []
  /// Whether any record told of the server's life.
  private(set) var sawSign = false

  /// Takes the next record of the server.
  mutating func read(_ position: Int, in records: [LogRecord]) {
    let isTold = LifeSign.isTold(by: records[position].category)
    let sign = isTold ? LifeSign.kind(of: records[position]) : nil
    let time = records[position].time
    if sign != nil { sawSign = true }
    switch sign {
    case .starting: begin(at: position, time, isBanner: true)
    case .initializing where isNewProcess: begin(at: position, time, isBanner: false)
    case .ready where isOver || isLong(before: time):
      begin(at: announced?.position ?? position, time, isBanner: false)
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
    if let time, life.stopEnds == nil {
      if life.ready == nil, life.settled == nil, let before = recent.last, life.start != nil,
        time - before.time > Self.pause
      {
        life.settled = before.position
      }
      life.last = position
      recent.append((position, time))
      if recent.count > 2 * Self.kept { recent.removeFirst(Self.kept) }
    }
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

  /// A start pauses no longer than this between two lines.
  private static let pause = TimeSpan.minutes(2)
  /// A server is ready so soon after its start, or another process is.
  private static let longest = TimeSpan.hours(12)
  /// Options are complained of this long before the banner, at most.
  private static let preface = TimeSpan.seconds(2)
  /// How many of the latest records are looked back at.
  private static let kept = 64

  private func isLong(before time: Instant?) -> Bool {
    guard let current, current.ready == nil, let time, let last = recent.last else { return false }
    return time - last.time > Self.longest
  }

  private mutating func begin(at position: Int, _ time: Instant?, isBanner: Bool) {
    var first = announced?.position ?? position
    if var current {
      // Servers complain of their options before they print the banner: such lines belong to it.
      if isBanner, let time, current.stopEnds == nil, current.crash == nil, current.abort == nil,
        let latest = recent.last(where: { $0.time < time - Self.preface }),
        latest.position < current.last
      {
        first = recent.first { $0.position > latest.position }?.position ?? first
        current.last = latest.position
      }
      if isBanner, lives.isEmpty, current.start == nil, current.ready == nil, let time,
        current.first != position, recent.allSatisfy({ $0.time >= time - Self.preface })
      {
        // The log begins with such lines: no life came before.
        first = current.first
      } else {
        lives.append(current)
      }
    }
    recent.removeAll(keepingCapacity: true)
    var life = ServerLife(first: first)
    life.start = position
    life.hasBanner = isBanner
    if let announced, announced.isRestart { life.safeRestart = announced.position }
    announced = nil
    current = life
  }
}
