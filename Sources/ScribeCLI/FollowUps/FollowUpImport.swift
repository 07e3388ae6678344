import FoundationEssentials
import IncidentModel

/// What a file from another tracker changes: entries for the journal, never an overwriting.
struct FollowUpImport {
  let book: FollowUpBook
  let zone: Zone
  /// When a follow-up was last changed, done, dropped or taken up again.
  var lastChange: (FollowUp) -> Instant? = { _ in nil }

  /// An entry to be recorded.
  struct Entry: Equatable {
    var body: EntryBody
    /// The id that the entry gets, so that a file read twice adds nothing twice; nil for any.
    var id: String?
    /// The incident, for a new follow-up.
    var incident: String?
    /// When it happened, where the file says so.
    var at: String?
    /// What it is, for people.
    var words: String
  }

  /// What a file says that is not known yet.
  struct Changes {
    var entries: [Entry] = []
    var notes: [String] = []
  }

  /// What the file says of a follow-up; nil is not said.
  struct Said {
    var state: FollowUpState
    var fields = EntryBody.FollowUpFields()
    var closedAt: String?
  }

  /// Reads taskwarrior's JSON or a checklist.
  ///
  /// - Throws: `CommandError` where the file is neither
  func changes(in text: String, named name: String) throws -> Changes {
    if let first = text.trimmed.first, first == "[" || first == "{" {
      return try TaskwarriorImport(following: self, name: name.visible).changes(in: text.trimmed)
    }
    let lines = FollowUpChecklist.lines(in: text)
    guard !lines.isEmpty else {
      throw CommandError(
        "\(name.visible): neither taskwarrior's JSON nor a checklist with T-ids; "
          + "`scribe todos --export checklist` writes one"
      )
    }
    let exportedAt = FollowUpChecklist.exportedAt(text)
    var changes = Changes()
    for line in lines {
      guard let followUp = book.named(line.id) else {
        changes.notes.append("\(name.visible):\(line.line): there is no \(line.id.visible)")
        continue
      }
      let said = said(by: line, followUp)
      // What has changed since the list was written is no news of the list's, but for a tick.
      let isOld = exportedAt.map { (lastChange(followUp) ?? $0) > $0 } ?? false
      let isReopening = followUp.state == .done && !line.isDone
      if isOld || (isReopening && exportedAt == nil) {
        let ticked = Said(state: line.isDone ? .done : followUp.state)
        if entries(ticked, followUp) != entries(said, followUp) {
          changes.notes.append(
            "\(name.visible):\(line.line): \(followUp.shortID) has changed since this was written; "
              + "only a ticked box is taken from here"
          )
        }
        changes.entries += entries(ticked, followUp)
      } else {
        changes.entries += entries(said, followUp)
      }
    }
    return changes
  }

  /// A list knows done and not done: what was dropped, or is being worked on, is not done.
  private func said(by line: FollowUpChecklist.Line, _ followUp: FollowUp) -> Said {
    var said = Said(
      state: line.isDone ? .done : followUp.state == .done ? .open : followUp.state
    )
    if let exported = FollowUpChecklist.lines(in: ChecklistExport.line(followUp)).first {
      said.fields = line.changes(since: exported)
    }
    return said
  }

  /// The entries that bring a follow-up to what was said of it.
  func entries(_ said: Said, _ followUp: FollowUp) -> [Entry] {
    let id = followUp.shortID.description
    var entries: [Entry] = []
    var fields = said.fields
    /// What is said and not so yet; an empty text takes away, which needs something to be there.
    func news(_ said: String?, _ known: String?) -> String? { said == known ?? "" ? nil : said }
    fields.text = news(fields.text, followUp.text)
    fields.due = news(fields.due, followUp.due)
    fields.owner = news(fields.owner, followUp.owner)
    fields.every = news(fields.every, followUp.every)
    fields.priority = news(fields.priority, followUp.priority)
    fields.verify = news(fields.verify, followUp.verify)
    fields.link = news(fields.link, followUp.link)
    if fields.type == followUp.type { fields.type = nil }
    if Set(fields.tags ?? followUp.tags) == Set(followUp.tags) { fields.tags = nil }
    if !fields.isEmpty {
      entries.append(
        Entry(body: .followUpChanged(of: id, fields), words: "\(id) \(fields.summary)")
      )
    }
    guard said.state != followUp.state else { return entries }
    if followUp.state.isClosed, !said.state.isClosed {
      entries.append(Entry(body: .followUpReopened(of: id, why: ""), words: "\(id) open again"))
    }
    switch said.state {
    case .open: break
    case .inProgress: entries.append(Entry(body: .followUpStarted(of: id), words: "\(id) begun"))
    case .dropped:
      entries.append(
        Entry(
          body: .followUpDropped(of: id, why: "deleted in the other tracker"),
          at: said.closedAt,
          words: "\(id) dropped"
        )
      )
    case .done:
      entries.append(
        Entry(body: .followUpDone(of: id, note: ""), at: said.closedAt, words: "\(id) done")
      )
    }
    return entries
  }
}
