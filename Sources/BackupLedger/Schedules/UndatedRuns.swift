import IncidentModel

/// Gives runs without a moment one, from the runs around them in the log and the jobs or slots that
/// lie between; in order, since a log is written in order.
///
/// A run whose day is known looks on that day only. Where more moments are free than there are runs,
/// the first ones are a guess, and a fair one only in a log in which runs that go well leave lines too.
struct UndatedRuns {
  /// Whether the first of more moments than runs may be taken.
  let mayGuess: Bool
  /// Jobs of cron that no run has yet, ascending by start.
  let candidates: [(job: Int, start: Instant, hasFailed: Bool)]
  /// Moments at which a run was due, ascending.
  let slots: [Instant]

  /// Dates what can be dated; `assign` gives a run the job that it is.
  func date(_ drafts: inout [RunDraft], assign: (inout RunDraft, Int) -> Void) {
    var index = drafts.startIndex
    while index < drafts.endIndex {
      guard drafts[index].lacksMoment else {
        index += 1
        continue
      }
      var end = index + 1
      if !drafts[index].isDayOnly {
        while end < drafts.endIndex, drafts[end].start == nil { end += 1 }
      }
      let window = Self.window(of: index..<end, in: drafts)
      var jobs = Array(candidates[window.range(in: candidates, by: \.start)])
      // Where as many jobs failed as runs are to be placed, those are the ones.
      let failed = jobs.filter(\.hasFailed)
      if failed.count == end - index, drafts[index..<end].allSatisfy(\.hasFailed) { jobs = failed }
      let free = slots[window.range(in: slots, by: { $0 })]
      guard mayGuess || max(jobs.count, free.count) <= end - index else {
        for draft in index..<end { drafts[draft].slotCount = max(jobs.count, free.count) }
        index = end
        continue
      }
      for (offset, draft) in (index..<end).enumerated() {
        if offset < jobs.count {
          assign(&drafts[draft], jobs[offset].job)
          drafts[draft].isInferred = jobs.count > end - index
          drafts[draft].slotCount = jobs.count
        } else if jobs.isEmpty, offset < free.count, window.isBounded {
          drafts[draft].start = free[free.startIndex + offset]
          drafts[draft].isDayOnly = false
          drafts[draft].isInferred = free.count > end - index
          drafts[draft].slotCount = free.count
        }
      }
      index = end
    }
  }

  /// The open stretch of time in which runs without a moment must lie.
  private struct Window {
    var after: Instant?
    var before: Instant?
    var isBounded: Bool { after != nil || before != nil }

    /// The positions that lie in it, of an array ascending by moment.
    func range<Element>(in array: [Element], by key: (Element) -> Instant) -> Range<Int> {
      let first = after.map { array.lowerBound(of: $0 + Self.tick, by: key) } ?? 0
      let last = before.map { array.lowerBound(of: $0 - .seconds(2), by: key) } ?? array.count
      return first..<max(first, last)
    }

    private static let tick = TimeSpan(microseconds: 1)
  }

  private static func window(of range: Range<Int>, in drafts: [RunDraft]) -> Window {
    if let day = drafts[range.lowerBound].start {
      return Window(after: day - .seconds(1), before: day + .hours(25))
    }
    let earlier = range.lowerBound > 0 ? drafts[range.lowerBound - 1] : nil
    let later = range.upperBound < drafts.endIndex ? drafts[range.upperBound].start : nil
    return Window(after: earlier?.lastTime ?? earlier?.start, before: later)
  }
}
