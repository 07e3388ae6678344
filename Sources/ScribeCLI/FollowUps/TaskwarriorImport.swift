import FoundationEssentials
import IncidentModel

/// What `task export` says that Scribe does not know yet.
struct TaskwarriorImport {
  private let following: FollowUpImport
  /// The file, for messages.
  private let name: String

  init(following: FollowUpImport, name: String) {
    (self.following, self.name) = (following, name)
  }

  private var book: FollowUpBook { following.book }

  /// Reads an array of tasks, or a task a line.
  ///
  /// - Throws: `CommandError` where the text is neither
  func changes(in text: String) throws -> FollowUpImport.Changes {
    let json = Self.withoutRawControls(text)
    let tasks = try tasks(json)
    var changes = FollowUpImport.Changes()
    var fresh: [TaskwarriorTask] = []
    for task in tasks where task.status != "recurring" {
      if let followUp = followUp(of: task) {
        changes.entries += following.entries(said(by: task, followUp), followUp)
      } else if task.status != "deleted" {
        if let entry = addition(task) {
          changes.entries.append(entry)
          fresh.append(task)
        } else {
          changes.notes.append(
            "\(name): '\(TextWrapping.cut(task.description.visible, width: 50))' is not Scribe's; "
              + "give it the project of an incident (INC-1) to take it in"
          )
        }
      }
    }
    changes.entries += dependencies(of: fresh)
    changes.notes += left(json, tasks)
    return changes
  }

  private func followUp(of task: TaskwarriorTask) -> FollowUp? {
    book.all.first { $0.id == task.uuid } ?? task.scribeid.flatMap(book.named)
  }

  // MARK: What is said of follow-ups that are known

  private func said(by task: TaskwarriorTask, _ followUp: FollowUp) -> FollowUpImport.Said {
    let now = TaskFingerprint(task)
    let exported = task.scribebase.flatMap(TaskFingerprint.init)
    /// Whether taskwarrior has changed a field since it got it; it may have got it from elsewhere.
    func isChanged(_ field: TaskFingerprint.Field) -> Bool {
      exported.map { !now.agrees(with: $0, on: field) } ?? true
    }
    var said = FollowUpImport.Said(
      state: isChanged(.state) ? state(task) : followUp.state,
      fields: fields(task),
      closedAt: task.end.flatMap(Instant.init(basicUTC:))?.iso8601
    )
    if task.due == nil, followUp.due != nil { said.fields.due = "" }
    said.fields.dependsOn = dependencies(of: task, followUp)
    // Three letters know less than four levels: P0 is not P1 because a tracker says H.
    let level = followUp.priority.flatMap { Priority(parsing: $0) }
    if level?.letter == task.priority { said.fields.priority = nil }
    if !isChanged(.description) { said.fields.text = nil }
    if !isChanged(.due) { said.fields.due = nil }
    if !isChanged(.priority) { said.fields.priority = nil }
    if !isChanged(.tags) { said.fields.tags = nil }
    if !isChanged(.depends) { said.fields.dependsOn = nil }
    if !isChanged(.owner) { said.fields.owner = nil }
    if !isChanged(.type) { said.fields.type = nil }
    if !isChanged(.every) { said.fields.every = nil }
    if !isChanged(.verify) { said.fields.verify = nil }
    if !isChanged(.link) { said.fields.link = nil }
    return said
  }

  private func state(_ task: TaskwarriorTask) -> FollowUpState {
    switch task.status {
    case "completed": .done
    case "deleted": .dropped
    default: task.start != nil ? .inProgress : .open
    }
  }

  private func fields(_ task: TaskwarriorTask) -> EntryBody.FollowUpFields {
    EntryBody.FollowUpFields(
      text: task.description,
      type: task.scribetype.flatMap(FollowUpType.init(rawValue:)),
      owner: task.scribeowner,
      due: task.due.flatMap(Instant.init(basicUTC:)).map { Day($0, in: following.zone).text },
      every: task.scribeevery.flatMap { Recurrence(parsing: $0)?.description },
      priority: task.priority.flatMap { Priority(parsing: $0)?.rawValue },
      tags: task.tags,
      verify: task.scribeverify,
      link: task.scribelink
    )
  }

  /// What a follow-up depends on now, where that is something else; those that are closed, and those
  /// that taskwarrior does not know, stay as they are.
  private func dependencies(of task: TaskwarriorTask, _ followUp: FollowUp) -> [String]? {
    let named = Set(
      (task.depends?.uuids ?? []).compactMap { uuid in
        book.all.first { $0.id == uuid }?.number
      }
    )
    let open = Set(book.waitsFor(followUp))
    let wanted = named.intersection(book.context.open)
    guard wanted != open, !book.wouldLoop(followUp.number, dependsOn: Array(wanted)) else {
      return nil
    }
    return Set(followUp.dependsOn).subtracting(open).union(wanted).sorted()
      .map { ShortID(.followUp, $0).description }
  }

