import IncidentModel
import LogReading

/// A Galera cluster: the nodes whose logs are given, and who its members are.
struct Cluster: Sendable {
  /// The nodes in the order of their first lines.
  var nodes: [ClusterNode] = []
  var members = ClusterMembers()

  /// Reads what the lines of the cluster say, and what the lives of its servers are.
  init(in records: [LogRecord]) {
    var places: [String: Int] = [:]
    var begun: [String: Int] = [:]
    var names = ServerNames()
    for position in records.indices where records[position].time != nil {
      guard Self.isTold(by: records[position].category, records[position].subsystem) else {
        // Whatever a node writes shows that it is there.
        if !nodes.isEmpty, let place = places[names.name(of: records[position])] {
          nodes[place].isHeard(at: position)
        }
        continue
      }
      let text = records[position].message
      let sign = ClusterSign(in: text)
      let step = ClusterStep.row(in: text)
      let view = PrimaryView(in: text)
      members.learn(from: text)
      let isOfCluster = sign != nil || step != nil || view != nil
      let life = LifeSign.kind(of: records[position])
      guard isOfCluster || life != nil else { continue }
      let name = names.name(of: records[position])
      guard let place = places[name] ?? (isOfCluster ? nodes.count : nil) else {
        if life == .starting { begun[name] = position }
        continue
      }
      if place == nodes.count {
        places[name] = place
        nodes.append(ClusterNode(name: name))
        if let start = begun[name] { nodes[place].take(.starting, at: start) }
      }
      let isServer = records[position].program.map(ServerName.isServer) ?? true
      if let view { nodes[place].see(view) }
      if let step { nodes[place].note(.step(step), at: position) }
      if let sign { nodes[place].take(sign, at: position) }
      if let life {
        if isServer {
          nodes[place].take(life, at: position)
        } else {
          nodes[place].note(.life(life), at: position)
        }
      }
      nodes[place].isHeard(at: position)
    }
    for place in nodes.indices { nodes[place].finish() }
  }

  /// Whether a record can tell of the cluster: what an error's reason is called may decide its category.
  private static func isTold(by category: LogCategory, _ subsystem: String?) -> Bool {
    switch category {
    case .replication, .startup, .shutdown, .crash: return true
    default: break
    }
    guard let subsystem else { return category == .config }
    return subsystem == "Galera" || subsystem.hasPrefix("WSREP")
  }
}
