import IncidentModel

/// Where moments stand in the picture: true to scale, with quiet stretches cut short.
struct TimeScale: Sendable {
  /// A stretch drawn to scale.
  struct Segment: Sendable, Hashable {
    var from: Instant
    var to: Instant
    var left: Double
    var right: Double
  }

  /// Stretches in order; between two of them time is cut.
  let segments: [Segment]

  static let breakWidth = 30.0

  /// A scale from the first to the last of these moments, between two edges of the picture.
  init(moments: [Instant], left: Double, right: Double) {
    let sorted = Array(Set(moments)).sorted()
    let first = sorted.first ?? Instant(seconds: 0)
    let last = max(sorted.last ?? first, first + .minutes(1))
    let cuts = Self.cuts(in: sorted)
    var stretches: [(from: Instant, to: Instant)] = []
    var from = first
    for cut in cuts {
      stretches.append((from, cut.from))
      from = cut.to
    }
    stretches.append((from, last))
    // Room around the moments next to a cut, so that nothing stands on its edge.
    let total = stretches.reduce(0.0) { $0 + Self.seconds($1.to - $1.from) }
    let room = max(total * 0.015, 20)
    stretches = stretches.enumerated().map { index, stretch in
      let before =
        index == 0 ? room : min(room, Self.seconds(stretch.from - cuts[index - 1].from) / 4)
      let after =
        index == stretches.count - 1
        ? room : min(room, Self.seconds(cuts[index].to - stretch.to) / 4)
      return (
        stretch.from - TimeSpan(microseconds: Int64(before * 1_000_000)),
        stretch.to + TimeSpan(microseconds: Int64(after * 1_000_000))
      )
    }
    let shown = stretches.reduce(0.0) { $0 + Self.seconds($1.to - $1.from) }
    let width = right - left - Self.breakWidth * Double(stretches.count - 1)
    var x = left
    segments = stretches.map { stretch in
      let share = width * Self.seconds(stretch.to - stretch.from) / max(shown, 1)
      defer { x += share + Self.breakWidth }
      return Segment(from: stretch.from, to: stretch.to, left: x, right: x + share)
    }
  }

  /// The stretches to cut: gaps longer than all shorter gaps together, and than half an hour.
  ///
  /// The shorter half of the gaps is never cut: with few moments every gap would look long.
  private static func cuts(in moments: [Instant]) -> [(from: Instant, to: Instant)] {
    guard moments.count >= 5 else { return [] }
    let gaps = zip(moments, moments.dropFirst()).map { (from: $0, to: $1) }
    let byLength = gaps.enumerated().sorted {
      ($0.element.to - $0.element.from, $0.offset) < ($1.element.to - $1.element.from, $1.offset)
    }
    var kept = 0.0
    var cut: Set<Int> = []
    for (rank, gap) in byLength.enumerated() {
      let length = seconds(gap.element.to - gap.element.from)
      if rank * 2 >= byLength.count, length > kept, length > 1800, cut.count < 8 {
        cut.insert(gap.offset)
      } else {
        kept += length
      }
    }
    return cut.sorted().map { gaps[$0] }
  }

  static func seconds(_ span: TimeSpan) -> Double { Double(span.microseconds) / 1_000_000 }

  var left: Double { segments.first?.left ?? 0 }
  var right: Double { segments.last?.right ?? 0 }

  /// The place of a moment; moments in a cut stand on its edge, those outside on the picture's.
  func x(_ instant: Instant) -> Double {
    for segment in segments {
      if instant < segment.from { return segment.left }
      if instant <= segment.to {
        let length = Self.seconds(segment.to - segment.from)
        let part = length > 0 ? Self.seconds(instant - segment.from) / length : 0
        return segment.left + (segment.right - segment.left) * part
      }
    }
    return right
  }

  /// Whether a moment lies in a stretch that is drawn.
  func shows(_ instant: Instant) -> Bool {
    segments.contains { $0.from <= instant && instant <= $0.to }
  }

  /// The cuts: where they stand and how long they are.
  var cuts: [(x: Double, span: TimeSpan)] {
    zip(segments, segments.dropFirst()).map { (($0.right + $1.left) / 2, $1.from - $0.to) }
  }

  /// A mark on the axis.
  struct Tick: Sendable, Hashable {
    var at: Instant
    var x: Double
  }

  private static let steps = [
    60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  ]

  /// Marks at round times of the zone's clocks, far enough apart for their labels.
  func ticks(in zone: Zone, apart distance: Double) -> [Tick] {
    let seconds = segments.reduce(0.0) { $0 + Self.seconds($1.to - $1.from) }
    let width = segments.reduce(0.0) { $0 + $1.right - $1.left }
    let step = Self.steps.first { Double($0) * width / max(seconds, 1) >= distance } ?? 1_209_600
    var ticks: [Tick] = []
    for segment in segments {
      let offset = Int64(zone.offset(at: segment.from))
      let start = segment.from.microseconds / 1_000_000 + offset
      var at = (start + Int64(step) - 1) / Int64(step) * Int64(step)
      while ticks.count < 200 {
        let instant = Instant(microseconds: (at &- offset) &* 1_000_000)
        if instant > segment.to { break }
        if instant >= segment.from { ticks.append(Tick(at: instant, x: x(instant))) }
        at += Int64(step)
      }
    }
    return ticks
  }
}
