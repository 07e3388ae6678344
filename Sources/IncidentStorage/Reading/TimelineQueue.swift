import IncidentModel

/// Puts entries into the order of timelines that come by the index: first those whose time is unknown,
/// then the others by when they happened, those of one moment by number.
///
/// It holds back only what may have to change places.
struct TimelineQueue {
  /// Those whose time is unknown, in order; they stand where they were recorded.
  private var timeless: [TimelineEntry] = []
  /// How many of those have been handed over.
  private var done = 0
  /// Those of the last moment.
  private var moment: [TimelineEntry] = []

  /// Adds the next one, and hands over those whose turn has come.
  mutating func add(_ entry: TimelineEntry, take: (TimelineEntry) -> Void) {
    guard let time = entry.occurred.from else {
      let before = timeless.lastIndex { TimelineEntry.isInOrder($0, entry) }
      return timeless.insert(entry, at: before.map { $0 + 1 } ?? 0)
    }
    if !moment.isEmpty, moment[0].occurred.from != time { finishMoment(take: take) }
    moment.append(entry)
  }

  /// Hands over what is left.
  mutating func finish(take: (TimelineEntry) -> Void) {
    finishMoment(take: take)
    timeless[done...].forEach(take)
    timeless = []
    done = 0
  }

  private mutating func finishMoment(take: (TimelineEntry) -> Void) {
    // From the end, where an entry can be moved out: to copy thousands costs as much as to read them.
    if moment.count > 1 { moment.sort { TimelineEntry.isInOrder($1, $0) } }
    while !moment.isEmpty {
      let entry = moment.removeLast()
      while done < timeless.count, TimelineEntry.isInOrder(timeless[done], entry) {
        take(timeless[done])
        done += 1
      }
      take(entry)
    }
  }
}
