/// What an incident is made of, by which it is known again.
package struct IncidentSignature: Sendable, Hashable {
  /// What a feature is.
  package enum Kind: String, Sendable, CaseIterable {
    /// The code of a log line: `MY-011825`.
    case code
    /// What lines of its logs are about: `corruption`.
    case category
    /// A table or file that its logs name.
    case object
    case service
    /// A word of its title, hypotheses, summary or root cause.
    case word

    /// How much a feature of the kind says: the same code says more than the same word.
    package var weight: Double {
      switch self {
      case .code: 3
      case .object: 3
      case .category: 2
      case .service: 2
      case .word: 1
      }
    }
  }

  /// One thing that it has.
  package struct Feature: Sendable, Hashable {
    package var kind: Kind
    package var value: String

    package init(_ kind: Kind, _ value: String) {
      self.kind = kind
      self.value = value
    }
  }

  package var incident: ShortID
  package var title: String
  package var features: Set<Feature> = []

  package init(incident: ShortID, title: String) {
    self.incident = incident
    self.title = title
  }

  /// Adds a service, in lower case.
  package mutating func add(service: String) {
    features.insert(Feature(.service, service.lowercased()))
  }

  /// Adds the words of a text that say something: three letters or more, no function words.
  package mutating func add(words text: String) {
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    where word.count > 2 && !Self.functionWords.contains(String(word)) {
      features.insert(Feature(.word, String(word)))
    }
  }

  /// English words that stand in every text.
  private static let functionWords: Set<String> = [
    "the", "and", "for", "was", "were", "with", "that", "this", "from", "are", "not", "but", "has",
    "had", "have", "its", "into", "all", "after", "before", "when", "then", "than", "been", "being",
    "did", "does", "out", "our", "can", "could", "cannot", "due", "there", "their", "they", "which",
    "who", "why", "how", "what", "would", "will", "because", "over", "under", "about", "again",
    "any", "some", "too", "very", "only", "also", "down", "off", "one", "two", "more", "most",
  ]
}
