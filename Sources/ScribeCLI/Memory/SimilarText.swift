import IncidentModel
import IncidentStorage

/// A similar incident as `scribe similar --json` prints it.
struct SimilarJSON: Encodable {
  var id: String
  var title: String
  var score: Double
  /// What both have, by kind: `code`, `category`, `object`, `service`, `word`.
  var shared: [String: [String]]

  init(_ similar: Similarity) {
    id = similar.incident.description
    title = similar.title
    score = (similar.score * 1000).rounded() / 1000
    shared = Dictionary(grouping: similar.shared, by: \.kind.rawValue)
      .mapValues { $0.map(\.value) }
  }
}

/// A similar incident as a line for people.
enum SimilarText {
  /// A line such as `INC-2  34 %  Stock page down  by code MY-012153; service stock`.
  static func line(_ similar: Similarity) -> String {
    let percent = Int((similar.score * 100).rounded())
    return "\(Style.bold(similar.incident.description))  \(percent) %  \(similar.title.visible)  "
      + Style.dim("by \(similar.reasons.visible)")
  }

  /// Says in one line on stderr that an incident looks like an earlier one; nothing where none does,
  /// and nothing where it cannot be told: it is a hint, and must never hinder.
  static func hint(for incident: ShortID, in store: IncidentStore) {
    guard let signatures = try? store.signatures(),
      let own = signatures.first(where: { $0.incident == incident })
    else { return }
    let earlier = signatures.filter { $0.incident.number < incident.number }
    guard let best = Similarity.ranking(of: own, among: earlier).first,
      best.score >= Similarity.telling
    else { return }
    Output.note(
      "looks like \(best.incident) (\(best.title.visible)): \(best.reasons.visible); "
        + "`scribe similar` shows more"
    )
  }
}
