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
  init?(of symptoms: [Symptom], in window: IncidentWindow, of snapshot: IncidentSnapshot) {
    let detection = window.detection
    let moments = snapshot.standingTimeline.compactMap(\.occurred.from)
    let end = window.end
    let noise = Self.noise(in: symptoms, before: detection.time - .days(2))
    let candidates = symptoms.filter { $0.time <= end && !noise.contains($0.signature) }
    let before = candidates.lastIndex { $0.time <= detection.time }
    let anchor: Int
    if let before, detection.time - candidates[before].time <= Self.delay {
      anchor = before
    } else if let after = candidates.firstIndex(where: { $0.time > detection.time }),
      candidates[after].time - detection.time <= Self.delay
    {
      anchor = after
    } else if let earliest = moments.min(), moments.allSatisfy({ $0 <= detection.time }),
      let last = moments.last(where: { $0 < detection.time }),
      detection.time - last > Self.delay,
      let written = candidates.firstIndex(where: { $0.time >= earliest - Self.delay })
    {
      // An incident that was written down long after it ended: its entries say when it was.
      anchor = written
    } else if let middle = Self.middle(of: moments),
      let near = candidates.lastIndex(where: { $0.time <= middle }),
      middle - candidates[near].time <= Self.delay
    {
      // A detection that was mistyped lies far from what people wrote: their entries say when it was.
      anchor = near
    } else {
      return nil
    }
    var first = anchor
    while first > 0, candidates[first].time - candidates[first - 1].time <= Self.pause {
      first -= 1
    }
    // After the last word of people, a pause ends the stretch as well.
    var last = anchor
    while last + 1 < candidates.count,
      candidates[last + 1].time <= window.closing
        || candidates[last + 1].time - candidates[last].time <= Self.pause
    {
      last += 1
    }
    self.symptoms = Array(candidates[first...last])
    // Logs that were gathered long after add nothing to it.
    self.end = min(end, max(window.closing, candidates[last].time) + .hours(1))
  }

  /// The first sign.
  var first: Symptom { symptoms[0] }

  private static func middle(of moments: [Instant]) -> Instant? {
    moments.count < 3 ? nil : moments.sorted()[moments.count / 2]
  }

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
