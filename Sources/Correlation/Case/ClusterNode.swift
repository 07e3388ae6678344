import IncidentModel
import LogReading

/// What one node's log shows.
struct ClusterNode: Sendable {
  var name: String
  /// Stretches outside the primary component: the lines that begin and end them.
  var outside: [(from: Int, to: Int?, members: Int, before: Int)] = []
  var troubles: [(sign: ClusterSign, position: Int)] = []
  /// Its changes of state, the copies it took or gave, the members that came and went, in order; and
  /// whether a step is more than what every start and stop brings.
  private(set) var steps: [(words: String, position: Int, isTrouble: Bool)] = []
  /// The stretches in a primary component, each with the members that it had.
  private(set) var primaries: [PrimaryStretch] = []

  /// Its latest line.
  private var latest = 0
  private var members = 0
  /// The latest primary view, from a line before the component's own.
  private var viewed: PrimaryView?
  private var isPrimary = false

  init(name: String) { self.name = name }

  /// The nodes in the order of their first lines.
  static func all(in records: [LogRecord]) -> [ClusterNode] {
    var nodes: [ClusterNode] = []
    var places: [String: Int] = [:]
    var names = ServerNames()
    for position in records.indices where records[position].time != nil {
      let category = records[position].category
      guard category == .replication || category == .startup || category == .shutdown else {
        // Whatever a node writes shows that it is there.
        if !nodes.isEmpty, let place = places[names.name(of: records[position])] {
          nodes[place].latest = position
        }
        continue
      }
      let life = category == .replication ? nil : LifeSign.kind(of: records[position])
      let sign = ClusterSign(of: records[position])
      let step = ClusterStep(in: records[position].message)
      let view = PrimaryView(in: records[position].message)
      let isOfCluster = sign != nil || step != nil || view != nil
      guard isOfCluster || life == .stopping || life == .starting else { continue }
      let name = names.name(of: records[position])
      guard let place = places[name] ?? (isOfCluster ? nodes.count : nil) else { continue }
      if place == nodes.count {
        places[name] = place
        nodes.append(ClusterNode(name: name))
        nodes[place].latest = position
      }
      if let view { nodes[place].viewed = view }
      if let step { nodes[place].note(step.words, at: position, isTrouble: step.isTrouble) }
      if let sign { nodes[place].take(sign, at: position) }
      if life == .stopping {
        nodes[place].note("stopped in order", at: position)
        nodes[place].reset(at: position)
      }
      // A new process: the one before was last heard of by its last line.
      if life == .starting {
        nodes[place].note("started", at: position)
        nodes[place].reset(at: nodes[place].latest)
      }
      nodes[place].latest = position
    }
    for place in nodes.indices { nodes[place].endPrimary(at: nodes[place].latest) }
    return nodes
  }

  /// A stop in order, or a new process: what comes then is no loss of the majority.
  private mutating func reset(at position: Int) {
    isPrimary = false
    endPrimary(at: position)
  }

  private mutating func endPrimary(at position: Int) {
    if let last = primaries.indices.last, primaries[last].to == nil {
      primaries[last].to = position
    }
  }

  private mutating func note(_ words: String, at position: Int, isTrouble: Bool = false) {
    if steps.count < Self.most { steps.append((words, position, isTrouble)) }
  }

  /// More steps than these are not kept.
  private static let most = 400

  private mutating func take(_ sign: ClusterSign, at position: Int) {
    if let words = sign.step {
      note(words, at: position, isTrouble: sign.isTroubledStep)
    }
    switch sign {
    case .component(isPrimary: true, let members):
      if let last = outside.indices.last, outside[last].to == nil { outside[last].to = position }
      isPrimary = true
      self.members = members
      endPrimary(at: position)
      primaries.append(PrimaryStretch(from: position, view: viewed))
    case .component(isPrimary: false, let members):
      if isPrimary, members > 0 { outside.append((position, nil, members, self.members)) }
      isPrimary = false
      endPrimary(at: position)
    case .shift, .left, .donates: break
    case .inconsistent, .reversedHistory, .fullTransfer, .transferFailed, .unsafeBootstrap,
      .noPrimaryReached:
      if troubles.last?.sign != sign || troubles.count < 40 { troubles.append((sign, position)) }
    }
  }
}
