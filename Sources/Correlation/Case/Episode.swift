import IncidentModel

/// The signs of trouble that belong to the incident, told from those of other days.
struct Episode: Sendable {
  /// The signs, in the order of time; never empty.
  var symptoms: [Symptom]
  /// The last moment that belongs to the incident.
  var end: Instant

  /// A pause longer than this parts two stretches of trouble.
  static let pause = TimeSpan.hours(12)
  /// How long after its last sign trouble may be detected.
  static let delay = TimeSpan.hours(24)

  /// The stretch of trouble that the incident's detection lies in or follows; nil where the logs
  /// show none.
  ///
  /// What came on three days or more, beginning more than two days before detection, is the log's
  /// noise and opens no stretch.
  init?(of symptoms: [Symptom], detection: Detection, in snapshot: IncidentSnapshot) {
    let moments = snapshot.standingTimeline.compactMap(\.occurred.from)
    let lastEntry = max(moments.max() ?? detection.time, detection.time)
    let end = snapshot.incident.reached(.resolved) ?? lastEntry + .hours(1)
    let noise = Self.noise(in: symptoms, before: detection.time - .days(2))
    let candidates = symptoms.filter { $0.time <= end && !noise.contains($0.signature) }
    let before = candidates.lastIndex { $0.time <= detection.time }
    let anchor: Int
    if let before, detection.time - candidates[before].time <= Self.delay {
      anchor = before
    } else if let after = candidates.firstIndex(where: { $0.time > detection.time }) {
      anchor = after
    } else {
      let earliest = (moments.min() ?? detection.time) - Self.delay
      guard let fallback = candidates.firstIndex(where: { $0.time >= earliest }) else { return nil }
      anchor = fallback
    }
    var first = anchor
    while first > 0, candidates[first].time - candidates[first - 1].time <= Self.pause {
      first -= 1
    }
    self.symptoms = Array(candidates[first...])
    self.end = end
  }

  /// The first sign.
  var first: Symptom { symptoms[0] }

  private static func noise(in symptoms: [Symptom], before limit: Instant) -> Set<String> {
    var days: [String: Set<Int64>] = [:]
    var early: Set<String> = []
    for symptom in symptoms {
      days[symptom.signature, default: []].insert(symptom.time.microseconds / 86_400_000_000)
      if symptom.time < limit { early.insert(symptom.signature) }
    }
    return Set(days.filter { $0.value.count >= 3 && early.contains($0.key) }.keys)
  }
}
