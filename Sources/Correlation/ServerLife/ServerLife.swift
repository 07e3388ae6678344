import LogReading

/// One life of a server: from its start, or where the log begins, to its end or the next start.
///
/// The numbers are positions in the records of the whole input.
struct ServerLife: Sendable {
  /// How a life ended, as far as its log shows.
  enum Ending: Sendable {
    /// The server stopped in order.
    case clean
    /// It wrote that it died.
    case crashed
    /// It gave up its start.
    case failedStart
    /// It had begun to stop, and the next start found it not finished.
    case cutStop
    /// Its lines end, and the next start follows: killed, out of power, or lines are missing.
    case silent
    /// The log ends in it.
    case open
  }

  /// The first record of the life.
  var first: Int
  /// The last dated record of the life.
  var last: Int
  /// The record that starts it; nil where the log begins in mid-life.
  var start: Int?
  /// Whether `start` is a banner rather than a first sign of set-up.
  var hasBanner = false
  var ready: Int?
  /// The last line of its start, where it was silent after that and never said that it was ready.
  var settled: Int?
  var stopBegins: Int?
  var stopEnds: Int?
  var crash: Int?
  var abort: Int?
  var processEnded: Int?
  /// Where mysqld_safe found the server gone, before this life began.
  var safeRestart: Int?
  /// The first line of crash recovery.
  var recovery: Int?
  var recoveryForced: Int?
  /// Whether another life follows.
  var isFollowed = false

  init(first: Int) {
    self.first = first
    last = first
  }

  var ending: Ending {
    if abort != nil, ready == nil { return .failedStart }
    if crash != nil, stopEnds == nil { return .crashed }
    if stopEnds != nil { return .clean }
    guard isFollowed else { return .open }
    return stopBegins != nil ? .cutStop : .silent
  }

  /// Where the end shows: the last line of the stop, the crash, the giving up, or the last line.
  var end: Int {
    switch ending {
    case .clean: stopEnds ?? last
    case .crashed: crash ?? last
    case .failedStart: abort ?? last
    case .cutStop, .silent, .open: last
    }
  }

  /// Whether it gave up its start, or died in it.
  var hasFailedToStart: Bool {
    guard start != nil, ready == nil, settled == nil else { return false }
    return ending == .failedStart || ending == .crashed
  }

  /// Whether it ended without a stop in order and without a word of a crash.
  var endedInSilence: Bool { ending == .silent || ending == .cutStop }
}
