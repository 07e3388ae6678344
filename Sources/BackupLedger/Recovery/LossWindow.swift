package import IncidentModel

/// A stretch of time whose data no backup holds, as a span where its begin is not known to the second.
package struct LossWindow: Sendable, Hashable {
  /// The moment whose data the backup holds at the earliest: the dump's begin.
  package var fromEarliest: Instant
  /// The moment whose data the backup holds at the latest: the dump's end.
  package var fromLatest: Instant
  /// The loss.
  package var to: Instant
  /// The backup that the window begins with.
  package var backup: BackupRun

  /// The window from a backup to the loss; nil where the backup has no moment, or holds data from after
  /// the loss.
  package init?(after backup: BackupRun, until loss: Instant) {
    guard let held = backup.held, held.lowerBound <= loss else { return nil }
    fromEarliest = held.lowerBound
    fromLatest = min(held.upperBound, loss)
    to = loss
    self.backup = backup
  }

  /// The actual recovery point at its longest and shortest.
  package var longest: TimeSpan { to - fromEarliest }
  /// The shortest that the loss can be.
  package var shortest: TimeSpan { to - fromLatest }

  /// `6 h 7 min`, or `6 h 7 min to 6 h 12 min` where the snapshot is not known to the second.
  package var words: String {
    shortest.words == longest.words ? longest.words : "\(shortest.words) to \(longest.words)"
  }
}

extension BackupRun {
  /// Between which moments the data that the run holds was read, in UTC: its snapshot where that is
  /// known, else anywhere from begin to end, since a dump without `--single-transaction` reads table
  /// after table; nil where it has no moment.
  package var held: ClosedRange<Instant>? {
    if let snapshot { return snapshot...snapshot }
    guard let start else { return nil }
    return start...max(start, end ?? start)
  }
}
