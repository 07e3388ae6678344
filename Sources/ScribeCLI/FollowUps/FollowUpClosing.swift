import IncidentModel
import IncidentStorage

/// Says that a follow-up is done, with what shows it and what comes after it.
struct FollowUpClosing {
  /// As typed: `T1`.
  var followUp: String
  /// Files, and ids of entries.
  var evidence: [String] = []

  /// Records it; the store adds the next occurrence where it recurs.
  func record(_ note: String, with recording: RecordingOptions) throws {
    let entries = evidence.filter { ShortID(parsing: $0)?.kind == .entry }
    let files = try evidence.filter { !entries.contains($0) }.map {
      try EvidenceFile(reading: $0, masking: !recording.noRedact)
    }
    let shown = entries.isEmpty ? "" : "shown by " + entries.joined(separator: ", ").uppercased()
    let note = [note, shown].filter { !$0.isEmpty }.joined(separator: "; ")
    let done = recording.draft(.followUpDone(of: followUp, note: note))
    try recording.checkThatItStands(followUp)
    try check(entries, recording)
    let recorded = try recording.record([done])
    try files.forEach { try $0.attach(to: done, with: recording.recorder) }
    for entry in recorded {
      guard case .followUpAdded(let next) = entry.entry.body, let missed = next.missed else {
        continue
      }
      Output.note("\(missed) \(missed == 1 ? "occurrence was" : "occurrences were") missed")
    }
  }

  /// Refuses what is closed already and what is shown by nothing, and says what it still waits for.
  private func check(_ entries: [String], _ recording: RecordingOptions) throws {
    // A database that cannot be read still takes the entry, by way of the spool.
    guard let store = try? recording.store.openToRead(), let book = try? FollowUpBook(in: store),
      let known = book.named(followUp)
    else { return }
    for entry in entries { _ = try store.history(of: entry) }
    if known.state.isClosed {
      throw CommandError(
        "\(known.shortID) is \(known.state.words) already; `scribe reopen \(known.shortID)` first"
      )
    }
    let waits = book.waitsFor(known).map { ShortID(.followUp, $0).description }
    if !waits.isEmpty {
      Output.note("\(known.shortID) depends on \(waits.joined(separator: ", ")), not done yet")
    }
  }
}
