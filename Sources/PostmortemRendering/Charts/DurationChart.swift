import Glibc
import IncidentModel

/// How long something took in each incident, over the year: a dot an incident, lines at the median
/// and at the 90th percentile.
///
/// The scale of lengths is logarithmic, since outages take minutes or days.
struct DurationChart {
  /// An incident in the chart.
  struct Dot {
    var name: String
    var at: Instant
    var length: TimeSpan
  }

  var title: String
  var dots: [Dot]
  var values: Distribution
  var zone: Zone = .utc

  private static let top = 14.0
  private static let bottom = 196.0
  /// Right of it stand the words of the two lines, where no dot can be.
  private static let right = 830.0

  func draw() -> ChartFrame {
    let median = values.median?.words ?? "none"
    let p90 = values.p90?.words ?? "none"
    var frame = ChartFrame(
      title: title,
      summary: "\(values.count) incidents, median \(median), 90th percentile \(p90)",
      height: 224
    )
    let scale = LengthScale(dots.map(\.length), top: Self.top, bottom: Self.bottom)
    for tick in scale.ticks {
      let y = scale.y(tick)
      frame.line(ChartFrame.left, y, Self.right, y, class: "tl-grid")
      frame.text(ChartFrame.left - 8, y + 4, tick.words, anchor: "end")
    }
    drawMonths(into: &frame)
    for dot in dots {
      frame.dot(
        x(dot.at),
        scale.y(dot.length),
        class: "tl-do",
        tip: "\(dot.name), \(zone.civilTime(at: dot.at).date): \(dot.length.words)"
      )
    }
    drawLevels(scale, into: &frame)
    frame.line(ChartFrame.left, Self.bottom, Self.right, Self.bottom, class: "tl-axis")
    return frame
  }

  /// The two lines, their words beside the plot; the words keep apart where the lines do not.
  private func drawLevels(_ scale: LengthScale, into frame: inout ChartFrame) {
    guard let median = values.median, let p90 = values.p90 else { return }
    let low = scale.y(median)
    let high = scale.y(p90)
    for (y, words, labelY) in [
      (low, "median \(median.words)", max(low + 4, high + 18)),
      (high, "p90 \(p90.words)", high + 4),
    ] {
      frame.line(ChartFrame.left, y, Self.right, y, class: "tl-rule")
      frame.text(Self.right + 8, labelY, words, class: "tl-t")
    }
  }

  private var window: (from: Instant, to: Instant) {
    let times = dots.map(\.at)
    let first = times.min() ?? Instant(seconds: 0)
    let last = times.max() ?? first
    return (first - .days(5), max(last, first + .days(30)) + .days(5))
  }

  private func x(_ at: Instant) -> Double {
    let (from, to) = window
    let share =
      Double((at - from).microseconds) / Double(max(1, (to - from).microseconds))
    return ChartFrame.left + 8 + share * (Self.right - ChartFrame.left - 16)
  }

  /// The beginnings of months, as many as fit.
  private func drawMonths(into frame: inout ChartFrame) {
    let (from, to) = window
    var civil = zone.civilTime(at: from)
    civil = CivilTime(civil.year, civil.month, 1)
    var nextX = 0.0
    for _ in 0..<600 {
      civil =
        civil.month == 12
        ? CivilTime(civil.year + 1, 1, 1) : CivilTime(civil.year, civil.month + 1, 1)
      let at = zone.earliestInstant(at: civil)
      guard at <= to else { break }
      let x = x(at)
      frame.line(x, Self.bottom, x, Self.bottom + 4, class: "tl-axis")
      guard x >= nextX else { continue }
      frame.text(x, Self.bottom + 17, String(civil.date.prefix(7)), anchor: "middle")
      nextX = x + 46
    }
  }
}

/// A logarithmic scale of lengths of time, with ticks that clocks know.
struct LengthScale {
  private let low: Double
  private let high: Double
  private let top: Double
  private let bottom: Double

  /// A scale that holds the lengths.
  init(_ lengths: [TimeSpan], top: Double, bottom: Double) {
    let seconds = lengths.map { Double(max(1, $0.wholeSeconds)) }
    low = log((seconds.min() ?? 60) * 0.7)
    high = max(low + 1, log((seconds.max() ?? 3600) * 1.4))
    self.top = top
    self.bottom = bottom
  }

  func y(_ length: TimeSpan) -> Double {
    let value = log(Double(max(1, length.wholeSeconds)))
    return bottom - (value - low) / (high - low) * (bottom - top)
  }

  /// Those that lie on the scale, as many as keep apart.
  var ticks: [TimeSpan] {
    let all: [TimeSpan] = [
      .seconds(1), .seconds(10), .seconds(30), .minutes(1), .minutes(5), .minutes(15),
      .minutes(30), .hours(1), .hours(2), .hours(4), .hours(8), .hours(12), .days(1), .days(3),
      .days(7), .days(30), .days(90), .days(365),
    ]
    var last = Double.infinity
    return all.filter { tick in
      let value = log(Double(tick.wholeSeconds))
      guard value >= low, value <= high, last - y(tick) > 20 else { return false }
      last = y(tick)
      return true
    }
  }
}
