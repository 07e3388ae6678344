import IncidentModel

/// Turns what lines show into moments, one line after another in file order.
struct TimeResolver {
  let zone: Zone
  let window: (from: Instant?, to: Instant?)
  /// The offset that the log itself shows for its local times, where `zone` has another one at that
  /// moment; nil where it shows none, or shows that `zone` is right, summer time and all.
  private(set) var inferredOffset: Int?
  /// What the log shows, and when.
  private(set) var shown: (offset: Int, moment: Instant)?
  /// The year of yearless stamps, carried forward over New Year's Eve.
  var year: Int?
  private var lastYearless: Int64 = .min
  /// The moment of the last record that had one.
  private(set) var last: Instant?
  private var hourCache: (hour: Int64, offset: Int64) = (.min, 0)
  /// Where the clock jumped back by more than `tolerance`, how often, and how far at most.
  private(set) var jumps: (count: Int, firstLine: Int, largest: TimeSpan) = (0, 0, .seconds(0))
  /// Whether some line had no zone of its own and the option's or the system's was assumed.
  private(set) var assumedZone = false

  /// Threads write their lines in another order than they stamp them; that is no jump.
  static let tolerance = TimeSpan.seconds(5)

  init(zone: Zone, from: Instant?, to: Instant?) {
    self.zone = zone
    window = (from, to)
  }

  /// Takes what the log itself shows about the offset of its local times.
  mutating func take(_ finding: (offset: Int, moment: Instant)?) {
    guard let finding else { return }
    shown = finding
    inferredOffset = zone.offset(at: finding.moment) == finding.offset ? nil : finding.offset
  }

  /// The moment that a stamp means, and how it was arrived at.
  ///
  /// A time of day without a date is dated by the stamp of the wrapper around it, where that has one,
  /// else by the record before.
  mutating func resolve(
    _ stamp: Stamp,
    beside wrapper: Stamp = Stamp(),
    line: Int
  ) -> (Instant?, TimeQuality) {
    let result: (Instant, TimeQuality)
    switch stamp.kind {
    case .none:
      return last.map { ($0, .inherited) } ?? (nil, .none)
    case .full:
      result = moment(stamp, .exact)
    case .yearless:
      guard let year else { return last.map { ($0, .inherited) } ?? (nil, .none) }
      result = yearless(stamp, year)
    case .timeOfDay:
      let near = wrapper.kind == .full ? moment(wrapper, .exact).0 : last
      guard let near else { return (nil, .none) }
      result = (timeOfDay(stamp, near: near), .inferredDate)
    }
    if let last, last.microseconds - result.0.microseconds > Self.tolerance.microseconds {
      noteJump(last - result.0, line)
    }
    last = result.0
    return result
  }

  private mutating func noteJump(_ length: TimeSpan, _ line: Int) {
    if jumps.count == 0 { jumps.firstLine = line }
    jumps.count += 1
    jumps.largest = max(jumps.largest, length)
  }

  /// The moment of a stamp with a date, in its own zone or the log's.
  private mutating func moment(_ stamp: Stamp, _ quality: TimeQuality) -> (Instant, TimeQuality) {
    let clock = stamp.clockMicroseconds
    if stamp.isZoned {
      return (Instant(microseconds: clock &- Int64(stamp.offset) &* 1_000_000), quality)
    }
    if let inferredOffset {
      return (
        Instant(microseconds: clock &- Int64(inferredOffset) &* 1_000_000),
        quality == .exact ? .inferredZone : quality
      )
    }
    if shown == nil { assumedZone = true }
    let known: TimeQuality = shown == nil ? .assumedZone : .inferredZone
    return (local(clock), quality == .exact ? known : quality)
  }

  /// The moment at which the zone's clock shows the time; of two, the first that is not before the
  /// record before (a log goes forward through the hour that clocks repeat).
  private mutating func local(_ clock: Int64) -> Instant {
    let hour = clock / 3_600_000_000
    if hourCache.hour == hour { return Instant(microseconds: clock &- hourCache.offset) }
    let civil = CivilTime(microsecondsSinceEpoch: clock)
    let candidates = zone.instants(at: civil)
    if candidates.count == 1 {
      let whole = CivilTime(microsecondsSinceEpoch: hour &* 3_600_000_000)
      // Only an hour that is the same all through may be remembered.
      if zone.instants(at: whole).count == 1,
        zone.instants(at: CivilTime(microsecondsSinceEpoch: hour &* 3_600_000_000 &+ 3_599_000_000))
          .count == 1
      {
        hourCache = (hour, clock &- candidates[0].microseconds)
      }
      return candidates[0]
    }
    guard candidates.count > 1 else { return zone.earliestInstant(at: civil) }
    guard let last else { return candidates[0] }
    return candidates.first { $0 >= last - Self.tolerance } ?? candidates[candidates.count - 1]
  }

  private mutating func yearless(_ stamp: Stamp, _ start: Int) -> (Instant, TimeQuality) {
    // December to January is a new year; a step back of less is only a late line.
    if lastYearless != .min, lastYearless - stamp.seconds > 180 * 86_400 { year = start + 1 }
    lastYearless = stamp.seconds
    var civil = CivilTime(microsecondsSinceEpoch: stamp.clockMicroseconds)
    civil.year = year ?? start
    if !civil.isValid { civil.day = 28 }
    var dated = stamp
    dated.seconds = civil.microsecondsSinceEpoch / 1_000_000
    return moment(dated, .inferredDate)
  }

  /// The moment nearest to another at which the clock shows the time of day; UTC's clock where the
  /// stamp says so, else the log's own.
  private mutating func timeOfDay(_ stamp: Stamp, near: Instant) -> Instant {
    let day: Int64 = 86_400_000_000
    var base = stamp.clockMicroseconds
    if stamp.isZoned {
      base -= Int64(stamp.offset) * 1_000_000
    } else {
      let offset = inferredOffset ?? zone.offset(at: near)
      base -= Int64(offset) * 1_000_000
    }
    let whole = (near.microseconds - base) / day
    let candidates = (-1...1).map { base + (whole + Int64($0)) * day }
    let nearest = candidates.min { abs($0 - near.microseconds) < abs($1 - near.microseconds) }
    return Instant(microseconds: nearest ?? near.microseconds)
  }
}
