import IncidentModel
import LogReading

/// A hypothesis against the lines of the incident.
struct HypothesisCheck {
  var hypothesis: Hypothesis
  var topics: [HypothesisTopic]
  var lines: [(category: LogCategory, positions: [Int])] = []
  /// Lines that came as often on the days before.
  var usual: [(category: LogCategory, count: Int, words: String)] = []
  /// Lines that are no trouble, in words.
  var aside: [String] = []
  var signs: [Symptom] = []
  /// The records of the incident, by position.
  var span: (first: Int, last: Int, count: Int, from: Instant, to: Instant)
  /// A line that shows the server answering a client.
  var answer: Int?
  /// Where the kernel's log says that it killed the server, which tells against it.
  var kill: Int?
  /// Signs of what may follow from it.
  var effects: [Symptom] = []

  init?(of hypothesis: Hypothesis, times: CategoryTimes, in file: CaseFile) {
    topics = HypothesisTopic.topics(in: hypothesis.text)
    guard !topics.isEmpty, let span = Self.span(in: file) else { return nil }
    self.hypothesis = hypothesis
    self.span = span
    let categories = Set(topics.flatMap(\.categories))
    for category in LogCategory.allCases where categories.contains(category) {
      let all = times.positions(of: category, from: span.from, before: span.to + .seconds(1))
      var others = all.filter { !Self.isNoTrouble($0, in: file) }
      if others.allSatisfy({ LeftOpenTable.isTold(by: file.records[$0]) }) { others = [] }
      if others.isEmpty, !all.isEmpty, let what = Self.harmless[category] {
        aside.append("\(all.count) of \(what)")
      }
      // Where all are usual, they are counted as that.
      let positions = others.isEmpty && category == .accessDenied ? all : others
      if let usual = file.usual(category, from: span.from, to: span.to), !positions.isEmpty,
        ![.crash, .corruption].contains(category), usual.covers(positions.count)
      {
        self.usual.append((category, positions.count, usual.words))
      } else if !positions.isEmpty {
        lines.append((category, positions))
      }
    }
    // Signs that are single lines of these categories are counted there.
    let kinds = Set(topics.flatMap(\.signs)).intersection([
      .uncleanStop, .startFailure, .crash, .grantDamage,
    ])
    let causes = Set(topics.flatMap(\.startCauses))
    var seen: Set<String> = []
    signs = (file.episode?.symptoms ?? []).filter { sign in
      let isCause = sign.kind == .startFailure && causes.contains(sign.object ?? "")
      guard sign.time <= span.to, kinds.contains(sign.kind) || isCause else { return false }
      return seen.insert(isCause ? sign.signature : sign.kind.rawValue).inserted
    }
    if topics.allSatisfy(\.isRefutedByKill),
      let kill = file.kills.first(where: { file.time($0).map(file.isDuringIncident) == true })
    {
      signs.removeAll { $0.kind == .uncleanStop }
      self.kill = kill
    }
    if topics.allSatisfy({ $0.showsInLog && !$0.isGeneral }) {
      let signs = topics.flatMap(\.signs)
      let kinds = Set(signs.flatMap { CausalLink.links(from: $0).map(\.effect) })
      effects = (file.episode?.symptoms ?? []).filter {
        kinds.contains($0.kind) && $0.time <= span.to
          && $0.follows.map { !$0.isDisjoint(with: signs) } ?? true
      }
    }
    let refusals = times.positions(
      of: .accessDenied,
      from: span.from,
      before: span.to + .seconds(1)
    )
    answer = refusals.first
  }

  func finding(in file: CaseFile) -> Finding {
    let name =
      "\(hypothesis.shortID) \(Wording.quoted(hypothesis.text)) "
      + "(\(Wording.list(topics.map(\.name))))"
    return lines.isEmpty && signs.isEmpty ? silent(name, in: file) : supported(name, in: file)
  }

  private func supported(_ name: String, in file: CaseFile) -> Finding {
    let wording = file.wording
    let counts = lines.map { entry in
      "\(Wording.count(entry.positions.count, "line")) of category \(entry.category.rawValue)"
    }
    let causes = Set(topics.flatMap(\.startCauses))
    let named =
      signs.map { sign in
        sign.object.map { causes.contains($0) ? "\(sign.words) (\($0))" : sign.words }
          ?? sign.words
      } + counts
    let positions = Set(signs.map(\.position) + lines.compactMap(\.positions.first)).sorted()
    let first = positions.compactMap(file.time).min() ?? span.from
    var claim = "The logs support \(name): \(Wording.list(named)), the first at "
    claim += "\(wording.time(first))\(wording.zoneName)."
    let isRuledOut = hypothesis.state == .ruledOut
    let ownAccount = ownAccount(in: file)
    let rival = isRuledOut ? confirmedRival(in: file) : nil
    if let rival {
      claim += " The same lines speak for \(rival.shortID), which was confirmed."
    } else if let ownAccount {
      claim +=
        " All name the account \(ownAccount) and come from inside, as no attack from without does."
    } else if isRuledOut {
      claim += " It was ruled out all the same: the reason should be looked at again."
    }
    let hasError = positions.contains {
      file.records[$0].level == .error || file.records[$0].level == .fatal
    }
    let isStrong = hasError || signs.contains { $0.kind == .uncleanStop }
    // A few warnings come on any day.
    let isThin =
      ownAccount != nil || signs.isEmpty && lines.reduce(0) { $0 + $1.positions.count } < 5
    return Finding(
      rule: "hypothesis-evidence",
      claim: claim,
      from: first,
      confidence: rival != nil ? .weak : isStrong ? .strong : isThin ? .weak : .moderate,
      about: [hypothesis.shortID.description],
      evidence: [proposal(in: file)] + positions.prefix(6).map(file.evidence),
      caveat: "Lines of that kind are there; that they are the cause is not shown. "
        + topics.map(\.limits).joined(separator: " "),
      weight: isRuledOut && ownAccount == nil && rival == nil ? 89 : 75
    )
  }

