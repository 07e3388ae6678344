import IncidentModel
import LogReading

/// What one node's log shows.
struct ClusterNode: Sendable {
  var name: String
  /// Stretches outside the primary component: the lines that begin and end them.
  var outside: [(from: Int, to: Int?, members: Int, before: Int)] = []
  var troubles: [(sign: ClusterSign, position: Int)] = []
  /// Its changes of state, the copies it took or gave, and the members it lost, in order.
  private(set) var steps: [(sign: ClusterSign, position: Int)] = []

  private var members = 0
  private var isPrimary = false

  init(name: String) { self.name = name }

  /// The nodes in the order of their first lines.
  static func all(in records: [LogRecord]) -> [ClusterNode] {
    var nodes: [ClusterNode] = []
    var places: [String: Int] = [:]
    var names = ServerNames()
    for position in records.indices {
      let category = records[position].category
      guard category == .replication || category == .startup || category == .shutdown,
        records[position].time != nil
      else { continue }
      let life = category == .replication ? nil : LifeSign.kind(of: records[position])
      let sign = ClusterSign(of: records[position])
      guard sign != nil || life == .stopping || life == .starting else { continue }
      let name = names.name(of: records[position])
      guard let place = places[name] ?? (sign == nil ? nil : nodes.count) else { continue }
      if place == nodes.count {
        places[name] = place
        nodes.append(ClusterNode(name: name))
      }
      if let sign { nodes[place].take(sign, at: position) } else { nodes[place].reset() }
    }
    return nodes
  }

  /// A stop in order, or a new process: what comes then is no loss of the majority.
  private mutating func reset() { isPrimary = false }

  /// More steps than these are not kept.
  private static let most = 400

  private mutating func take(_ sign: ClusterSign, at position: Int) {
    if sign.isStep, steps.count < Self.most { steps.append((sign, position)) }
    switch sign {
    case .component(isPrimary: true, let members):
      if let last = outside.indices.last, outside[last].to == nil { outside[last].to = position }
      isPrimary = true
      self.members = members
    case .component(isPrimary: false, let members):
      if isPrimary, members > 0 { outside.append((position, nil, members, self.members)) }
      isPrimary = false
    case .shift, .left, .donates: break
    case .inconsistent, .reversedHistory, .fullTransfer, .transferFailed, .unsafeBootstrap,
      .noPrimaryReached:
      if troubles.last?.sign != sign || troubles.count < 40 { troubles.append((sign, position)) }
    }
  }
}
