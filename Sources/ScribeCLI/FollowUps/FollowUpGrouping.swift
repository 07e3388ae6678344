import ArgumentParser
import IncidentModel

/// By what `todos --group-by` groups.
enum FollowUpGrouping: String, CaseIterable, ExpressibleByArgument {
  case owner, type, incident, state, priority, tag, due

  /// The groups of an ordered list, in the order in which their first members come.
  func groups(_ followUps: [FollowUp]) -> [(name: String, members: [FollowUp])] {
    var order: [String] = []
    var members: [String: [FollowUp]] = [:]
    for followUp in followUps {
      for name in names(followUp) {
        if members[name] == nil { order.append(name) }
        members[name, default: []].append(followUp)
      }
    }
    return order.map { ($0, members[$0] ?? []) }
  }

  private func names(_ followUp: FollowUp) -> [String] {
    switch self {
    case .owner: [followUp.owner ?? "nobody"]
    case .type: [followUp.type?.rawValue ?? "no type"]
    case .incident: [followUp.incident.description]
    case .state: [followUp.state.words]
    case .priority: [followUp.priority ?? "no priority"]
    case .tag: followUp.tags.isEmpty ? ["no tag"] : followUp.tags
    case .due: [followUp.due.map { String($0.prefix(7)) } ?? "no day"]
    }
  }
}
