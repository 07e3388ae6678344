import IncidentModel

/// A sign of the incident as a possible cause of the others, with its points.
struct CauseCandidate: Sendable {
  var kind: SymptomKind
  /// What is affected, where it was damaged.
  var object: String?
  var first: Symptom
  var last: Instant
  /// The points for how early it shows: 3 within a minute of the first sign, 2 within an hour, 1
  /// within six.
  var earliness = 0
  /// The points for how much of the rest it explains, of 4.
  var reach = 0
  /// One point where its lines end with a recorded remedy.
  var remedied = 0
  /// The other candidates that follow from it, by their place.
  var explains: [Int] = []

  var severity: Int { kind.severity }
  /// The sum, of at most 11.
  var points: Int { earliness + severity + reach + remedied }

  /// Several signs in a claim, those of one kind together.
  static func words(for candidates: [CauseCandidate]) -> String {
    var kinds: [SymptomKind] = []
    var objects: [SymptomKind: [String]] = [:]
    for candidate in candidates {
      if !kinds.contains(candidate.kind) { kinds.append(candidate.kind) }
      if let object = candidate.object { objects[candidate.kind, default: []].append(object) }
    }
    return Wording.list(
      kinds.map { kind in
        kind.words + (objects[kind].map { " (\(Wording.list($0, upTo: 4)))" } ?? "")
      }
    )
  }

  /// The sign in a claim: `damaged data (stockdb/items)`.
  var words: String { kind.words + (object.map { " (\($0))" } ?? "") }
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
      let others = candidates.count - 1
      if others > 0 {
        candidates[index].reach = (candidates[index].explains.count * 4 + others / 2) / others
      }
      let last = candidates[index].last
      let lines = episode.symptoms
      let isRemedied = acts.contains { act in
        act.time >= last && act.time - last <= .hours(2)
          && act.kinds.contains { !$0.remedies.isEmpty }
          && (lines.last.map { $0.time > act.time } ?? false)
      }
      candidates[index].remedied = isRemedied ? 1 : 0
    }
    let order = candidates.indices.sorted { left, right in
      let (one, other) = (candidates[left], candidates[right])
      // Crash recovery is never a cause: it stands after all that may be one.
      if (one.kind == .recovery) != (other.kind == .recovery) { return other.kind == .recovery }
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
    for symptom in episode.symptoms where symptom.time <= episode.end {
      // Damage without a name belongs to whatever is named.
      if symptom.kind == .corruption, symptom.object == nil { continue }
      let object = symptom.kind == .grantDamage ? nil : symptom.object
      let key = symptom.kind.rawValue + "|" + (object ?? "")
      if let place = places[key] {
        candidates[place].last = max(candidates[place].last, symptom.time)
      } else if candidates.count < 40 {
        places[key] = candidates.count
        candidates.append(
          CauseCandidate(kind: symptom.kind, object: object, first: symptom, last: symptom.time)
        )
      }
    }
    return candidates
  }

  /// The places of the candidates that follow from one, directly or through others.
  private static func explained(by cause: Int, among candidates: [CauseCandidate]) -> [Int] {
    var reached: Set<Int> = []
    var open = [cause]
    while let current = open.popLast() {
      for link in CausalLink.links(from: candidates[current].kind) {
        for (place, candidate) in candidates.enumerated()
        where candidate.kind == link.effect && place != cause && !reached.contains(place) {
          // A failed start that names its cause follows from nothing else.
          if let follows = candidate.first.follows, !follows.contains(link.cause) { continue }
          let isInOrder =
            link.mayShowEarlier || candidate.first.time >= candidates[current].first.time
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
