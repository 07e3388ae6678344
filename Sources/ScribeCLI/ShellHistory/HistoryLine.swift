package import IncidentModel

/// A command line that a shell remembers.
package struct HistoryLine: Sendable, Hashable {
  package var text: String
  /// When it was started; nil where the shell did not note it.
  package var at: Instant?
  /// How it ended, where that is known.
  package var exitStatus: Int?
  /// How long it ran, where that is known.
  package var duration: TimeSpan?
  /// Where it was typed, where that is known.
  package var directory: String?

  package init(
    text: String,
    at: Instant? = nil,
    exitStatus: Int? = nil,
    duration: TimeSpan? = nil,
    directory: String? = nil
  ) {
    self.text = text
    self.at = at
    self.exitStatus = exitStatus
    self.duration = duration
    self.directory = directory
  }
}
