import IncidentModel
import IncidentStorage

/// Says that a follow-up is done, with what shows it and what comes after it.
struct FollowUpClosing {
  /// As typed: `T1`.
  var followUp: String
  /// Files, and ids of entries.
  var evidence: [String] = []

  /// Records it, and the next occurrence where it recurs, in one transaction.
  func record(_ note: String, with recording: RecordingOptions) throws {
    let entries = evidence.filter { ShortID(parsing: $0)?.kind == .entry }
    let files = try evidence.filter { !entries.contains($0) }.map {
      try EvidenceFile(reading: $0, masking: !recording.noRedact)
    }
    let shown = entries.isEmpty ? "" : "shown by " + entries.joined(separator: ", ").uppercased()
    let note = [note, shown].filter { !$0.isEmpty }.joined(separator: "; ")
    let done = recording.draft(.followUpDone(of: followUp, note: note))
    let following = try next(recording)
    try recording.record([done] + following)
    try files.forEach { try $0.attach(to: done, with: recording.recorder) }
  }

  /// The draft of the next occurrence; says what else is to be known.
  private func next(_ recording: RecordingOptions) throws -> [EntryDraft] {
    // A database that cannot be read still takes the entry, by way of the spool.
    guard let store = try? recording.store.openToRead(), let book = try? FollowUpBook(in: store),
      let known = book.named(followUp)
    else { return [] }
    if known.state.isClosed {
      throw CommandError(
        "\(known.shortID) is \(known.state.words) already; `scribe reopen \(known.shortID)` first"
      )
    }
    let waits = book.waitsFor(known).map { ShortID(.followUp, $0).description }
    if !waits.isEmpty {
      Output.note("\(known.shortID) depends on \(waits.joined(separator: ", ")), not done yet")
    }
    guard let fields = known.nextOccurrence(doneOn: book.today) else { return [] }
    if let missed = fields.missed {
      Output.note("\(missed) \(missed == 1 ? "occurrence was" : "occurrences were") missed")
    }
    return [recording.draft(.followUpAdded(fields), incident: known.incident.description)]
  }
}
