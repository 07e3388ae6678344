import FoundationEssentials
import IncidentModel

/// A task as taskwarrior reads and writes it
/// (<https://taskwarrior.org/docs/design/task/>); what it does not know it keeps beside, as orphans.
struct TaskwarriorTask: Codable {
  var uuid: String?
  var description: String
  var status: String?
  var entry: String?
  var end: String?
  var start: String?
  var due: String?
  var project: String?
  var priority: String?
  var tags: [String]?
  var depends: Dependencies?
  var scribeid: String?
  var scribetype: String?
  var scribeowner: String?
  var scribeevery: String?
  var scribeverify: String?
  var scribepriority: String?
  var scribelink: String?
  /// The fingerprint of what was exported, by which what taskwarrior changed is told from what
  /// Scribe has changed since.
  var scribebase: String?

  /// A list in taskwarrior 2.6, one text with commas before.
  struct Dependencies: Codable, Hashable {
    var uuids: [String]

    init(_ uuids: [String]) { self.uuids = uuids }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let list = try? container.decode([String].self) {
        uuids = list
      } else {
        uuids = try container.decode(String.self).split(separator: ",").map(\.trimmed)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(uuids)
    }
  }

  /// The task of a follow-up; its UUID is that of the entry that added it.
  init(_ followUp: FollowUp, _ input: FollowUpExportInput) {
    uuid = followUp.id
    description = followUp.text.isEmpty ? followUp.shortID.description : followUp.text
    status =
      switch followUp.state {
      case .open, .inProgress: "pending"
      case .done: "completed"
      case .dropped: "deleted"
      }
    entry = followUp.addedAt.basicUTC
    end = followUp.state.isClosed ? (followUp.closedAt ?? input.now).basicUTC : nil
    start = followUp.state == .inProgress ? input.now.basicUTC : nil
    due = followUp.due.flatMap { Day($0) }
      .map { input.zone.earliestInstant(at: $0.civil).basicUTC }
    project = followUp.incident.description
    let level = followUp.priority.flatMap { Priority(parsing: $0) }
    priority = level?.letter
    tags = followUp.tags.isEmpty ? nil : followUp.tags
    let others = followUp.dependsOn.compactMap { number in
      input.book.all.first { $0.number == number }?.id
    }
    depends = others.isEmpty ? nil : Dependencies(others)
    scribeid = followUp.shortID.description
    scribetype = followUp.type?.rawValue
    scribeowner = followUp.owner
    scribeevery = followUp.every
    scribeverify = followUp.verify
    scribepriority = level?.rawValue
    scribelink = followUp.link
    scribebase = TaskFingerprint(self).text
  }
}

/// Follow-ups as the JSON that `task import` takes.
enum TaskwarriorExport {
  static func text(_ input: FollowUpExportInput) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try input.followUps.map {
      String(decoding: try encoder.encode(TaskwarriorTask($0, input)), as: UTF8.self)
    }
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }
}
