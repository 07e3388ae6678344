import FoundationEssentials
import IncidentModel

/// What a file from another tracker changes: entries for the journal, never an overwriting.
struct FollowUpImport {
  let book: FollowUpBook
  let zone: Zone

  /// An entry to be recorded.
  struct Entry {
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
      return try taskwarrior(text.trimmed, name)
    }
    let lines = FollowUpChecklist.lines(in: text)
    guard !lines.isEmpty else {
      throw CommandError(
        "\(name.visible): neither taskwarrior's JSON nor a checklist with T-ids; "
          + "`scribe todos --export checklist` writes one"
      )
    }
    var changes = Changes()
    for line in lines {
      guard let followUp = book.named(line.id) else {
        changes.notes.append("\(name.visible):\(line.line): there is no \(line.id.visible)")
        continue
      }
      // A list knows done and not done: what was dropped, or is being worked on, is not done.
      let state: FollowUpState =
        line.isDone ? .done : followUp.state == .done ? .open : followUp.state
      var said = Said(state: state)
      if ChecklistExport.line(followUp) != line.original {
        said.fields.text = line.text.isEmpty ? nil : line.text
        if let details = line.details {
          said.fields.priority = details.priority ?? ""
          said.fields.type = details.type
          said.fields.owner = details.owner ?? ""
          said.fields.due = details.due ?? ""
          said.fields.every = details.every ?? ""
          said.fields.tags = details.tags
        }
      }
      changes.entries += entries(said, followUp)
    }
    return changes
  }

  private func taskwarrior(_ text: String, _ name: String) throws -> Changes {
    var changes = Changes()
    for task in try tasks(text, name) {
      let followUp = book.all.first { $0.id == task.uuid } ?? task.scribeid.flatMap(book.named)
      guard let followUp else {
        if task.status == "deleted" { continue }
        guard let incident = task.project.flatMap({ ShortID(parsing: $0) }),
          incident.kind == .incident,
          book.incidents.contains(where: { $0.number == incident.number })
        else {
          changes.notes.append(
            "\(name.visible): '\(TextWrapping.cut(task.description.visible, width: 50))' is not "
              + "Scribe's; give it the project of an incident (INC-1) to take it in"
          )
          continue
        }
        changes.entries.append(
          Entry(
            body: .followUpAdded(fields(task)),
            id: task.uuid.flatMap(Self.entryID),
            incident: incident.description,
            words: task.description
          )
        )
        continue
      }
      var said = Said(state: state(task, followUp), fields: fields(task))
      // Three letters know less than four levels: P0 is not P1 because a tracker says H.
      if let level = followUp.priority.flatMap({ Priority(parsing: $0) }),
        level.letter == task.priority
      {
        said.fields.priority = nil
      }
      if task.due == nil, followUp.due != nil { said.fields.due = "" }
      said.closedAt = task.end.flatMap(instant)?.iso8601
      changes.entries += entries(said, followUp)
    }
    return changes
  }

  /// A UUID as ids are written; nil where the text is none.
  private static func entryID(_ text: String) -> String? {
    UUID(uuidString: text)?.uuidString.lowercased()
  }

  private func tasks(_ text: String, _ name: String) throws -> [TaskwarriorTask] {
    let decoder = JSONDecoder()
    do {
      if text.hasPrefix("[") {
        return try decoder.decode([TaskwarriorTask].self, from: Data(text.utf8))
      }
      return try text.split(whereSeparator: \.isNewline).map {
        try decoder.decode(TaskwarriorTask.self, from: Data($0.utf8))
      }
    } catch {
      throw CommandError(
        "\(name.visible): not the JSON of `task export`; pass what that command writes"
      )
    }
  }

  private func state(_ task: TaskwarriorTask, _ followUp: FollowUp) -> FollowUpState {
    switch task.status {
    case "completed": .done
    case "deleted": .dropped
    default: task.start != nil ? .inProgress : .open
    }
  }

  private func fields(_ task: TaskwarriorTask) -> EntryBody.FollowUpFields {
    EntryBody.FollowUpFields(
      text: task.description,
      due: task.due.flatMap(instant).map { Day($0, in: zone).text },
      priority: task.priority.flatMap { Priority(parsing: $0)?.rawValue },
      tags: task.tags
    )
  }

  /// Reads `20231107T000000Z`.
  private func instant(_ text: String) -> Instant? {
    let digits = Array(text.utf8)
    guard digits.count == 16, digits[8] == UInt8(ascii: "T"), digits[15] == UInt8(ascii: "Z") else {
      return nil
    }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    return Instant(
      iso8601: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        + "T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
    )
  }

  /// The entries that bring a follow-up to what was said of it.
  private func entries(_ said: Said, _ followUp: FollowUp) -> [Entry] {
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
