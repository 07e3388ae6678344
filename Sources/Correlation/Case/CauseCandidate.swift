import IncidentModel

/// A sign of the incident as a possible cause of the others, with its points.
struct CauseCandidate: Sendable {
  var kind: SymptomKind
  /// What is affected, where it was damaged.
  var objects: [String]
  /// The server whose log shows it, and whether the incident has several.
  var server: String
  var isOneOfSeveral: Bool
  var first: Symptom
  var last: Instant
  /// The kind of storage engine that its lines name.
  var engine: DamagedEngine?
  /// The points for how early it shows: 3 within a minute of the first sign, 2 within an hour, 1
  /// within six.
  var earliness = 0
  /// The points for how much of the rest it explains, of 4.
  var reach = 0
  /// One point where its lines end with a recorded remedy.
  var remedied = 0
  /// The entry that records that somebody did it: an unclean stop by a kill.
  var recorded: HumanAct?
  /// The other candidates that follow from it, by their place.
  var explains: [Int] = []

  var severity: Int { kind.severity }
  /// The sum, of at most 11.
  var points: Int { earliness + severity + reach + remedied }

  /// Several signs in a claim, those of one kind together.
  static func words(for candidates: [CauseCandidate]) -> String {
    var signs: [String] = []
    var objects: [String: [String]] = [:]
    for candidate in candidates {
      if !signs.contains(candidate.first.words) { signs.append(candidate.first.words) }
      objects[candidate.first.words, default: []] += candidate.objects
    }
    return Wording.list(signs.map { named($0, objects[$0] ?? []) })
  }

  /// The sign in a claim: `damaged data (stockdb/items)`.
  var words: String {
    Self.named(first.words, objects) + (isOneOfSeveral ? " on \(server)" : "")
  }

  private static func named(_ words: String, _ objects: [String]) -> String {
    let names = objects.distinct()
    return words + (names.isEmpty ? "" : " (\(Wording.list(names, upTo: 4)))")
  }
}

extension CauseCandidate {
  /// The candidates of an episode, the one with the most points first; of equals the earlier first.
  static func ranked(in episode: Episode, acts: [HumanAct]) -> [CauseCandidate] {
    var candidates = gathered(from: episode)
    for index in candidates.indices {
      let delay = candidates[index].first.time - episode.first.time
      candidates[index].earliness =
        delay < .minutes(1) ? 3 : delay < .hours(1) ? 2 : delay < .hours(6) ? 1 : 0
      candidates[index].explains = explained(by: index, among: candidates)
      // Crash recovery belongs to every unclean stop: that it follows explains nothing of the trouble.
      let others = candidates.indices.count { $0 != index && candidates[$0].kind != .recovery }
      let explained = candidates[index].explains.count { candidates[$0].kind != .recovery }
      if others > 0 { candidates[index].reach = (explained * 4 + others / 2) / others }
      let last = candidates[index].last
      let lines = episode.symptoms
      let isRemedied = acts.contains { act in
        act.time >= last && act.time - last <= .hours(2)
          && act.kinds.contains { !$0.remedies.isEmpty }
          && (lines.last.map { $0.time > act.time } ?? false)
      }
      candidates[index].remedied = isRemedied ? 1 : 0
      let first = candidates[index].first
      if first.kind == .uncleanStop, first.time > episode.first.time {
        candidates[index].recorded = acts.first {
          $0.isKill && $0.time >= first.since && $0.time <= first.time + .minutes(1)
        }
      }
    }
    let order = candidates.indices.sorted { left, right in
      let (one, other) = (candidates[left], candidates[right])
      // Crash recovery is never a cause: it stands after all that may be one.
      if (one.kind == .recovery) != (other.kind == .recovery) { return other.kind == .recovery }
      // What people did because of trouble did not begin it.
      if (one.recorded == nil) != (other.recorded == nil) { return one.recorded == nil }
      return one.points != other.points
        ? one.points > other.points
        : (one.first.time, one.first.position, left) < (
          other.first.time, other.first.position, right
        )
    }
    var places: [Int: Int] = [:]
    for (place, index) in order.enumerated() { places[index] = place }
    return order.map { index in
      var candidate = candidates[index]
      candidate.explains = candidate.explains.compactMap { places[$0] }.sorted()
      return candidate
    }
  }

  private static func gathered(from episode: Episode) -> [CauseCandidate] {
    var candidates: [CauseCandidate] = []
    var places: [String: Int] = [:]
    let damaged = Set(
      episode.symptoms.filter { $0.kind == .corruption || $0.kind == .grantDamage }
        .compactMap(\.object)
    )
    let several = Set(episode.symptoms.map(\.server)).count > 1
    for symptom in episode.symptoms where symptom.time <= episode.end {
      // Damage without a name belongs to whatever is named.
      if symptom.kind == .corruption, symptom.object == nil { continue }
      // What the system says of a file, and the engine of the table in it, is one damage.
      if symptom.kind == .storage, let object = symptom.object, damaged.contains(object) {
        continue
      }
      let object = symptom.kind == .grantDamage ? nil : symptom.object
      let place = "\(several ? symptom.server : "")|\(symptom.kind.rawValue)|"
      let key = place + (object ?? "")
      // Tables of one kind of engine that are found damaged within minutes are one sign.
      let shared = place + "|" + (symptom.engine.map { "\($0)" } ?? "")
      if symptom.kind == .corruption, let object, places[key] == nil, let first = places[shared],
        symptom.time - candidates[first].first.time <= .minutes(10)
      {
        places[key] = first
        candidates[first].add(object, of: symptom)
      }
      if let place = places[key] {
        candidates[place].last = max(candidates[place].last, symptom.time)
        candidates[place].engine = candidates[place].engine ?? symptom.engine
      } else if candidates.count < 40 {
        places[key] = candidates.count
        if symptom.kind == .corruption { places[shared] = candidates.count }
        candidates.append(
          CauseCandidate(
            kind: symptom.kind,
            objects: object.map { [$0] } ?? [],
            server: symptom.server,
            isOneOfSeveral: several,
            first: symptom,
            last: symptom.time,
            engine: symptom.engine
          )
        )
      }
    }
    return candidates
  }

  /// Names another object: beside damage, tables that were only not closed in order are not named.
  private mutating func add(_ object: String, of symptom: Symptom) {
    if first.isLeftOpen, !symptom.isLeftOpen {
      first.isLeftOpen = false
      objects = []
    }
    if first.isLeftOpen == symptom.isLeftOpen { objects.append(object) }
  }

  /// The places of the candidates that follow from one, directly or through others.
  private static func explained(by cause: Int, among candidates: [CauseCandidate]) -> [Int] {
    var reached: Set<Int> = []
    var open = [cause]
    while let current = open.popLast() {
      for link in CausalLink.links(from: candidates[current].kind) {
        for (place, candidate) in candidates.enumerated()
        where candidate.kind == link.effect && place != cause && !reached.contains(place) {
          guard link.holds(between: candidates[current], and: candidate) else { continue }
          // What names its cause follows from nothing else.
          if let follows = candidate.first.follows, !follows.contains(link.cause) { continue }
          let isInOrder =
            link.mayShowEarlier || candidate.first.mayFollow(candidates[current].first)
          if isInOrder {
            reached.insert(place)
            open.append(place)
          }
        }
      }
    }
    return reached.sorted()
  }
}