  // MARK: What is new

  /// A new follow-up of the incident that the task's project names; nil where it names none.
  private func addition(_ task: TaskwarriorTask) -> FollowUpImport.Entry? {
    guard let incident = task.project.flatMap({ ShortID(parsing: $0) }),
      incident.kind == .incident,
      book.incidents.contains(where: { $0.number == incident.number })
    else { return nil }
    return FollowUpImport.Entry(
      body: .followUpAdded(fields(task)),
      id: task.uuid.flatMap(Self.entryID),
      incident: incident.description,
      words: task.description
    )
  }

  /// What new follow-ups depend on, said once all of them are there.
  private func dependencies(of fresh: [TaskwarriorTask]) -> [FollowUpImport.Entry] {
    let known = Set(book.all.map(\.id)).union(fresh.compactMap { $0.uuid.flatMap(Self.entryID) })
    return fresh.compactMap { task in
      guard let id = task.uuid.flatMap(Self.entryID) else { return nil }
      let others = (task.depends?.uuids ?? []).compactMap(Self.entryID).filter(known.contains)
      guard !others.isEmpty else { return nil }
      return FollowUpImport.Entry(
        body: .followUpChanged(of: id, .init(dependsOn: others)),
        words: "'\(task.description)' depends on others"
      )
    }
  }

  /// A UUID as ids are written; nil where the text is none.
  private static func entryID(_ text: String) -> String? {
    UUID(uuidString: text)?.uuidString.lowercased()
  }

  // MARK: What stays where it is

  /// What taskwarrior has and Scribe has no place for, in a line; it stays in taskwarrior.
  private func left(_ json: String, _ tasks: [TaskwarriorTask]) -> [String] {
    let ours = Set(
      zip((try? Self.decode([String: Ignored].self, json)) ?? [], tasks)
        .filter { followUp(of: $1) != nil || addition($1) != nil }
        .flatMap { attributes, _ in attributes.keys }
    ).subtracting(Self.understood)
    var parts = ours.sorted()
    let templates = tasks.count { $0.status == "recurring" }
    if templates > 0 {
      parts.append("\(templates) recurring \(templates == 1 ? "template" : "templates")")
    }
    return parts.isEmpty
      ? [] : ["\(name): left to taskwarrior, which keeps it: \(parts.joined(separator: ", "))"]
  }

  /// The attributes that are taken in, and those that taskwarrior keeps for itself.
  private static let understood: Set<String> = [
    "uuid", "description", "status", "entry", "end", "start", "due", "project", "priority", "tags",
    "depends", "scribeid", "scribetype", "scribeowner", "scribeevery", "scribeverify",
    "scribepriority", "scribelink", "scribebase",
    "id", "modified", "urgency", "mask", "imask", "parent", "rtype",
  ]

  private struct Ignored: Decodable { init(from _: any Decoder) {} }

  // MARK: Reading

  private func tasks(_ json: String) throws -> [TaskwarriorTask] {
    do {
      return try Self.decode(TaskwarriorTask.self, json)
    } catch {
      throw CommandError(
        "\(name): not the JSON of `task export`; pass what that command writes"
      )
    }
  }

  private static func decode<Task: Decodable>(_: Task.Type, _ json: String) throws -> [Task] {
    let decoder = JSONDecoder()
    if json.hasPrefix("[") { return try decoder.decode([Task].self, from: Data(json.utf8)) }
    return try json.split(whereSeparator: \.isNewline).map {
      try decoder.decode(Task.self, from: Data($0.utf8))
    }
  }

  /// The text with the control characters that taskwarrior writes into strings as they are (RFC 8259,
  /// section 7, wants them escaped).
  private static func withoutRawControls(_ text: String) -> String {
    var json = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard scalar.value < 0x20, scalar != "\n", scalar != "\r", scalar != "\t" else {
        json.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      json.append(contentsOf: ("\\u00" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars)
    }
    return String(json)
  }
}

extension Instant {
  /// Reads `20231107T000000Z`.
  fileprivate init?(basicUTC text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 16, digits[8] == UInt8(ascii: "T"), digits[15] == UInt8(ascii: "Z") else {
      return nil
    }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    self.init(
      iso8601: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
        + "T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
    )
  }
}
