import IncidentModel

/// What the beginning of a log shows about the times of all of it.
struct LogSurvey {
  /// The offset from UTC of the log's local times in seconds, where its own lines show it.
  private(set) var offset: Int?
  /// The year of lines that carry none.
  private(set) var year: Int?

  init(of head: ByteView, modified: Instant?, zone: Zone) {
    if let modified { year = zone.civilTime(at: modified).year }
  }

  /// What to tell about it.
  func notes(_ zone: Zone?) -> [String] {
    guard let offset else { return [] }
    return [
      "local times are read as \(Zone.text(ofOffset: offset)), which other lines of the log show"
    ]
  }
}

extension TimeResolver {
  /// The zone of times that carry none.
  var assumed: Zone { zone }

  /// What to tell about the log's clock.
  var notes: [String] {
    guard jumps.count > 0 else { return [] }
    let times = jumps.count == 1 ? "once" : "\(jumps.count) times"
    return [
      "the clock jumps back \(times), first at line \(jumps.firstLine), by \(jumps.largest.words) at most"
    ]
  }
}
