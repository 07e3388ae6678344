/// A restore tried out: how a team knows that a backup can be used.
package struct RestoreDrill: Sendable, Hashable, Codable {
  /// How a drill ended.
  package enum Result: String, Sendable, Codable, CaseIterable {
    case ok, failed
  }

  /// The artefact that was restored, as the backup's log names it.
  package var backup: String
  /// How it ended; nil for one that has only begun.
  package var result: Result?
  /// How long the restore took.
  package var took: TimeSpan?
  package var note: String

  package init(backup: String, result: Result? = nil, took: TimeSpan? = nil, note: String = "") {
    self.backup = backup
    self.result = result
    self.took = took
    self.note = note
  }

  /// What it says on a timeline: `restore drill of stockdb.tar.gz: ok in 42 min`.
  package var sentence: String {
    let outcome =
      switch result {
      case nil: "started"
      case .ok?: took.map { "ok in \($0.words)" } ?? "ok"
      case .failed?: took.map { "failed after \($0.words)" } ?? "failed"
      }
    return "restore drill of \(backup): \(outcome)" + (note.isEmpty ? "" : ": \(note)")
  }
}

/// A drill and the entry that records it.
package struct RecordedDrill: Sendable, Hashable {
  package var drill: RestoreDrill
  /// The number of `E45`.
  package var entry: Int
  /// The incident under which it was recorded; nil for one in quiet times.
  package var incident: ShortID?
  /// When it ended (or began, where it has only begun), in UTC.
  package var at: Instant

  package init(drill: RestoreDrill, entry: Int, incident: ShortID?, at: Instant) {
    self.drill = drill
    self.entry = entry
    self.incident = incident
    self.at = at
  }
}
