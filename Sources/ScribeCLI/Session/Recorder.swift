import IncidentModel
import IncidentStorage

/// What was said about recording, without the parser that read it.
///
/// ArgumentParser's property wrappers look their types up at run time, which costs as much as the
/// entry itself; the commands carry them, the plainest way to record does not.
struct Recorder: Equatable {
  /// When it happened, as typed; nil means now.
  var at: String?
  /// Who records it; nil means whoever is typing.
  var author: String?
  /// Whether passwords and keys are masked.
  var isMasking = true
  /// The database, as an absolute path.
  var path: String
  /// The incident, as typed; nil means the current one.
  var incident: String?
}

extension Recorder {
  /// A draft of what was typed, its secrets masked.
  func draft(_ body: EntryBody, at time: String? = nil, incident: String? = nil) -> EntryDraft {
    let surroundings = Surroundings.current
    let now = surroundings.now()
    var redactions = 0
    let masked =
      !isMasking
      ? body
      : body.mapping(references: { $0 }) { text in
        let redacted = Redaction.redacted(text)
        redactions += redacted.count
        return redacted.text
      }
    return EntryDraft(
      id: surroundings.makeID(now),
      incident: incident ?? self.incident,
      recordedAt: now,
      at: time ?? at,
      author: author.flatMap { $0.isEmpty ? nil : $0 } ?? surroundings.author,
      host: surroundings.variable("SCRIBE_HOST") ?? surroundings.host,
      redactions: redactions,
      body: masked
    )
  }

  /// Records entries, all or none, and acknowledges each in one line.
  ///
  /// Where the database cannot be written, the entries are kept in the spool: an entry that was
  /// typed is never lost to a full disk.
  @discardableResult
  func record(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws -> [RecordedEntry] {
    let recorded = try keep(drafts, contents: contents)
    for entry in recorded { Acknowledgement(entry).show() }
    return recorded
  }

  /// Records entries, or keeps them in the spool and says so; returns those that are recorded.
  func keep(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws -> [RecordedEntry] {
    do {
      let database = try IncidentStore(path: path, patience: Surroundings.current.patience)
      let isOpening = drafts.contains { $0.body.kind == .incidentOpened }
      Spooling(path: path).drain(into: database, isOpening: isOpening)
      let recorded = try database.record(drafts, contents: contents)
      // What was typed before any incident was open has one now.
      if isOpening { Spooling(path: path).drain(into: database) }
      return recorded
    } catch StoreError.noIncident {
      try Spooling(path: path).keepUntilOpened(drafts, contents: contents)
      return []
    } catch let error as StoreError where error.isOfTheDatabase {
      try Spooling(path: path).keep(drafts, contents: contents, because: error)
      return []
    }
  }
}
