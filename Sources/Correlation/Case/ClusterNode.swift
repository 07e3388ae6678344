/// What one node's log shows.
struct ClusterNode: Sendable {
  var name: String
  /// Stretches outside the primary component: the lines that begin and end them.
  private(set) var outside: [(from: Int, to: Int?, members: Int, before: Int)] = []
  private(set) var troubles: [(sign: ClusterSign, position: Int)] = []
  /// Its changes of state, the copies it took or gave, the members that came and went, in order.
  private(set) var steps: [Step] = []
  /// The stretches in a primary component, each with the members that it had.
  private(set) var primaries: [PrimaryStretch] = []

  /// Its latest line.
  private var latest = 0
  private var members = 0
  /// The latest primary view, from a line before the component's own.
  private var viewed: PrimaryView?
  private var isPrimary = false

  /// A step of its way, and the line that tells it.
  struct Step: Sendable {
    /// What the line tells.
    enum Kind: Sendable {
      case sign(ClusterSign)
      /// A row of the table of steps.
      case step(Int)
      case life(LifeSign.Kind)
    }
    var kind: Kind
    var position: Int

    /// Whether it is more than what every start and stop brings.
    var isTrouble: Bool {
      switch kind {
      case .sign(let sign): sign.isTroubledStep
      case .step(let row): ClusterStep.table[row].isTrouble
      case .life(let life): life == .crashed
      }
    }
  }

  init(name: String) { self.name = name }

  /// The node wrote a line.
  mutating func isHeard(at position: Int) { latest = position }

  /// The node tells of a primary view.
  mutating func see(_ view: PrimaryView) { viewed = view }

  mutating func note(_ kind: Step.Kind, at position: Int) {
    if steps.count < Self.most { steps.append(Step(kind: kind, position: position)) }
  }

  /// More steps than these are not kept.
  private static let most = 20_000

  mutating func take(_ life: LifeSign.Kind, at position: Int) {
    switch life {
    case .stopping: reset(at: position)
    // A new process: the one before was last heard of by its last line.
    case .starting: reset(at: latest)
    case .stopped, .crashed, .aborting: break
    default: return
    }
    note(.life(life), at: position)
  }

  mutating func take(_ sign: ClusterSign, at position: Int) {
    if sign.step != nil { note(.sign(sign), at: position) }
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
    case .shift, .donates: break
    case .inconsistent, .reversedHistory, .fullTransfer, .transferFailed, .unsafeBootstrap,
      .noPrimaryReached:
      if troubles.last?.sign != sign || troubles.count < 40 { troubles.append((sign, position)) }
    }
  }

  /// The log is over.
  mutating func finish() { endPrimary(at: latest) }

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
}
