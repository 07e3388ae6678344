#if canImport(Glibc)
import Glibc
#endif

/// How alike two incidents are, and by what.
package struct Similarity: Sendable, Hashable {
  package var incident: ShortID
  package var title: String
  /// 0 (nothing in common) to 1 (the same).
  package var score: Double
  /// What both have, the most telling first.
  package var shared: [IncidentSignature.Feature]

  /// From this score on an incident is worth pointing at without being asked.
  package static let telling = 0.25

  /// The others by likeness to one, the most alike first; those with nothing in common are left out.
  ///
  /// A weighted Jaccard index: the weight of what both have over the weight of what either has. A
  /// feature weighs by its kind, and by how rare it is among all incidents (inverse document
  /// frequency), so that a word which every incident has says nothing.
  package static func ranking(
    of subject: IncidentSignature,
    among others: [IncidentSignature]
  ) -> [Similarity] {
    let others = others.filter { $0.incident != subject.incident }
    var frequency: [IncidentSignature.Feature: Int] = [:]
    for signature in others + [subject] {
      for feature in signature.features { frequency[feature, default: 0] += 1 }
    }
    let count = Double(others.count + 1)
    func weight(_ feature: IncidentSignature.Feature) -> Double {
      feature.kind.weight * log(1 + count / Double(frequency[feature] ?? 1))
    }
    let own = subject.features.reduce(0) { $0 + weight($1) }
    return others.compactMap { other in
      let shared = subject.features.intersection(other.features)
      guard !shared.isEmpty else { return nil }
      let common = shared.reduce(0) { $0 + weight($1) }
      let either = own + other.features.reduce(0) { $0 + weight($1) } - common
      return Similarity(
        incident: other.incident,
        title: other.title,
        score: either > 0 ? common / either : 0,
        shared: shared.sorted {
          (weight($1), $0.kind.rawValue, $0.value) < (weight($0), $1.kind.rawValue, $1.value)
        }
      )
    }.sorted { ($1.score, $1.incident.number) < ($0.score, $0.incident.number) }
  }

  /// By what they are alike: `code MY-012153; category corruption; service stock; words items, page`.
  package var reasons: String {
    IncidentSignature.Kind.allCases.compactMap { kind in
      let values = shared.filter { $0.kind == kind }.map(\.value)
      guard let first = values.first else { return nil }
      let listed = values.prefix(5).joined(separator: ", ")
      let more = values.count > 5 ? " and \(values.count - 5) more" : ""
      let name = kind == .category ? "categories" : kind.rawValue + "s"
      return values.count == 1 ? "\(kind.rawValue) \(first)" : "\(name) \(listed)\(more)"
    }.joined(separator: "; ")
  }
}
