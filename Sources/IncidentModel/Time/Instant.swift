/// A moment, counted in whole microseconds of UTC since 1970-01-01T00:00:00Z.
///
/// Microseconds are what MySQL's error log and SQLite columns (`…_us`) hold; leap seconds are not
/// counted, as in POSIX.
package struct Instant: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  package var microseconds: Int64

  /// The moment this many microseconds after 1970-01-01T00:00:00Z.
  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// The moment this many whole seconds after 1970-01-01T00:00:00Z.
  package init(seconds: Int) { microseconds = Int64(seconds) * 1_000_000 }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The moment this span later; a negative span is earlier.
  package static func + (left: Instant, span: TimeSpan) -> Instant {
    Instant(microseconds: left.microseconds &+ span.microseconds)
  }

  /// The moment this span earlier.
  package static func - (left: Instant, span: TimeSpan) -> Instant {
    Instant(microseconds: left.microseconds &- span.microseconds)
  }

  /// The time from the right-hand moment to the left-hand one.
  package static func - (left: Instant, right: Instant) -> TimeSpan {
    TimeSpan(microseconds: left.microseconds &- right.microseconds)
  }
}

/// A length of time in whole microseconds; may be negative.
package struct TimeSpan: Hashable, Comparable, Sendable {
  /// The length in microseconds.
  package var microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// This many whole seconds.
  package static func seconds(_ count: Int) -> TimeSpan {
    TimeSpan(microseconds: Int64(count) * 1_000_000)
  }

  /// This many minutes of 60 seconds.
  package static func minutes(_ count: Int) -> TimeSpan { .seconds(count * 60) }

  /// This many hours of 60 minutes.
  package static func hours(_ count: Int) -> TimeSpan { .seconds(count * 3600) }

  /// This many days of 24 hours.
  package static func days(_ count: Int) -> TimeSpan { .seconds(count * 86_400) }

  /// The length in whole seconds, cut towards zero.
  package var wholeSeconds: Int { Int(microseconds / 1_000_000) }

  package static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.microseconds < right.microseconds
  }

  package static prefix func - (span: TimeSpan) -> TimeSpan {
    TimeSpan(microseconds: 0 &- span.microseconds)
  }

  /// The length as people write it, to the two largest units: `2 h 22 min`, `3 d 4 h`, `45 s`.
  package var words: String {
    let seconds = Int(microseconds.magnitude / 1_000_000)
    let sign = microseconds < 0 ? "−" : ""
    let parts: [(Int, String)] = [
      (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"),
      (seconds % 60, "s"),
    ]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else {
      return sign + (microseconds == 0 ? "0 s" : "under 1 s")
    }
    return sign
      + parts[first...].prefix(2).filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
