import IncidentModel
import IncidentStorage

/// A short hash of each field that taskwarrior and Scribe both know.
///
/// It goes out with a task and comes back with it, so that an import takes what taskwarrior changed,
/// and leaves what Scribe has changed since.
struct TaskFingerprint {
  /// What is hashed, in the order in which the hashes stand.
  enum Field: Int, CaseIterable {
    case description, state, due, priority, tags, depends, owner, type, every, verify, link
  }

  private let hashes: [Substring]

  /// The hashes with a dash between two.
  var text: String { hashes.joined(separator: "-") }

  init(_ task: TaskwarriorTask) {
    hashes = Field.allCases.map { field in
      let value =
        switch field {
        case .description: task.description
        case .state: (task.status ?? "") + (task.start == nil ? "" : " begun")
        case .due: task.due
        case .priority: task.priority
        case .tags: task.tags?.sorted().joined(separator: " ")
        case .depends: task.depends?.uuids.sorted().joined(separator: " ")
        case .owner: task.scribeowner
        case .type: task.scribetype
        case .every: task.scribeevery
        case .verify: task.scribeverify
        case .link: task.scribelink
        }
      return ContentHash.sha256(Array((value ?? "").utf8)).prefix(8)
    }
  }

  /// Reads what was exported; nil where the text is none.
  init?(_ text: String) {
    hashes = text.split(separator: "-")
    guard hashes.count == Field.allCases.count else { return nil }
  }

  /// Whether a field is the same in both.
  func agrees(with other: TaskFingerprint, on field: Field) -> Bool {
    hashes[field.rawValue] == other.hashes[field.rawValue]
  }
}
