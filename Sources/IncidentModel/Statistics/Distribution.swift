/// A set of lengths of time, told by its median and its 90th percentile.
///
/// The mean is there for those who must have it: outages are skewed, one long one moves the mean of a
/// year, so that it stands nowhere without its caution (VOID report, 2021).
package struct Distribution: Sendable, Hashable {
  /// Ascending.
  package let values: [TimeSpan]

  package init(_ values: [TimeSpan]) { self.values = values.sorted() }

  package var count: Int { values.count }

  /// What half of them do not exceed; between two for an even number.
  package var median: TimeSpan? { percentile(0.5) }

  /// What nine tenths of them do not exceed.
  package var p90: TimeSpan? { percentile(0.9) }

  /// The arithmetic mean.
  package var mean: TimeSpan? {
    guard !values.isEmpty else { return nil }
    let sum = values.reduce(0.0) { $0 + Double($1.microseconds) }
    return TimeSpan(microseconds: Int64(sum / Double(values.count)))
  }

  /// The percentile by linear interpolation between ranks (Hyndman and Fan 1996, type 7).
  package func percentile(_ share: Double) -> TimeSpan? {
    guard let last = values.last else { return nil }
    let rank = share * Double(values.count - 1)
    let below = Int(rank)
    guard below + 1 < values.count else { return last }
    let low = Double(values[below].microseconds)
    let high = Double(values[below + 1].microseconds)
    return TimeSpan(microseconds: Int64(low + (high - low) * (rank - Double(below))))
  }

  /// What to say beside a mean.
  package static let meanCaution =
    "a mean of outages is moved by a few long ones: read the median and p90"
}
