package import IncidentModel

/// Where a search looks.
package struct SearchQuery: Sendable, Hashable {
  /// The incident as typed; nil means all.
  package var incident: String?
  /// Only these kinds, such as `event`, `hypothesis` or `log`; empty means all.
  package var kinds: [String] = []
  /// Only incidents that concern this service.
  package var service: String?
  /// From this moment on; what has no time is left out.
  package var from: Instant?
  /// Before this moment; what has no time is left out.
  package var to: Instant?
  /// Whether retracted entries are found too.
  package var includesRetracted = false
  /// At most this many.
  package var limit = 20

  package init() {}

  /// Whether it looks in a part only.
  package var isNarrowed: Bool {
    incident != nil || !kinds.isEmpty || service != nil || from != nil || to != nil
  }
}

/// Something that a search found.
package struct SearchHit: Sendable, Hashable {
  /// Marks in `snippet` the beginning and the end of a word that was looked for.
  package static let markStart: Character = "\u{2}"
  package static let markEnd: Character = "\u{3}"

  /// Nil for a drill that belongs to none.
  package var incident: ShortID?
  package var kind: String
  /// `E12`, `H2`, `T3`, `F1`, or `error.log:67`.
  package var label: String
  /// When it happened, in UTC; nil where it has no time.
  package var at: Instant?
  package var isRetracted: Bool
  /// The part of the text around the words, which are marked.
  package var snippet: String
  /// How well it fits: higher is better.
  package var score: Double
}

/// What a search found, the best first.
package struct SearchOutcome: Sendable, Hashable {
  package var hits: [SearchHit]
  /// How many there are in all.
  package var total: Int
  /// Whether all the words were found together; otherwise the hits have some of them.
  package var hasAllWords: Bool
}