  /// The confirmed hypothesis for which all that speaks for this one speaks as well.
  private func confirmedRival(in file: CaseFile) -> Hypothesis? {
    file.input.snapshot.hypotheses.first { other in
      guard !other.isRetracted, other.state == .confirmed else { return false }
      let topics = HypothesisTopic.topics(in: other.text)
      return lines.allSatisfy { line in topics.contains { $0.categories.contains(line.category) } }
        && signs.allSatisfy { sign in topics.contains { $0.signs.contains(sign.kind) } }
    }
  }

  /// What lines of a category are that are no trouble.
  private static let harmless: [LogCategory: String] = [
    .corruption: "tables that were not closed in order",
    .replication: "a source that was restarted in order",
  ]

  /// Whether the line is a login refused as on any day, or a source missed while it was restarted in
  /// order.
  private static func isNoTrouble(_ position: Int, in file: CaseFile) -> Bool {
    let record = file.records[position]
    switch record.category {
    case .accessDenied: return file.usualRefusals.contains(position)
    case .replication:
      guard let time = record.time, ReplicationTrouble.isLostSource(record) else { return false }
      return ServerHistory.restartedInOrder(
        beside: ServerName.of(record),
        at: time,
        of: file.servers,
        in: file.records
      ) != nil
    default: return false
    }
  }

  /// The one account whose refusals, all from inside, are all that speaks for an attack.
  private func ownAccount(in file: CaseFile) -> String? {
    guard signs.isEmpty, topics.allSatisfy({ $0.name == "an attack" }) else { return nil }
    let accounts = lines.flatMap(\.positions).map { Account(in: file.records[$0].message) }
    guard let first = accounts.first ?? nil,
      accounts.allSatisfy({ $0?.isInside == true && $0?.name == first.name })
    else { return nil }
    return first.name
  }

  private func silent(_ name: String, in file: CaseFile) -> Finding {
    let wording = file.wording
    let categories = topics.flatMap(\.categories).distinct().map(\.rawValue).joined(
      separator: " or "
    )
    var claim = "Nothing in the logs supports \(name): "
    if usual.isEmpty {
      claim += categories.isEmpty ? "no sign of such a kind" : "no line of category \(categories)"
      claim +=
        " among the \(Wording.count(span.count, "line")) \(wording.span(span.from, span.to))"
        + "\(aside.isEmpty ? "" : ", but \(Wording.list(aside))")."
    } else {
      let counts = usual.map { line in
        "\(Wording.count(line.count, "line")) of category \(line.category.rawValue), no more than usual: "
          + line.words
      }
      claim += "\(wording.span(span.from, span.to)) there are \(Wording.list(counts))."
    }
    let isNetwork = topics.contains { $0.name == "network" }
    if isNetwork, let answer, let time = file.time(answer) {
      claim += " Against it: at \(wording.time(time)) the server answered a client, if only to "
      claim += "refuse the login."
    }
    if let kill, let time = file.time(kill) {
      claim += " Against it: at \(wording.time(time)) the kernel killed the server."
    }
    if let effect = effects.first, kill == nil {
      claim += " What may follow from it shows: \(effect.words) at \(wording.time(effect.time))."
    }
    switch hypothesis.state {
    case .ruledOut:
      claim += " \(hypothesis.shortID) was ruled out; the logs do not contradict that."
    case .confirmed:
      claim += " \(hypothesis.shortID) was confirmed: the logs given here do not show why."
    case .open: break
    }
    let wouldShow = topics.allSatisfy(\.showsInLog) && (effects.isEmpty || kill != nil)
    var evidence = [proposal(in: file), file.evidence(span.first)]
    evidence.append(file.evidence(kill ?? (isNetwork ? answer ?? span.last : span.last)))
    if kill == nil { evidence += effects.prefix(1).map { file.evidence($0.position) } }
    return Finding(
      rule: "hypothesis-evidence",
      claim: claim,
      from: hypothesis.proposed.from,
      confidence: wouldShow ? .moderate : .weak,
      about: [hypothesis.shortID.description],
      evidence: evidence.distinct(by: \.label),
      caveat: topics.map(\.limits).joined(separator: " "),
      weight: hypothesis.state == .confirmed ? 78 : 30
    )
  }

  private func proposal(in file: CaseFile) -> Evidence {
    Evidence(
      source: hypothesis.shortID.description,
      time: hypothesis.proposed.from,
      text: hypothesis.text
    )
  }

  /// The records from the first sign, or a day before detection, to the incident's end, those of backup
  /// tools aside: they tell nothing of the server.
  private static func span(
    in file: CaseFile
  ) -> (first: Int, last: Int, count: Int, from: Instant, to: Instant)? {
    var span: (first: Int, last: Int, count: Int, from: Instant, to: Instant)?
    for position in file.records.indices {
      guard let time = file.records[position].time, file.isDuringIncident(time),
        ![.backup, .restore].contains(file.records[position].category)
      else { continue }
      guard var current = span else {
        span = (position, position, 1, time, time)
        continue
      }
      if time < current.from { (current.first, current.from) = (position, time) }
      if time >= current.to { (current.last, current.to) = (position, time) }
      current.count += 1
      span = current
    }
    return span
  }
}
